import { closest } from '../../operations/closest.ts';
import type { JsonSchema } from '../../operations/operation.ts';
import { refuseInput } from './input-problem.ts';
import { propertiesOf } from './output-paths.ts';

/** What of a value is wanted: the members named, or all of it where none is. */
export type FieldTree = ReadonlyMap<string, FieldTree>;

/** The most that `fields` may say. */
const MAX_PATHS = 100;
const MAX_CHARACTERS = 4000;

/**
 * Reads `fields=id,name,offers.platform.name`: paths into `data`, through lists as if they were not there; what a path ends at is given
 * as a whole. The form is that of a field mask (https://google.aip.dev/161).
 * @param schema of `data`.
 * @throws AppError BAD_USER_INPUT with each path that there is not.
 */
export function readFields(text: string, schema: JsonSchema): FieldTree {
  const paths = text.split(',').map((path) => path.trim());
  if (text.length > MAX_CHARACTERS || paths.length > MAX_PATHS) {
    throw refusal([`"fields" takes at most ${MAX_PATHS} paths of ${MAX_CHARACTERS} characters together.`]);
  }
  const wrong = paths.flatMap((path) => faultOf(path, schema));
  if (wrong.length > 0) throw refusal(wrong);
  return treeOf(paths.map((path) => path.split('.')));
}

function faultOf(path: string, schema: JsonSchema): readonly string[] {
  const steps = path.split('.');
  let at = schema;
  for (const [index, step] of steps.entries()) {
    const known = propertiesOf(at);
    const next = known[step];
    if (!next) return [unknown(steps, index, Object.keys(known))];
    at = next;
  }
  return [];
}

function unknown(steps: readonly string[], index: number, known: readonly string[]): string {
  const before = steps.slice(0, index);
  const full = (names: readonly string[]) => names.map((name) => `"${[...before, name].join('.')}"`);
  const asked = `"${steps.join('.').slice(0, 200)}" is not in the answer`;
  if (known.length === 0) return `${asked}: "${before.join('.')}" has no fields.`;
  const near = closest(steps[index] ?? '', known);
  return near.length > 0
    ? `${asked}; did you mean ${full(near).join(' or ')}?`
    : `${asked}; there are ${full(known).join(', ')}.`;
}

const refusal = (details: readonly string[]) => refuseInput(details.map((detail) => ({ detail, pointer: '/fields' })));

/** A path that ends at a value takes in all the paths below it. */
function treeOf(paths: readonly (readonly string[])[]): FieldTree {
  const heads = [...new Set(paths.map(([head]) => head as string))];
  return new Map(
    heads.map((head) => {
      const below = paths.filter(([first]) => first === head).map((path) => path.slice(1));
      return [head, below.some((path) => path.length === 0) ? new Map() : treeOf(below)];
    }),
  );
}

/** The paths of a tree in one order, so that equal trees have equal paths. */
export const pathsOf = (tree: FieldTree): readonly string[] =>
  [...tree]
    .flatMap(([name, below]) => (below.size === 0 ? [name] : pathsOf(below).map((path) => `${name}.${path}`)))
    .sort();

/** The wanted part of a value. */
export function pick(value: unknown, tree: FieldTree): unknown {
  if (tree.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  const wanted = [...tree].filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(wanted.map(([name, below]) => [name, pick((value as Answer)[name], below)]));
}

type Answer = Readonly<Record<string, unknown>>;
