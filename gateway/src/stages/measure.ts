import { AppError, type ErrorCode } from '@media-gateway/kernel';
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';
import type { Limits } from '../options.ts';
import { rootFieldsOf } from './root-fields.ts';
import type { SelectedOperation } from './select-operation.ts';

/** Pages are looked through: they are how a list is written, not a step into the graph. */
const NOT_COUNTED = new Set(['edges', 'nodes', 'node', 'pageInfo']);

/**
 * Holds a valid document to the limits that need no variables.
 * @throws AppError DEPTH_LIMIT_EXCEEDED, ALIAS_LIMIT_EXCEEDED, DIRECTIVE_LIMIT_EXCEEDED or NESTING_LIMIT_EXCEEDED.
 */
export function checkShape(document: DocumentNode, limits: Limits): void {
  const { aliases, directives, directivesOfOne, valueNesting } = count(document);
  hold('ALIAS_LIMIT_EXCEEDED', 'aliases', aliases, limits.aliases);
  hold('DIRECTIVE_LIMIT_EXCEEDED', 'directives', directives, limits.directives);
  hold('DIRECTIVE_LIMIT_EXCEEDED', 'directives at one place', directivesOfOne, limits.directivesPerField);
  hold('NESTING_LIMIT_EXCEEDED', 'levels of lists and objects in a value', valueNesting, limits.valueNesting);
  const nesting = nestingOf(document);
  if (nesting !== Infinity) hold('DEPTH_LIMIT_EXCEEDED', 'levels', depthOf(document), limits.depth);
  hold('DEPTH_LIMIT_EXCEEDED', 'levels, fragments included', nesting, limits.depth + MAX_BESIDE);
}

function hold(code: ErrorCode, what: string, actual: number, maximum: number): void {
  if (actual <= maximum) return;
  throw new AppError(code, `The operation has ${actual} ${what}; ${maximum} are allowed.`, {
    details: { actual, maximum },
  });
}

interface Counts {
  aliases: number;
  directives: number;
  /** At the place that has most. */
  directivesOfOne: number;
  /** Of the deepest value. */
  valueNesting: number;
}

function count(document: DocumentNode): Counts {
  const counts: Counts = { aliases: 0, directives: 0, directivesOfOne: 0, valueNesting: 0 };
  let level = 0;
  const value = {
    enter: () => void (counts.valueNesting = Math.max(counts.valueNesting, (level += 1))),
    leave: () => void (level -= 1),
  };
  visit(document, {
    enter: (node) => {
      if (!('directives' in node) || !node.directives) return;
      counts.directives += node.directives.length;
      counts.directivesOfOne = Math.max(counts.directivesOfOne, node.directives.length);
    },
  });
  visit(document, {
    Field: ({ alias }) => void (counts.aliases += alias ? 1 : 0),
    ListValue: value,
    ObjectValue: value,
  });
  return counts;
}

/** @throws AppError ROOT_FIELD_LIMIT_EXCEEDED */
export function checkRootFields(selected: SelectedOperation, { rootFields: maximum }: Limits): void {
  const times = [...rootFieldsOf(selected).values()].reduce((sum, one) => sum + one, 0);
  hold('ROOT_FIELD_LIMIT_EXCEEDED', 'fields at its root', times, maximum);
}

type Selection = SelectionSetNode['selections'][number];

/** How far down a selection goes, by how far what is selected in it does. */
type Depth = (node: Selection, below: () => number) => number;

const counted: Depth = (node, below) => {
  if (node.kind !== Kind.FIELD) return below();
  const { value } = node.name;
  if (value.startsWith('__')) return 0;
  return (NOT_COUNTED.has(value) ? 0 : 1) + below();
};

/** Levels that may be there beside those that count: fragments and pages. */
const MAX_BESIDE = 500;

/** Fragments and all: what reads a document goes down into itself with each. */
const every: Depth = (_node, below) => 1 + below();

/** The deepest path of counted fields, through fragments; introspection does not count. */
export const depthOf = (document: DocumentNode): number => deepestOf(document, counted);

/** Infinite where the stack does not reach. */
function nestingOf(document: DocumentNode): number {
  try {
    return deepestOf(document, every);
  } catch (error) {
    if (error instanceof RangeError) return Infinity;
    throw error;
  }
}

function deepestOf(document: DocumentNode, depthOfSelection: Depth): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<SelectionSetNode, number>();
  const selectedIn = (node: Selection) =>
    node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value)?.selectionSet : node.selectionSet;
  const depth = (selectionSet: SelectionSetNode | undefined): number => {
    if (!selectionSet) return 0;
    const seen = known.get(selectionSet);
    if (seen !== undefined) return seen;
    // A fragment that spreads itself ends here; validation refuses it.
    known.set(selectionSet, 0);
    let deepest = 0;
    for (const node of selectionSet.selections)
      deepest = Math.max(
        deepest,
        depthOfSelection(node, () => depth(selectedIn(node))),
      );
    known.set(selectionSet, deepest);
    return deepest;
  };
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((operation) => depth(operation.selectionSet)));
}
