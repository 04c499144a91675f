import { afterEach, describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import { readGatewayYaml } from '../../src/config/read.ts';
import { type GatewaySettings, toSettings } from '../../src/config/settings.ts';
import { createServe } from '../../src/service/serve.ts';
import type { Served } from '../../src/version/version.ts';
import { compose } from '../../src/supergraph/compose.ts';
import { SDL } from '../fixture/supergraph.ts';
import { PLAIN } from '../supergraph/library.ts';
import { createLog } from './log.ts';

/** The library without its reviews. */
const { media, users } = SDL;
const SMALLER = compose(
  Object.entries({ media, users }).map(([name, sdl]) => ({ name, sdl, url: `http://127.0.0.1:1/${name}` })),
);

const opened: Served[] = [];
afterEach(async () => {
  const transports = new Set(opened.splice(0).flatMap((served) => Object.values(served.transports)));
  await Promise.all([...transports].map((transport) => transport.close()));
});

async function startServe(subgraphs: string, implied: readonly string[] = []) {
  const text = `supergraph: { source: s }\nsubgraphs: ${subgraphs}`;
  const settings: GatewaySettings = toSettings(readGatewayYaml({ text, file: 'gateway.yaml' }, {}), '');
  const { log, lines } = createLog();
  const make = await createServe({ ...settings, subgraphs: { ...settings.subgraphs, implied } }, log);
  const serve = async (sdl: string, before?: Served) => {
    const served = await make(sdl, before);
    opened.push(served);
    return served;
  };
  return { serve, lines };
}

describe('options for a subgraph that the supergraph does not have', () => {
  it('are refused at the start, with what is near and what there is', async () => {
    const { serve } = await startServe('{ all: { timeoutMs: 100 }, users: {}, revews: {}, basket: {} }');
    const refused = serve(PLAIN);
    await expect(refused).rejects.toThrow(StartupError);
    await expect(refused).rejects.toThrow(
      'The supergraph has no subgraph "revews" (did you mean "reviews"?), "basket", for which there are options; it has media, reviews, users.',
    );
  });

  it('are no fault where nobody wrote them', async () => {
    const { serve, lines } = await startServe('{ search: {} }', ['search']);
    expect(Object.keys((await serve(PLAIN)).transports)).toEqual(['media', 'reviews', 'users']);
    expect(lines).toEqual([]);
  });

  it('are told when the subgraph leaves, and the supergraph is served', async () => {
    const { serve, lines } = await startServe('{ all: {}, reviews: { timeoutMs: 100 } }');
    const first = await serve(PLAIN);
    expect(lines).toEqual([]);
    expect(Object.keys((await serve(SMALLER, first)).transports)).toEqual(['media', 'users']);
    expect(lines).toEqual([
      {
        level: 'warn',
        facts: {},
        message: 'The supergraph has no subgraph "reviews", for which there are options; it has media, users.',
      },
    ]);
  });
});
