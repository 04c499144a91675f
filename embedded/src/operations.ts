import { readServiceConfig } from '@media-gateway/adapters';
import { StartupError, runMain } from '@media-gateway/kernel';
import { runAppCommand } from './apps-command.ts';
import { checkOperations } from './operations-check.ts';
import { ROOT } from './supergraph.ts';

/**
 * `npm run operations -- check …` says what the operations of today break for the clients of those that are published at a git ref,
 * and exits with 1 when something breaks; `publish`, `activate`, `retire` and `usage` are about the manifests of client applications.
 */
await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.length === 0) throw new StartupError('Say what to do: npm run operations -- <command>; see --help.');
  if (args[0] === 'check') return check(args);
  console.log(await runAppCommand(args, readServiceConfig()));
});

async function check(args: readonly string[]): Promise<void> {
  const { output, note, breaks } = await checkOperations(args, ROOT);
  if (note) console.error(`note: ${note}`);
  console.log(output);
  if (breaks) process.exitCode = 1;
}
