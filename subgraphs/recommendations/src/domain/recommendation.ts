export type ReasonCode = 'SIMILAR_CONTENT' | 'BECAUSE_YOU_WATCHED' | 'BECAUSE_YOU_LIKED' | 'TRENDING' | 'POPULAR';

export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  /** The title it is because of, where there is one. */
  readonly titleId: string | null;
}

export interface Recommendation {
  readonly titleId: string;
  /** 0–1, falling along a list. */
  readonly score: number;
  readonly reason: Reason;
}

export const TRENDING: Reason = { code: 'TRENDING', text: 'Many watch and like it these days', titleId: null };
export const POPULAR: Reason = { code: 'POPULAR', text: 'Popular with everyone', titleId: null };

/** By score, highest first; the more popular, then the id, decides between equals. */
export const byScore = (a: Scored, b: Scored): number =>
  b.score - a.score || b.popularity - a.popularity || (a.titleId < b.titleId ? -1 : 1);

interface Scored {
  readonly titleId: string;
  readonly score: number;
  readonly popularity: number;
}
