import { runCampaign, type Failure, type Tally } from './campaign.ts';
import { readArguments } from './config.ts';
import { FIXTURES } from './fixtures.ts';
import { startWorld } from './world.ts';

/** `npm run fuzz -w gateway`: as many operations as wanted, a table, and a case folder for each new fault. */
async function main(): Promise<void> {
  const { operations, seed, fixture, referenceShare } = readArguments(process.argv.slice(2));
  const chosen = FIXTURES.filter(({ name }) => fixture === undefined || name === fixture);
  if (chosen.length === 0) throw new TypeError(`Fixtures are ${FIXTURES.map(({ name }) => name).join(', ')}.`);
  print(`seed ${seed}`);
  const tallies: Tally[] = [];
  for (const one of chosen) {
    const world = startWorld(one);
    const share = Math.ceil(operations / chosen.length);
    const tally = await runCampaign(world, {
      operations: share,
      seed,
      referenceShare,
      maxSaved: 5,
      shrinkingMs: 60_000,
      known: new Map(),
    });
    tally.failures.forEach(printFailure);
    tallies.push(tally);
    print(row(tally));
    await world.stop();
  }
  printTable(tallies);
  process.exitCode = tallies.every(({ operations: all, equal }) => all === equal) ? 0 : 1;
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

function printFailure({ question: { operation, faults }, text, savedAs }: Failure): void {
  const asked = [operation.query, JSON.stringify(operation.variables), JSON.stringify(faults)];
  print(`\n${asked.join('\n')}\n${text}\nsee cases/${savedAs}\n`);
}

const HEAD = ['fixture', 'operations', 'equal to monolith', 'reference agrees', 'reference differs'];

const cells = ({ fixture, operations, equal, referenceAgrees, referenceDiffers }: Tally) =>
  [fixture, operations, equal, referenceAgrees, referenceDiffers].map(String);

const row = (tally: Tally) => line(cells(tally));

const line = (texts: readonly string[]) =>
  texts.map((text, index) => (index === 0 ? text.padEnd(24) : text.padStart(18))).join('');

function printTable(tallies: readonly Tally[]): void {
  print(`\n${line(HEAD)}`);
  tallies.forEach((tally) => print(row(tally)));
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  print(
    line([
      'all',
      String(sum(({ operations }) => operations)),
      String(sum(({ equal }) => equal)),
      String(sum(({ referenceAgrees }) => referenceAgrees)),
      String(sum(({ referenceDiffers }) => referenceDiffers)),
    ]),
  );
}

await main();
