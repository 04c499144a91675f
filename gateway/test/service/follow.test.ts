import { describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import type { ServedGateway } from '../../src/gateway.ts';
import { follow } from '../../src/service/follow.ts';
import type { Served } from '../../src/version/version.ts';
import { createLog } from './log.ts';

/** A source that says `one` until told otherwise, and what is served of it; `bad` cannot be. */
function start() {
  const source = { text: 'one' };
  const { log, lines } = createLog();
  const watch = follow({
    source: {
      name: 's',
      settleMs: 0,
      read: async () => source.text,
      toSdl: async (text) => text,
      watch: () => () => {},
    },
    text: 'one',
    first: {} as Served,
    serve: async (sdl) => {
      if (sdl === 'bad') throw new StartupError('It is bad.');
      return {} as Served;
    },
    gateway: { version: 1, swap: async () => {} } as unknown as ServedGateway,
    log,
  });
  return { source, watch, messages: () => lines.map(({ level, message }) => `${level}: ${message}`) };
}

const NOTHING = 'info: nothing changed';

describe('a look that somebody asks for', () => {
  it('says that nothing changed, each time', async () => {
    const { watch, messages } = start();
    await watch.refresh();
    await watch.refresh();
    expect(messages()).toEqual([NOTHING, NOTHING]);
  });

  it('says what changed instead', async () => {
    const { source, watch, messages } = start();
    source.text = 'two';
    await watch.refresh();
    expect(messages()).toEqual(['info: the supergraph was replaced']);
    await watch.refresh();
    expect(messages().slice(1)).toEqual([NOTHING]);
  });

  it('says what was refused instead, again when asked again', async () => {
    const { source, watch, messages } = start();
    source.text = 'bad';
    await watch.refresh();
    await watch.refresh();
    expect(messages()).toEqual(Array(2).fill('error: the supergraph was refused; the one before is still served'));
  });
});
