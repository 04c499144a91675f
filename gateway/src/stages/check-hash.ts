import { AppError } from '@media-gateway/kernel';
import { hashOf } from '../operations/hash.ts';
import { canonicalId } from '../operations/registry.ts';

/** @throws AppError PERSISTED_QUERY_HASH_MISMATCH where the hash is not that of the text, as it was sent. */
export function checkHash(text: string, hash: string): void {
  if (hashOf(text) === canonicalId(hash)) return;
  throw new AppError(
    'PERSISTED_QUERY_HASH_MISMATCH',
    '"extensions.persistedQuery.sha256Hash" must be the SHA-256 of "query", in hex; it is not.',
  );
}
