import type { Signal } from './signals.ts';

const DAY_MS = 86_400_000;

/** Weights of what a viewer did, as the domain has them. */
const LIKED = 1.5;
const DISMISSED = -0.8;
const SKIPPED = -0.5;
const SAVED = 0.3;
/** Watched less than this is skipped … */
const SKIPPED_BELOW = 0.3;
/** … unless it was within the last day: then they may just be watching. */
const STILL_WATCHING_MS = DAY_MS;

/** What a viewer thinks of one title. */
export interface Taste {
  readonly titleId: string;
  /** −0.8 (dismissed) to 1.5 (liked and watched to the end); fades by 5 % in 30 days. */
  readonly weight: number;
  /** What they did that says most. */
  readonly because: 'LIKED' | 'WATCHED' | 'SAVED';
}

/** What a viewer's signals say of each title: completion · 0.95^(days / 30), × 1.5 when liked, −0.8 dismissed, −0.5 skipped below 30 %. */
export function tastesOf(signals: readonly Signal[], now: number): readonly Taste[] {
  const titleIds = [...new Set(signals.map(({ titleId }) => titleId))];
  return titleIds.map((titleId) =>
    tasteOf(
      titleId,
      signals.filter((signal) => signal.titleId === titleId),
      now,
    ),
  );
}

function tasteOf(titleId: string, signals: readonly Signal[], now: number): Taste {
  const age = Math.max(0, now - Math.max(...signals.map(({ at }) => at.getTime())));
  const has = (kind: Signal['kind']) => signals.some((signal) => signal.kind === kind);
  const fading = 0.95 ** (age / DAY_MS / 30);
  const watched = watchedShare(signals);
  const taste = (weight: number, because: Taste['because']): Taste => ({ titleId, weight: weight * fading, because });
  if (has('DISMISSED')) return taste(DISMISSED, 'WATCHED');
  if (has('LIKED')) return taste(LIKED * (watched !== null && watched >= SKIPPED_BELOW ? watched : 1), 'LIKED');
  if (watched !== null && watched >= SKIPPED_BELOW) return taste(watched, 'WATCHED');
  if (watched !== null) return taste(age < STILL_WATCHING_MS ? 0 : SKIPPED, 'WATCHED');
  return taste(has('WATCHLISTED') ? SAVED : 0, 'SAVED');
}

/** The largest share that was watched, 0–1; null when they never watched it. */
function watchedShare(signals: readonly Signal[]): number | null {
  const shares = signals.flatMap(({ kind, completion }) =>
    kind === 'COMPLETED' ? [completion ?? 1] : kind === 'PROGRESSED' ? [completion ?? 0] : [],
  );
  return shares.length === 0 ? null : Math.max(...shares);
}
