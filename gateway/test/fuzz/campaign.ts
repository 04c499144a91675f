import fc from 'fast-check';
import { type Case, expectedOf, saveCase } from './case.ts';
import { type Difference, differenceOf } from './law.ts';
import { type Question, questionsOf } from './question.ts';
import type { World } from './world.ts';

export interface CampaignOptions {
  readonly operations: number;
  /** The same seed gives the same questions. */
  readonly seed: number;
  /** The part of the questions that the reference answers too, from 0 to 1. */
  readonly referenceShare: number;
  /** Kinds of failures that are shrunk and saved; further ones are only counted. */
  readonly maxSaved: number;
  /** How long one failure may be shrunk, in milliseconds. */
  readonly shrinkingMs: number;
  /** Kinds of failures that a case shows already, and its name: they are neither shrunk nor saved again. */
  readonly known: ReadonlyMap<string, string>;
}

export interface Failure extends Difference {
  readonly question: Question;
  /** The case folder that shows it. */
  readonly savedAs: string;
}

export interface Tally {
  readonly fixture: string;
  operations: number;
  /** Ours and the monolith's answers agree. */
  equal: number;
  referenceAgrees: number;
  /** The reference and the monolith differ in data. */
  referenceDiffers: number;
  readonly failures: Failure[];
}

/** Generated questions at a time. */
const CHUNK = 500;

/** Asks everybody the same random questions. */
export async function runCampaign(world: World, options: CampaignOptions): Promise<Tally> {
  const fixture = world.federation.fixture.name;
  const tally: Tally = { fixture, operations: 0, equal: 0, referenceAgrees: 0, referenceDiffers: 0, failures: [] };
  for (let done = 0; done < options.operations; done += CHUNK) {
    const seed = options.seed + done / CHUNK;
    const chunk = fc.sample(questionsOf(world.federation), {
      seed,
      numRuns: Math.min(CHUNK, options.operations - done),
    });
    for (const [index, question] of chunk.entries()) await takeOne({ world, options, tally, seed, index }, question);
  }
  return tally;
}

interface Turn {
  readonly world: World;
  readonly options: CampaignOptions;
  readonly tally: Tally;
  readonly seed: number;
  readonly index: number;
}

async function takeOne(turn: Turn, question: Question): Promise<void> {
  const { world, tally, options } = turn;
  tally.operations += 1;
  const difference = await compare(world, question);
  if (!difference) tally.equal += 1;
  else if (!tally.failures.some(({ kind }) => kind === difference.kind) && tally.failures.length < options.maxSaved)
    tally.failures.push(await failureOf(turn, question, difference));
  const share = options.referenceShare;
  if (Math.floor(tally.operations * share) > Math.floor((tally.operations - 1) * share))
    await askReference(turn, question);
}

/** Undefined when our answer is the monolith's. */
export async function compare(world: World, question: Question): Promise<Difference | undefined> {
  const ours = await world.ask(question);
  const answers = { ours, monolith: world.askMonolith(question), nullable: () => world.askNullable(question) };
  return differenceOf(answers, question.faults.some(({ kind }) => kind === 'lost') ? 'above' : 'place');
}

async function askReference({ world, tally }: Turn, question: Question): Promise<void> {
  const theirs = await world.askReference(question);
  if (!theirs) return;
  const agrees = JSON.stringify(theirs.data ?? null) === JSON.stringify(world.askMonolith(question).data ?? null);
  tally[agrees ? 'referenceAgrees' : 'referenceDiffers'] += 1;
}

async function failureOf(turn: Turn, found: Question, difference: Difference): Promise<Failure> {
  const { world, options } = turn;
  const shownBy = options.known.get(difference.kind);
  if (shownBy !== undefined) return { ...difference, question: found, savedAs: shownBy };
  const question = (await shrunk(turn, difference.kind)) ?? found;
  const last = (await compare(world, question)) ?? difference;
  const savedAs = saveCase(world.federation.fixture.name, question, expectedOf(world.askMonolith(question)));
  return { ...last, kind: difference.kind, question, savedAs };
}

/** What the cases of a fixture still show. */
export async function knownFailures(world: World, cases: readonly Case[]): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const { name, question } of cases) {
    const difference = await compare(world, question);
    if (difference) known.set(difference.kind, name);
  }
  return known;
}

/** fast-check asks the question again and makes it smaller as long as it shows the same fault. */
async function shrunk({ world, options, seed, index }: Turn, kind: string): Promise<Question | undefined> {
  const holds = async (question: Question) => (await compare(world, question))?.kind !== kind;
  const { counterexample } = await fc.check(fc.asyncProperty(questionsOf(world.federation), holds), {
    seed,
    path: String(index),
    numRuns: 1,
    interruptAfterTimeLimit: options.shrinkingMs,
  });
  return counterexample?.[0];
}
