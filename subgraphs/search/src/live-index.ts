import type { SubgraphDeps } from '@media-gateway/adapters';
import { type Corpus, createCorpus } from './corpus.ts';
import { createMiniSearchWords } from './ports/words/minisearch.ts';
import { readChanged } from './store/read.ts';

/** The corpus of this process, kept up with the table that all processes write. */
export interface LiveIndex {
  /** The corpus, once it was loaded; then at once, though the newest change may still be missing for some seconds. */
  corpus(): Promise<Corpus>;
  /** Resolves when everything is in that was written before the call. */
  catchUp(): Promise<void>;
  /** Says that something was or will soon be written: catches up a little later, once for many calls. */
  poke(): void;
  /** Ends what runs in the background. */
  stop(): Promise<void>;
}

export interface LiveIndexOptions {
  /** While queries come, how old the corpus may be before it is caught up beside them, in ms. */
  readonly maxAgeMs?: number;
  /** How long after a poke, in ms: another process may be told of an event before the worker has written it. */
  readonly pokeDelayMs?: number;
}

/** Reads the rows by revision, so that catching up costs what has changed and not what there is. */
export function createLiveIndex(
  { db, log, now }: SubgraphDeps,
  { maxAgeMs = 2000, pokeDelayMs = 250 }: LiveIndexOptions = {},
): LiveIndex {
  const corpus = createCorpus(createMiniSearchWords());
  let revision = 0n;
  let caughtUpAt = -Infinity;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const readOn = async () => {
    const begun = now();
    for (let more = true; more;) {
      const changed = await readChanged(db, revision);
      await corpus.take(changed.documents);
      ({ revision, more } = changed);
    }
    caughtUpAt = begun;
  };
  // At most one runs and one waits: whoever asks while one runs needs the next, which begins after the asking.
  const catchUp = () =>
    (next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return (running = readOn());
      }));
  const catchUpBeside = () =>
    void catchUp().catch((error: unknown) => log.error({ err: error }, 'the search index is behind'));

  return {
    catchUp,
    async corpus() {
      if (caughtUpAt === -Infinity) await catchUp();
      else if (now() - caughtUpAt > maxAgeMs && !next) catchUpBeside();
      return corpus;
    },
    poke() {
      timer ??= setTimeout(() => {
        timer = undefined;
        catchUpBeside();
      }, pokeDelayMs).unref();
    },
    async stop() {
      clearTimeout(timer);
      await (next ?? running).catch(() => undefined);
    },
  };
}
