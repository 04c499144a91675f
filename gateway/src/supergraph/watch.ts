import { setTimeout as pause } from 'node:timers/promises';
import type { SupergraphSource } from './source/port.ts';

export interface WatchOptions {
  readonly source: SupergraphSource;
  /** What the source said when the supergraph that is served was made of it. */
  readonly current: string;
  /** Takes a new supergraph; rejects when it cannot be served, and then everything is as before. */
  readonly apply: (sdl: string) => Promise<void>;
  /** Told once of each text that is refused, and of a source that stops answering. */
  readonly refused: (error: unknown) => void;
}

export interface SupergraphWatch {
  /** Looks now; what was refused before is tried again. Resolves when it was taken or refused. */
  refresh(): Promise<void>;
  /** Ends the watch, after what was begun is finished. */
  stop(): Promise<void>;
}

/** Follows a source: a text that is new and whole is applied, one at a time; one that is refused changes nothing. */
export function watchSupergraph({ source, current, apply, refused }: WatchOptions): SupergraphWatch {
  let [taken, seen, trouble] = [current, current, ''];
  const look = async () => {
    const text = await readSettled(source, seen);
    trouble = '';
    if (text === seen) return;
    seen = text;
    if (text === taken) return;
    await apply(await source.toSdl(text));
    taken = text;
  };
  const tell = (error: unknown) => {
    if (String(error) !== trouble) refused(error);
    trouble = String(error);
  };
  const looking = oneAtATime(() => look().catch(tell));
  const stopWatching = source.watch(() => void looking.start());
  // What changed between the first reading and now.
  void looking.start();
  return {
    refresh() {
      seen = taken;
      return looking.start();
    },
    async stop() {
      stopWatching();
      await looking.idle();
    },
  };
}

/** A text that stays as it is; one that nobody sees again was read while it was being written. */
async function readSettled({ read, settleMs }: SupergraphSource, seen: string): Promise<string> {
  // Between the removal of a file and its writing there is none.
  let text = settleMs > 0 ? await read().catch(() => undefined) : await read();
  while (text === undefined || (settleMs > 0 && text !== seen)) {
    await pause(settleMs);
    const again = await read();
    if (again === text) break;
    text = again;
  }
  return text;
}

/** Work that is asked for while it runs is done once more after it. */
function oneAtATime(work: () => Promise<void>) {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  };
  const start = () => {
    again = true;
    return (running ??= run());
  };
  return { start, idle: async () => running };
}
