import { z } from 'zod';
import { type ManifestEntry, notAManifest } from './entry.ts';

const PAIR = z.tuple([z.string(), z.string()]);

/** A list of pairs, each an id and a text, as Relay's persisting servers exchange it. @throws AppError MANIFEST_INVALID */
export const readRelay = (manifest: readonly unknown[]): readonly ManifestEntry[] =>
  manifest.map((item, index) => {
    const { data } = PAIR.safeParse(item);
    if (data) return { id: data[0], text: data[1] };
    throw notAManifest(`In a list each item is a pair of id and text, ["<id>", "query …"]; item ${index} is none.`);
  });
