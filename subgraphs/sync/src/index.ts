import type { SubgraphDeps } from '@media-gateway/adapters';
import { defineSubgraph } from '@media-gateway/kernel';
import { createContext } from './context.ts';
import { schema } from './schema.ts';
import { startWorker } from './worker.ts';

/** Where was I? */
export const sync = defineSubgraph<SubgraphDeps>({ name: 'sync', schema, createContext, startWorker });
