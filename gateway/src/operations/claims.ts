import type { Viewer } from '@media-gateway/kernel';

/** What of the viewer may fill a variable, and the types that hold it. */
const CLAIMS = {
  id: ['ID', 'String'],
  role: ['String'],
  scopes: ['[String!]', '[String]'],
} as const satisfies Partial<Record<keyof Viewer, readonly string[]>>;

export type Claim = keyof typeof CLAIMS;

export const CLAIM_NAMES = Object.keys(CLAIMS) as readonly Claim[];

export const isClaim = (name: string): name is Claim => Object.hasOwn(CLAIMS, name);

/** The types that a claim fits, `!` left out. */
export const claimTypes = (claim: Claim): readonly string[] => CLAIMS[claim];
