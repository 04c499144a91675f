import { type Adapters, type ServiceConfig, openAdapters } from '@media-gateway/adapters';
import { migrate } from '@media-gateway/database';
import type { Running } from '@media-gateway/kernel';
import { seedAll } from './seed.ts';
import { type Progress, silent, timed } from './steps.ts';
import { startWorkers } from './workers.ts';

/** A database that is up to date, with the workers that follow its events. */
export interface Prepared {
  readonly adapters: Adapters;
  readonly workers: Running;
}

/**
 * What a deployment does before its services start: migrations and the sample catalogue, its events worked off.
 * Safe to repeat, and safe beside services that run.
 * @throws StartupError in one line when something outside of us is wrong.
 */
export const prepareDatabase = (config: ServiceConfig, progress: Progress = silent): Promise<void> =>
  withPrepared(config, progress, async () => undefined);

/** Runs work on a prepared database, and closes everything after it, whatever comes. */
export async function withPrepared(
  config: ServiceConfig,
  progress: Progress,
  work: (prepared: Prepared) => Promise<void>,
): Promise<void> {
  const adapters = await openAdapters(config, 'prepare');
  try {
    await timed(progress, 'migrate', () => migrate(adapters.database), migrated);
    const workers = await startWorkers(adapters);
    try {
      await timed(
        progress,
        'seed',
        () => seedAll(adapters, workers),
        () => 'the sample catalogue is there',
      );
      await work({ adapters, workers });
    } finally {
      await workers.stop();
    }
  } finally {
    await adapters.close();
  }
}

/** What is said of the step. */
export const migrated = ({ applied, total }: Awaited<ReturnType<typeof migrate>>) =>
  `${applied.length} of ${total} migrations applied`;
