import { AppError } from '@media-gateway/kernel';
import type { Retirement } from './lifecycle.ts';
import type { StoredDocument, VersionSummary } from './port.ts';
import { printRef } from './ref.ts';

/** What a gateway holds in memory, at most: documents, each once for each version that has it, and characters of different texts. */
export const MAX_ACTIVE = { documents: 50_000, characters: 50_000_000 };

type Size = typeof MAX_ACTIVE;

/** @throws AppError CONFLICT where more would be served than gateways hold. */
export function checkSize(active: Size, added: readonly StoredDocument[]): void {
  const documents = active.documents + added.length;
  const characters = active.characters + added.reduce((sum, { text }) => sum + text.length, 0);
  if (documents <= MAX_ACTIVE.documents && characters <= MAX_ACTIVE.characters) return;
  throw new AppError(
    'CONFLICT',
    `Then ${documents} documents of ${characters} characters would be served; ${MAX_ACTIVE.documents} of ${MAX_ACTIVE.characters} are at most. Retire versions first.`,
    { details: { documents, characters, maximum: MAX_ACTIVE } },
  );
}

const DAY_MS = 86_400_000;

/** @throws AppError APP_VERSION_IN_USE for a version that is served and was asked for within the days. */
export function checkUnused(version: VersionSummary, { unusedDays, force }: Retirement, now: number): void {
  const { state, lastUsedAt } = version;
  if (force || state !== 'ACTIVE' || !lastUsedAt || lastUsedAt.getTime() <= now - unusedDays * DAY_MS) return;
  throw new AppError(
    'APP_VERSION_IN_USE',
    `"${printRef(version)}" was asked for at ${lastUsedAt.toISOString()}, within ${unusedDays} days; wait, or force it.`,
    { details: { lastUsedAt: lastUsedAt.toISOString(), unusedDays } },
  );
}
