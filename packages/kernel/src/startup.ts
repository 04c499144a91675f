import { AppError } from './errors.ts';

/** Why a process cannot start, in one line that says what would be right. The entry prints it and exits with 1; no stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

/**
 * Runs a process entry: what was wrong outside of us is one line and exit code 1; anything else is a fault of ours and keeps its stack.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StartupError || error instanceof AppError ? `error: ${error.message}` : error);
    process.exit(1);
  }
}

/** Stops once on Ctrl-C or SIGTERM, then leaves with 0; a second signal leaves at once. */
export function onShutdown(stop: () => Promise<void>): void {
  let stopping = false;
  const handle = () => {
    if (stopping) process.exit(130);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', handle).on('SIGTERM', handle);
}
