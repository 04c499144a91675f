import { DEFAULT_OPTIONS, type Limits } from '../options.ts';

export type { Limits };

/** Depth and cost are the ruled values; the rest bounds what parsing may cost. */
export const DEFAULT_LIMITS: Limits = DEFAULT_OPTIONS.limits;
