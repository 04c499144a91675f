import type { AnswerForms } from '../answer/answer.ts';
import type { DataObject, Path } from '../answer/data.ts';
import type { DeferredPlace } from '../answer/project.ts';
import type { Deferred, DeferredPart, PendingPart } from '../request.ts';
import type { Run } from './context.ts';

/** A deferred place with the name under which the client waits for it. */
interface OpenPart extends PendingPart {
  readonly place: DeferredPlace;
}

/** The deferred parts of an answer as they are fetched; undefined when nothing is deferred. */
export function deliver(answers: AnswerForms, run: Run, places: readonly DeferredPlace[]): Deferred | undefined {
  if (places.length === 0) return undefined;
  const name = createNames();
  const open = places.map(name);
  return { pending: open.map(toPending), parts: deliverEach(answers, run, open, name) };
}

function createNames(): (place: DeferredPlace) => OpenPart {
  let next = 0;
  return (place) => ({ id: String(next++), path: place.path, label: place.fragment.clientLabel, place });
}

const toPending = ({ id, path, label }: OpenPart): PendingPart => ({ id, path, label });

async function* deliverEach(
  answers: AnswerForms,
  run: Run,
  first: readonly OpenPart[],
  name: (place: DeferredPlace) => OpenPart,
): AsyncGenerator<readonly DeferredPart[], void, void> {
  let open = first;
  while (open.length > 0) {
    const { label, done } = await nextOf(run, open);
    const ready = open.filter(({ place }) => place.fragment.label === label);
    const parts = ready.map((part) => complete(answers, done, part, name));
    for (const { cause } of done.faults) if (cause !== undefined) run.report(cause);
    open = [...open.filter((part) => !ready.includes(part)), ...parts.flatMap(({ nested }) => nested)];
    yield parts.map(({ part }) => part);
  }
}

/** The next fragment that is fetched, with its run. */
function nextOf(run: Run, open: readonly OpenPart[]): Promise<{ readonly label: string; readonly done: Run }> {
  const labels = [...new Set(open.map(({ place }) => place.fragment.label))];
  return Promise.race(labels.map(async (label) => ({ label, done: (await run.parts.get(label)) ?? run })));
}

function complete(
  answers: AnswerForms,
  done: Run,
  open: OpenPart,
  name: (place: DeferredPlace) => OpenPart,
): { readonly part: DeferredPart; readonly nested: readonly OpenPart[] } {
  const place = { ...open.place, object: objectAt(done.data, open.place.at) };
  const { data, errors, deferred } = answers.projectPart(place, done);
  const nested = deferred.map(name);
  return { part: { ...toPending(open), data, errors, pending: nested.map(toPending) }, nested };
}

/** What stands at a place now: since the place was announced, equal entities may have become one object. */
const objectAt = (data: DataObject, at: Path): DataObject =>
  at.reduce<unknown>((value, segment) => (value as Record<string | number, unknown>)[segment], data) as DataObject;
