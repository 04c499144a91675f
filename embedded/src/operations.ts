import { runMain } from '@media-gateway/kernel';
import { checkOperations } from './operations-check.ts';
import { ROOT } from './supergraph.ts';

/**
 * `npm run operations -- check [--base REF] [--json]`: what the operations of today break for the clients of those that are
 * published at a git ref. Exits with 1 when something breaks.
 */
await runMain(async () => {
  const { output, note, breaks } = await checkOperations(process.argv.slice(2), ROOT);
  if (note) console.error(`note: ${note}`);
  console.log(output);
  if (breaks) process.exitCode = 1;
});
