import type { SubgraphDeps } from '@media-gateway/adapters';
import { defineSubgraph } from '@media-gateway/kernel';
import { createContext } from './context.ts';
import { schema } from './schema.ts';
import { seed } from './seed.ts';
import { startWorker } from './worker.ts';

/** What is it? Titles, people, genres, external ids, and the ingestion of catalogues. */
export const content = defineSubgraph<SubgraphDeps>({ name: 'content', schema, createContext, seed, startWorker });
