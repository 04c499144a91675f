import { closest } from '../../operations/closest.ts';
import type { InputProblem } from '../../operations/input-check.ts';
import type { JsonSchema } from '../../operations/operation.ts';
import { type PathTree, treeOf } from '../../operations/path-tree.ts';
import { propertiesOf } from './output-paths.ts';

/** The most that `fields` may say. */
const MAX_PATHS = 100;
const MAX_CHARACTERS = 4000;

/**
 * Reads `fields=id,name,offers.platform.name`: paths into `data`, through lists as if they were not there; what a path ends at is given
 * as a whole. The form is that of a field mask (https://google.aip.dev/161).
 * @param schema of `data`.
 */
export function readFields(text: string, schema: JsonSchema): Fields {
  const paths = text.split(',').map((path) => path.trim());
  if (text.length > MAX_CHARACTERS || paths.length > MAX_PATHS) return refusal([TOO_MANY]);
  const wrong = paths.flatMap((path) => faultOf(path, schema));
  return wrong.length > 0 ? refusal(wrong) : { tree: treeOf(paths.map((path) => path.split('.'))), problems: [] };
}

/** What is wanted, or each path that there is not. */
export interface Fields {
  readonly tree: PathTree | undefined;
  readonly problems: readonly InputProblem[];
}

const TOO_MANY = `"fields" takes at most ${MAX_PATHS} paths of ${MAX_CHARACTERS} characters together.`;

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

const refusal = (details: readonly string[]): Fields => ({
  tree: undefined,
  problems: details.map((detail) => ({ detail, pointer: '/fields' })),
});

/** The paths of a tree in one order, so that equal trees have equal paths. */
export const pathsOf = (tree: PathTree): readonly string[] =>
  [...tree]
    .flatMap(([name, below]) => (below.size === 0 ? [name] : pathsOf(below).map((path) => `${name}.${path}`)))
    .sort();

/** The wanted part of a value. */
export function pick(value: unknown, tree: PathTree): unknown {
  if (tree.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  const wanted = [...tree].filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(wanted.map(([name, below]) => [name, pick((value as Answer)[name], below)]));
}

type Answer = Readonly<Record<string, unknown>>;
