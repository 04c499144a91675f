import type { ErrorCode } from '@media-gateway/kernel';
import { entitiesOf, representationsOf } from '../plan/join.ts';
import type { FetchStep } from '../plan/steps.ts';
import type { SubgraphAnswer } from '../transports/port.ts';
import { type Run, requestOf, transportOf, variableMembers } from './context.ts';

/** A fetch of entities that is ready to be sent. */
interface Letter {
  readonly step: FetchStep;
  /** A JSON list of representations. */
  readonly representations: string;
  readonly resolve: (answer: SubgraphAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Fetches of entities that are ready in the same turn of the event loop and go to one subgraph are one request. */
export class Outbox {
  readonly #waiting = new Map<string, Letter[]>();

  /** Rejects as the transport does. */
  send(run: Run, step: FetchStep, representations: string): Promise<SubgraphAnswer> {
    if (!step.joinable) return sendAlone(run, step, representations);
    return new Promise((resolve, reject) => this.#add(run, { step, representations, resolve, reject }));
  }

  #add(run: Run, letter: Letter): void {
    const { service } = letter.step;
    const letters = this.#waiting.get(service);
    if (letters) return void letters.push(letter);
    this.#waiting.set(service, [letter]);
    setImmediate(() => this.#flush(run, service));
  }

  #flush(run: Run, service: string): void {
    const letters = this.#waiting.get(service) ?? [];
    this.#waiting.delete(service);
    void sendTogether(run, letters);
  }
}

async function sendAlone(run: Run, step: FetchStep, representations: string): Promise<SubgraphAnswer> {
  const members = [`"representations":${representations}`, ...variableMembers(run, step.variables)];
  return transportOf(run, step).request(requestOf(run, step.operation, members));
}

async function sendTogether(run: Run, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 1) return sendEach(run, letters);
  try {
    const answer = await requestJoined(run, letters);
    // A null that bubbled up from one fetch to the whole answer must not cost the others theirs.
    if (answer.data == null && !isRefusal(answer)) return await sendEach(run, letters);
    letters.forEach(({ resolve }, index) => resolve(answerOf(answer, index)));
  } catch (error) {
    for (const { reject } of letters) reject(error);
  }
}

async function sendEach(run: Run, letters: readonly Letter[]): Promise<void> {
  await Promise.all(
    letters.map(({ step, representations, resolve, reject }) =>
      sendAlone(run, step, representations).then(resolve, reject),
    ),
  );
}

function requestJoined(run: Run, letters: readonly Letter[]): Promise<SubgraphAnswer> {
  const steps = letters.map(({ step }) => step);
  const members = [
    ...letters.map(({ representations }, index) => `"${representationsOf(index)}":${representations}`),
    ...variableMembers(run, [...new Set(steps.flatMap(({ variables }) => variables))]),
  ];
  return transportOf(run, steps[0] as FetchStep).request(requestOf(run, run.plan.join(steps), members));
}

/** Asking again would be refused again. */
const REFUSALS: ReadonlySet<unknown> = new Set<ErrorCode>(['UNAUTHENTICATED', 'FORBIDDEN']);
const isRefusal = ({ errors = [] }: SubgraphAnswer): boolean =>
  errors.length > 0 && errors.every(({ path, extensions }) => !path && REFUSALS.has(extensions?.['code']));

/** What is the fetch's own of a joined answer: its entities, its errors, and errors that say nothing of where they happened. */
function answerOf({ data, errors, ...facts }: SubgraphAnswer, index: number): SubgraphAnswer {
  const name = entitiesOf(index);
  const own = errors?.filter(({ path }) => !path || path[0] === name);
  return {
    ...facts,
    data: { _entities: data?.[name] },
    errors: own?.map((error) => (error.path ? { ...error, path: ['_entities', ...error.path.slice(1)] } : error)),
  };
}
