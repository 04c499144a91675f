import type { SubgraphDeps } from '@media-gateway/adapters';
import { defineSubgraph } from '@media-gateway/kernel';
import { createContext } from './context.ts';
import { schema } from './schema.ts';
import { seed } from './seed.ts';

/** Who am I, what may I? */
export const user = defineSubgraph<SubgraphDeps>({ name: 'user', schema, createContext, seed });
