import type { CommonSubgraphOptions } from './options.ts';

/** How long our own subgraphs may take, and when they count as failing, where it is not as in DEFAULT_SUBGRAPH_OPTIONS. */
export const MEDIA_SUBGRAPHS: Readonly<Record<string, CommonSubgraphOptions>> = {
  search: { timeoutMs: 2000, breaker: { requests: 10, errorShare: 0.4 } },
  recommendations: { timeoutMs: 5000, breaker: { requests: 15 } },
};
