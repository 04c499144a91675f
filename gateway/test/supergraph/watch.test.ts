import { describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import { SourceUnavailable, type SupergraphSource } from '../../src/supergraph/source/port.ts';
import { watchSupergraph } from '../../src/supergraph/watch.ts';

/** A source that says what a test lets it say. */
function createSource(first: string) {
  const source = { text: first, failure: undefined as Error | undefined, changed: () => {} };
  const port: SupergraphSource = {
    name: 'test',
    settleMs: 0,
    read: async () => {
      if (source.failure) throw source.failure;
      return source.text;
    },
    toSdl: async (text) => `sdl of ${text}`,
    watch: (changed) => {
      source.changed = changed;
      return () => (source.changed = () => {});
    },
  };
  return { source, port };
}

function follow(refuse: (sdl: string) => boolean = () => false, apply = async () => {}) {
  const { source, port } = createSource('one');
  const [applied, refused]: [string[], string[]] = [[], []];
  const watch = watchSupergraph({
    source: port,
    current: 'one',
    apply: async (sdl) => {
      await apply();
      if (refuse(sdl)) throw new StartupError(`${sdl} is wrong`);
      applied.push(sdl);
    },
    refused: (error) => refused.push((error as Error).message),
  });
  const say = async (text: string) => {
    source.text = text;
    source.changed();
    await idle();
  };
  return { source, watch, applied, refused, say };
}

/** Until everything that needs no time is done. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

describe('a supergraph that is followed', () => {
  it('is applied when it says something else, and only then', async () => {
    const { applied, say } = follow();
    await say('one');
    await say('two');
    await say('two');
    await say('one');
    expect(applied).toEqual(['sdl of two', 'sdl of one']);
  });

  it('is refused once for each text, and going back to what is served is no change', async () => {
    const { applied, refused, say } = follow((sdl) => sdl.includes('bad'));
    for (const text of ['bad', 'bad', 'one', 'bad', 'worse and bad', 'one']) await say(text);
    expect(refused).toEqual(['sdl of bad is wrong', 'sdl of bad is wrong', 'sdl of worse and bad is wrong']);
    expect(applied).toEqual([]);
  });

  it('is tried again when somebody says so', async () => {
    let isBad = true;
    const { applied, refused, watch, say } = follow(() => isBad);
    await say('two');
    isBad = false;
    await say('two');
    expect(applied).toEqual([]);
    await watch.refresh();
    expect(applied).toEqual(['sdl of two']);
    expect(refused).toHaveLength(1);
    await watch.refresh();
    expect(applied).toHaveLength(1);
  });

  it('may be away for a while, which is told once', async () => {
    const { source, applied, refused, say } = follow();
    source.failure = new SourceUnavailable('away');
    await say('two');
    await say('two');
    expect(refused).toEqual(['away']);
    source.failure = undefined;
    await say('two');
    expect(applied).toEqual(['sdl of two']);
  });

  it('is applied one at a time, and what changes meanwhile is not lost', async () => {
    let running = 0;
    const { source, applied, watch } = follow(undefined, async () => {
      running += 1;
      expect(running).toBe(1);
      await idle();
      running -= 1;
    });
    for (const text of ['two', 'three', 'four']) {
      source.text = text;
      source.changed();
      await Promise.resolve();
    }
    await watch.refresh();
    expect(applied.at(-1)).toBe('sdl of four');
  });

  it('is not applied any more when the watch was stopped', async () => {
    const { applied, watch, say } = follow();
    await watch.stop();
    await say('two');
    expect(applied).toEqual([]);
  });
});
