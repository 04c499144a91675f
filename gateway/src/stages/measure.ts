import { AppError, type ErrorCode } from '@media-gateway/kernel';
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';
import type { Limits } from './limits.ts';

/** Pages are looked through: they are how a list is written, not a step into the graph. */
const NOT_COUNTED = new Set(['edges', 'nodes', 'node', 'pageInfo']);

/**
 * Holds a valid document to the limits that need no variables.
 * @throws AppError DEPTH_LIMIT_EXCEEDED, ALIAS_LIMIT_EXCEEDED or DIRECTIVE_LIMIT_EXCEEDED.
 */
export function checkShape(document: DocumentNode, limits: Limits): void {
  const { aliases, directives } = count(document);
  hold('ALIAS_LIMIT_EXCEEDED', 'aliases', aliases, limits.aliases);
  hold('DIRECTIVE_LIMIT_EXCEEDED', 'directives', directives, limits.directives);
  hold('DEPTH_LIMIT_EXCEEDED', 'levels', depthOf(document), limits.depth);
}

function hold(code: ErrorCode, what: string, actual: number, maximum: number): void {
  if (actual <= maximum) return;
  throw new AppError(code, `The operation has ${actual} ${what}; ${maximum} are allowed.`, {
    details: { actual, maximum },
  });
}

function count(document: DocumentNode): { aliases: number; directives: number } {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: ({ alias }) => void (aliases += alias ? 1 : 0),
    Directive: () => void (directives += 1),
  });
  return { aliases, directives };
}

/** The deepest path of counted fields, through fragments; introspection does not count. */
export function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const known = new Map<SelectionSetNode, number>();
  const depth = (selectionSet: SelectionSetNode | undefined): number => {
    if (!selectionSet) return 0;
    const seen = known.get(selectionSet);
    if (seen !== undefined) return seen;
    // A fragment that spreads itself ends here; validation refuses it.
    known.set(selectionSet, 0);
    const deepest = Math.max(0, ...selectionSet.selections.map(depthOfSelection));
    known.set(selectionSet, deepest);
    return deepest;
  };
  const depthOfSelection = (node: SelectionSetNode['selections'][number]): number => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return depth(fragments.get(node.name.value)?.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return depth(node.selectionSet);
    if (node.name.value.startsWith('__')) return 0;
    return (NOT_COUNTED.has(node.name.value) ? 0 : 1) + depth(node.selectionSet);
  };
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map((operation) => depth(operation.selectionSet)));
}
