import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { parse } from 'graphql';
import { type Selections, fieldsOf, selectionsOf } from './field-set.ts';
import { toSelections } from './required.ts';
import { operationOf, responseNameOf } from './root-fields.ts';

/** Fields by their place in the data: names from the root, without list positions. */
type Places = ReadonlySet<string>;

interface Ordered {
  readonly node: PlanNode;
  /** What it brings. */
  readonly brings: Places;
  /** What it needs and does not bring itself before. */
  readonly needs: Places;
}

/**
 * A plan in which nothing is fetched beside what it requires. The planner loses that order at times, where one type of an
 * interface object is asked for what requires fields of several subgraphs.
 * @param event the fetch of an event that the plan completes.
 */
export const orderFetches = (node: PlanNode, event?: FetchNode): PlanNode =>
  order(node, [], event ? placesIn(broughtBy(event), []) : new Set()).node;

function order(node: PlanNode, path: readonly string[], known: Places): Ordered {
  switch (node.kind) {
    case 'Sequence':
      return inSequence(node.nodes, path, known);
    case 'Parallel':
      return inParallel(
        node.nodes.map((one) => order(one, path, known)),
        known,
      );
    case 'Flatten': {
      const inner = order(node.node, [...path, ...node.path.map(String).filter((segment) => segment !== '@')], known);
      return { ...inner, node: { ...node, node: inner.node } };
    }
    case 'Fetch':
      return {
        node,
        brings: placesIn(broughtBy(node), path),
        needs: placesIn(toSelections(node.requires ?? []), path),
      };
    case 'Defer': {
      const first = node.primary.node && order(node.primary.node, path, known);
      const then = new Set([...known, ...(first?.brings ?? [])]);
      const deferred = node.deferred.map((part) => ({
        ...part,
        ...(part.node && { node: order(part.node, path, then).node }),
      }));
      const primary = { ...node.primary, ...(first && { node: first.node }) };
      return { node: { ...node, primary, deferred }, brings: then, needs: first?.needs ?? new Set() };
    }
    case 'Condition':
      return { node, brings: new Set(), needs: new Set() };
  }
}

function inSequence(nodes: readonly PlanNode[], path: readonly string[], known: Places): Ordered {
  const brings = new Set<string>();
  const needs = new Set<string>();
  const ordered = nodes.map((one) => {
    const part = order(one, path, new Set([...known, ...brings]));
    for (const place of part.needs) if (!brings.has(place)) needs.add(place);
    for (const place of part.brings) brings.add(place);
    return part.node;
  });
  return { node: { kind: 'Sequence', nodes: ordered }, brings, needs };
}

function inParallel(parts: readonly Ordered[], known: Places): Ordered {
  const waitsFor = (part: Ordered, other: Ordered) =>
    part !== other && [...part.needs].some((place) => !known.has(place) && other.brings.has(place));
  const steps: PlanNode[] = [];
  for (let left = parts; left.length > 0;) {
    const ready = left.filter((part) => !left.some((other) => waitsFor(part, other)));
    // What waits for each other is as the planner says.
    const next = ready.length > 0 ? ready : left;
    steps.push(sideBySide(next.map(({ node }) => node)));
    left = left.filter((part) => !next.includes(part));
  }
  const node: PlanNode = steps.length === 1 ? (steps[0] as PlanNode) : { kind: 'Sequence', nodes: steps };
  const brings = new Set(parts.flatMap((part) => [...part.brings]));
  return { node, brings, needs: new Set(parts.flatMap((part) => [...part.needs])) };
}

const sideBySide = (nodes: PlanNode[]): PlanNode =>
  nodes.length === 1 ? (nodes[0] as PlanNode) : { kind: 'Parallel', nodes };

function broughtBy({ operation, requires }: FetchNode): Selections {
  const { selections } = operationOf(parse(operation, { noLocation: true })).selectionSet;
  return requires ? fieldsOf(selections).flatMap(selectionsOf) : selections;
}

function placesIn(selections: Selections, path: readonly string[]): Places {
  const places = new Set<string>();
  const add = (all: Selections, above: string): void => {
    for (const field of fieldsOf(all)) {
      const place = `${above}.${responseNameOf(field)}`;
      places.add(place);
      add(selectionsOf(field), place);
    }
  };
  add(selections, path.join('.'));
  return places;
}
