import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartupError } from '@media-gateway/kernel';

/** The options and words of a command line. @throws StartupError for an option that is not known. */
export function readCommandLine<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new StartupError((cause as Error).message, { cause });
  }
}
