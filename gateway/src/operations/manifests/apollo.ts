import { z } from 'zod';
import { type ManifestEntry, notAManifest } from './entry.ts';

const MANIFEST = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string(),
    }),
  ),
});

/**
 * What `generate-persisted-query-manifest` writes, and Apollo's tools for iOS and Kotlin.
 * https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format
 * @throws AppError MANIFEST_INVALID naming the first part that is wrong.
 */
export function readApollo(manifest: object): readonly ManifestEntry[] {
  const { data, error } = MANIFEST.safeParse(manifest);
  if (data) return data.operations.map(({ id, name, body }) => ({ id, name, text: body }));
  const [issue] = error.issues;
  throw notAManifest(`This is no manifest of Apollo's, version 1: ${issue?.path.join('.')}: ${issue?.message}.`);
}
