import { StartupError } from '@media-gateway/kernel';
import { type AudienceModes, DEFAULT_OPTIONS, type PersistedMode, type PersistedOptions } from '../options.ts';
import type { Facade } from '../request.ts';

/** Who asks is known by the door that they come through. */
const AUDIENCES: Readonly<Record<Facade, keyof AudienceModes>> = {
  graphql: 'app',
  ws: 'app',
  rest: 'partner',
  mcp: 'agent',
  webhook: 'partner',
};

export const audienceOf = (facade: Facade): keyof AudienceModes => AUDIENCES[facade];

/** What holds for each kind of client. Partners and agents run published operations only, whatever holds for applications. */
export const modesOf = ({
  mode,
  audiences = {},
}: Pick<PersistedOptions, 'mode' | 'audiences'>): Readonly<Record<keyof AudienceModes, PersistedMode>> => ({
  app: audiences.app ?? mode,
  partner: 'ids',
  agent: 'ids',
});

/** Whether clients may send any text, and so register it. */
export const takesAnyText = (mode: PersistedMode): boolean => mode === 'allow' || mode === 'log';

/** A mode with everything else as it is by default: documents are registered where any may be sent. */
export const persistedAs = (mode: PersistedMode): PersistedOptions => ({
  ...DEFAULT_OPTIONS.persisted,
  mode,
  apq: { ...DEFAULT_OPTIONS.persisted.apq, enabled: takesAnyText(mode) },
});

/** @throws StartupError where clients could register what they may not send. */
export function checkPersisted(persisted: PersistedOptions): void {
  const { app } = modesOf(persisted);
  if (takesAnyText(app) || !persisted.apq.enabled) return;
  const option = persisted.audiences?.app ? 'persisted.audiences.app' : 'persisted.mode';
  throw new StartupError(
    `${option} is "${app}", which runs published operations only, and persisted.apq.enabled is true, which lets clients register documents of their own: set one of them otherwise.`,
  );
}
