import type { SubgraphDeps } from '@media-gateway/adapters';
import { defineSubgraph } from '@media-gateway/kernel';
import { createContext } from './context.ts';
import { schema } from './schema.ts';
import { startWorker } from './worker.ts';

/** Search: finds titles by words. */
export const search = defineSubgraph<SubgraphDeps>({ name: 'search', schema, createContext, startWorker });
