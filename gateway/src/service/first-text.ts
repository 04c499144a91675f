import { setTimeout as pause } from 'node:timers/promises';
import { SourceUnavailable, type SupergraphSource } from '../supergraph/source/port.ts';

export interface FirstTextOptions {
  /** How long to try, in ms. */
  readonly withinMs: number;
  /** Told of each try that was in vain. */
  readonly failed: (error: Error) => void;
}

/** The pause after the first try, and the longest, in ms. */
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [250, 4000];

/**
 * What the source says at the start. One that does not answer may itself be starting, so it is tried for a while.
 * @throws StartupError when it cannot be had, or not in time.
 */
export async function readFirst(source: SupergraphSource, options: FirstTextOptions): Promise<string> {
  const end = performance.now() + options.withinMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await source.read();
    } catch (error) {
      if (!(error instanceof SourceUnavailable) || performance.now() + pauseMs > end) throw error;
      options.failed(error);
      await pause(pauseMs);
    }
  }
}
