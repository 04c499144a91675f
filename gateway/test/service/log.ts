import type { Logger } from '@media-gateway/adapters';

export interface Line {
  readonly level: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that is read by a test. */
export function createLog(): { readonly log: Logger; readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const writing = (level: string) => (facts: object | string, message?: string) =>
    void lines.push(
      typeof facts === 'string'
        ? { level, facts: {}, message: facts }
        : { level, facts: { ...facts }, message: message ?? '' },
    );
  const log = { info: writing('info'), warn: writing('warn'), error: writing('error') };
  return { log: log as unknown as Logger, lines };
}
