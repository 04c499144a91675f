import { type ManifestEntry, notAManifest } from './entry.ts';

/** An object of ids and texts, as the Relay compiler and GraphQL Code Generator write it. @throws AppError MANIFEST_INVALID */
export const readMap = (manifest: object): readonly ManifestEntry[] =>
  Object.entries(manifest).map(([id, text]: [string, unknown]) => {
    if (typeof text === 'string') return { id, text };
    throw notAManifest(`In an object of ids and texts each value is a text; that of "${id.slice(0, 80)}" is none.`);
  });
