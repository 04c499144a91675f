import type { SubgraphDeps } from '@media-gateway/adapters';
import { defineSubgraph } from '@media-gateway/kernel';
import { createContext } from './context.ts';
import { schema } from './schema.ts';
import { seed } from './seed.ts';
import { startWorker } from './worker.ts';

/** Where can it be watched? */
export const availability = defineSubgraph<SubgraphDeps>({
  name: 'availability',
  schema,
  createContext,
  seed,
  startWorker,
});
