import type { Interaction } from '@media-gateway/kernel';

const DAY_MS = 86_400_000;

/** How much an interaction warms a title; what is missing does not. */
const WEIGHT: Partial<Record<Interaction['kind'], number>> = {
  WATCHLISTED: 0.5,
  PROGRESSED: 0.5,
  COMPLETED: 1,
  LIKED: 1,
};

/** Below this many interactions of today's worth a title is no longer trending: one half-life ago they were twice as many. */
const TRENDING_FROM = 0.05;

/** What one interaction adds to the heat of a title. */
export interface Warmth {
  readonly weight: number;
  /** Start of its day (UTC), in ms since 1970: who comes again on the same day adds nothing, in whatever order that is heard of. */
  readonly day: number;
}

/** @returns undefined when it warms nothing. A time that is still to come counts as now, so that a wrong clock heats nothing up. */
export function warmthOf({ kind, at }: Interaction, now: number): Warmth | undefined {
  const weight = WEIGHT[kind];
  const time = Math.min(Date.parse(at), now);
  return weight === undefined ? undefined : { weight, day: Math.floor(time / DAY_MS) * DAY_MS };
}

/** ln 2^(t / half-life): the landmark of the decay is 1970. */
const growth = (time: number, halfLifeDays: number): number => (Math.LN2 * time) / (halfLifeDays * DAY_MS);

/**
 * Heat with one more interaction: ln(e^heat + weight · 2^(day / half-life)), forward decay (Cormode, Shkapenyuk, Srivastava and Xu,
 * "Forward Decay", ICDE 2009). Everything that decays by one factor keeps its order, so heat never has to be recomputed;
 * the logarithm keeps what grows without bound within a double.
 * @param heat 0 when there was none.
 */
export function addHeat(heat: number, { weight, day }: Warmth, halfLifeDays: number): number {
  const added = Math.log(weight) + growth(day, halfLifeDays);
  if (heat === 0) return added;
  return Math.max(heat, added) + Math.log1p(Math.exp(-Math.abs(heat - added)));
}

/** How many interactions of this moment a heat is worth. */
export const interactionsNow = (heat: number, now: number, halfLifeDays: number): number =>
  heat === 0 ? 0 : Math.exp(heat - growth(now, halfLifeDays));

/** The heat from which a title is trending at a moment. */
export const trendingHeat = (now: number, halfLifeDays: number): number =>
  Math.log(TRENDING_FROM) + growth(now, halfLifeDays);
