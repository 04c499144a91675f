import { createRequire } from 'node:module';
import { z } from 'zod';

/** The version of the package. */
export const readVersion = (): string =>
  z.object({ version: z.string() }).parse(createRequire(import.meta.url)('../../package.json')).version;
