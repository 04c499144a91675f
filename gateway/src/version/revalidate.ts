import { setImmediate as turn } from 'node:timers/promises';
import type { ClientDocument } from '../operations/client-registry.ts';
import { createCheckDocument } from '../stages/check-document.ts';
import type { Version, VersionDeps } from './version.ts';

/** Documents that are named, at most. */
const MAX_NAMED = 20;

/**
 * Tells of the documents of client applications that a version cannot run. It serves all the same: who asks for one of them is told
 * what is wrong with it. Requests run in between.
 */
export async function revalidate(
  { number, supergraph }: Version,
  { clients, options, report }: Pick<VersionDeps, 'clients' | 'options' | 'report'>,
): Promise<void> {
  const check = createCheckDocument(supergraph, options);
  const invalid: string[] = [];
  for (const client of clients.all) {
    await turn();
    const problem = problemOf(() => check(client.document));
    if (problem) invalid.push(`  ${nameOf(client)}: ${problem}`);
  }
  if (invalid.length > 0) report(new Error(messageOf(number, invalid)));
}

function messageOf(version: number, invalid: readonly string[]): string {
  const lines = invalid.slice(0, MAX_NAMED);
  if (invalid.length > MAX_NAMED) lines.push(`  … and ${invalid.length - MAX_NAMED} more`);
  return `Documents of client applications cannot be run on version ${version}:\n${lines.join('\n')}`;
}

function problemOf(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** By a version that has it, and by its text where only the configuration has. */
function nameOf({ publishers: [first], document }: ClientDocument): string {
  return first ? `${first.app}~${first.version} ${first.id}` : `${document.slice(0, 60)}…`;
}
