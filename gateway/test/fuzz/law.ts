import type { ExecutionResult } from 'graphql';

/*
 * What must be equal between a federation and a monolith over the same data.
 *
 * Data: always, to the byte, the order of keys included. A field that fails in a subgraph is null or bubbles up there, and
 * the gateway bubbles it on, so that in the end the same place is null as in the monolith; what else the subgraph lost on
 * the way is below that place. This holds as long as no field fails that only the gateway asks for; see faults.ts.
 *
 * Errors, law `place`: the same places of the data are explained. Where several fields below one nulled place fail, GraphQL
 * leaves open which of them are told of (§6.4.4), so places are compared and not paths; but each path of ours must be one
 * where the monolith has a null when nothing bubbles, and no path may be told of twice.
 *
 * Errors, law `above`: a subgraph that fails to find an entity says so once, at the entity, while in the monolith each
 * field fails by itself. So each of our errors must be at or above the place of a failed field, and each failed field must
 * be told of at or above its place.
 */

export type ErrorLaw = 'place' | 'above';

export type Path = readonly (string | number)[];

export interface Answers {
  readonly ours: ExecutionResult;
  readonly monolith: ExecutionResult;
  /** The monolith without non-null types; asked when there are errors. */
  readonly nullable: () => ExecutionResult;
}

/** What kind of difference, the same for all operations that show one fault; and the difference itself. */
export interface Difference {
  readonly kind: string;
  readonly text: string;
}

/** Undefined when the law holds. */
export function differenceOf(answers: Answers, law: ErrorLaw): Difference | undefined {
  return dataDifference(answers) ?? (law === 'place' ? placeDifference(answers) : aboveDifference(answers));
}

function dataDifference({ ours, monolith }: Answers): Difference | undefined {
  const [actual, expected] = [JSON.stringify(ours.data ?? null), JSON.stringify(monolith.data ?? null)];
  if (actual === expected) return undefined;
  const [error] = monolith.errors ? [] : (ours.errors ?? []);
  return {
    kind: `data ${error?.message ?? 'silently'}`,
    text: `data is\n${actual}\nand should be\n${expected}${told(ours)}`,
  };
}

const told = ({ errors = [] }: ExecutionResult): string =>
  errors.map(({ message, path }) => `\nerror at ${JSON.stringify(path)}: ${message}`).join('');

export const errorPathsOf = ({ errors = [] }: ExecutionResult): readonly Path[] => errors.map(({ path }) => path ?? []);

const keyOf = (path: Path): string => JSON.stringify(path);

function placeDifference({ ours, monolith, nullable }: Answers): Difference | undefined {
  const paths = errorPathsOf(ours);
  if (paths.length === 0 && !monolith.errors) return undefined;
  const [actual, expected] = [placesOf(ours), placesOf(monolith)];
  const missing = [...expected].filter((place) => !actual.has(place));
  const spare = [...actual].filter((place) => !expected.has(place));
  if (missing.length + spare.length > 0)
    return errorDifference('places', `missing ${missing}, not expected ${spare}`, ours);
  const twice = paths.filter((path, index) => paths.findIndex((one) => keyOf(one) === keyOf(path)) < index);
  if (twice.length > 0) return errorDifference('told twice', keyOf(twice[0] as Path), ours);
  const { data } = nullable();
  const wrong = paths.filter((path) => monolith.data !== null && !isNullAt(data, path));
  return wrong.length > 0 ? errorDifference('paths', `nothing failed at ${wrong.map(keyOf)}`, ours) : undefined;
}

const errorDifference = (kind: string, text: string, ours: ExecutionResult): Difference => ({
  kind: `errors: ${kind}`,
  text: `errors: ${text}${told(ours)}`,
});

/** Where the data ends on the way of each error. */
const nullPlacesOf = (result: ExecutionResult): readonly Path[] =>
  errorPathsOf(result).map((path) => nullPlace(result.data, path));

const placesOf = (result: ExecutionResult): ReadonlySet<string> => new Set(nullPlacesOf(result).map(keyOf));

function nullPlace(data: unknown, path: Path): Path {
  let value = data;
  for (const [length, segment] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, length);
    value = (value as Record<string | number, unknown>)[segment];
  }
  return path;
}

function isNullAt(data: unknown, path: Path): boolean {
  const place = nullPlace(data, path);
  return (
    place.length === path.length && path.reduce<unknown>((value, segment) => (value as never)[segment], data) === null
  );
}

function aboveDifference({ ours, monolith }: Answers): Difference | undefined {
  const [actual, expected] = [nullPlacesOf(ours), nullPlacesOf(monolith)];
  const silent = expected.filter((path) => !actual.some((one) => isAbove(one, path)));
  const spare = actual.filter((path) => !expected.some((one) => isAbove(path, one)));
  if (silent.length + spare.length === 0) return undefined;
  return errorDifference('above', `missing ${silent.map(keyOf)}, not expected ${spare.map(keyOf)}`, ours);
}

const isAbove = (above: Path, path: Path): boolean => above.every((segment, index) => path[index] === segment);
