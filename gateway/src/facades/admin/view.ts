import type { DocumentUses, Uses, VersionSummary } from '../../apps/port.ts';

/** As JSON has it. */
export const summary = ({ app, version, state, documents, publishedAt, changedAt, ...uses }: VersionSummary) => ({
  app,
  version,
  state,
  documents,
  publishedAt: publishedAt.toISOString(),
  changedAt: changedAt.toISOString(),
  ...usesOf(uses),
});

export const documentUses = ({ id, name, ...uses }: DocumentUses) => ({ id, name, ...usesOf(uses) });

/** `byName`: the client said that it is this version. `byId`: it said nothing, and every version that has the id counts. */
const usesOf = ({ byName, byId, lastUsedAt }: Uses) => ({
  uses: { byName, byId },
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

export type VersionView = ReturnType<typeof summary>;
export type DocumentUsesView = ReturnType<typeof documentUses>;
