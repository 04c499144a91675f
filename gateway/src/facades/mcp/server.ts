import { type CacheHint, Server } from '@modelcontextprotocol/server';
import type { Gateway } from '../../gateway.ts';
import { forLast } from '../made.ts';
import type { McpCaller } from './caller.ts';
import { createCatalogue } from './catalogue.ts';
import { serveCompletions } from './complete.ts';
import { IDENTITY, INSTRUCTIONS } from './identity.ts';
import { servePrompts } from './prompts/serve.ts';
import { serveResources } from './resources/serve.ts';
import { serveTools } from './serve-tools.ts';
import type { Session } from './session.ts';
import { ALL_TOOLSETS, type Toolsets } from './toolsets.ts';

export interface McpClient {
  readonly caller: McpCaller;
  /** All when nothing is said. */
  readonly toolsets?: Toolsets;
}

/** One hour: what is offered changes only with a release. */
const OFFER: CacheHint = { ttlMs: 3_600_000, cacheScope: 'public' };
/** Which tools and resources are listed depends on who asks. */
const OFFER_TO_ONE: CacheHint = { ttlMs: 3_600_000, cacheScope: 'private' };

const CACHE_HINTS = {
  'tools/list': OFFER_TO_ONE,
  'prompts/list': OFFER,
  'resources/list': OFFER_TO_ONE,
  'resources/templates/list': OFFER,
} as const;

/** Makes a server for one client. What is offered is made once for a version of the gateway, and looked up at every request. */
export function createServerFactory(gateway: Gateway): (client: McpClient) => Server {
  const catalogueOf = forLast((_version: number) => createCatalogue(gateway));
  return ({ caller, toolsets = ALL_TOOLSETS }) => {
    const capabilities = { tools: {}, resources: {}, prompts: {}, completions: {} };
    const server = new Server(IDENTITY, { capabilities, instructions: INSTRUCTIONS, cacheHints: CACHE_HINTS });
    const sessionNow = (): Session => ({ gateway, catalogue: catalogueOf(gateway.version), caller, toolsets });
    serveTools(server, sessionNow);
    serveResources(server, sessionNow);
    servePrompts(server, sessionNow);
    serveCompletions(server, sessionNow);
    return server;
  };
}
