import { startDistributed } from './distributed.ts';
import { startEmbedded } from './embedded.ts';
import type { Role } from '@media-gateway/kernel';

/** A running system, reached as its users reach it. */
export interface Supergraph {
  /** Without a slash at the end. */
  readonly url: string;
  /** An access token of the development identity. */
  token(user: string, role?: Role): Promise<string>;
  /** Ends one subgraph; undefined where it shares the gateway's process. */
  readonly stopSubgraph: ((name: string) => Promise<void>) | undefined;
  stop(): Promise<void>;
}

export type Topology = 'embedded' | 'distributed';

/** The seeded system in either topology, on free ports and its own data. */
export const startSupergraph = (topology: Topology): Promise<Supergraph> =>
  topology === 'embedded' ? startEmbedded() : startDistributed();
