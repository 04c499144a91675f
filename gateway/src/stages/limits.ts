/** What an operation may be at most. Depth and cost are the ruled values; the rest bounds what parsing may cost. */
export interface Limits {
  /** Characters of the document, comments and all. */
  readonly characters: number;
  /** Tokens of the document. */
  readonly tokens: number;
  /** Nested fields; `edges`, `nodes`, `node` and `pageInfo` do not count. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** See stages/cost.ts. */
  readonly cost: number;
}

export const DEFAULT_LIMITS: Limits = {
  characters: 50_000,
  tokens: 4000,
  depth: 7,
  aliases: 30,
  directives: 50,
  cost: 1000,
};
