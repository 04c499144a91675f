import type { SubgraphDeps } from '@media-gateway/adapters';
import { availability } from '@media-gateway/availability';
import { content } from '@media-gateway/content';
import type { SubgraphDefinition } from '@media-gateway/kernel';
import { recommendations } from '@media-gateway/recommendations';
import { search } from '@media-gateway/search';
import { sync } from '@media-gateway/sync';
import { user } from '@media-gateway/user';

/** Every subgraph of supergraph.yaml, in the order in which they are seeded. */
export const SUBGRAPHS: readonly SubgraphDefinition<SubgraphDeps>[] = [
  content,
  availability,
  search,
  recommendations,
  user,
  sync,
];
