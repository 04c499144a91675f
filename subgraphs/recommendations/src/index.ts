import type { SubgraphDeps } from '@media-gateway/adapters';
import { defineSubgraph } from '@media-gateway/kernel';
import { createContext } from './context.ts';
import { schema } from './schema.ts';
import { startWorker } from './worker.ts';

/** Recommendations: what to watch, and why. */
export const recommendations = defineSubgraph<SubgraphDeps>({
  name: 'recommendations',
  schema,
  createContext,
  startWorker,
});
