import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { type GraphQLSchema, Kind, type SelectionSetNode, parse, stripIgnoredCharacters } from 'graphql';
import { subgraphOperation } from '../transports/port.ts';
import { gather } from './gather.ts';
import { createJoiner } from './join.ts';
import { RepresentationWriter } from './representation.ts';
import type { ExecutablePlan, FetchStep, PlanStep } from './steps.ts';

/** @param schema the whole supergraph: representations are made of it. */
export function toExecutable({ node }: QueryPlan, schema: GraphQLSchema): ExecutablePlan {
  const compilation = { schema, steps: [] as FetchStep[] };
  const isSubscription = node?.kind === 'Subscription';
  const primary = isSubscription ? fetchStep(compilation, node.primary, [], NOBODY) : undefined;
  const rest = isSubscription ? node.rest : node;
  const step = rest && toStep(compilation, gather(rest), [], NOBODY);
  const mayShare = compilation.steps.every(({ contextRewrites }) => contextRewrites.length === 0);
  return { primary, step, mayShare, milestones: milestonesOf(compilation.steps), join: createJoiner() };
}

function milestonesOf(steps: readonly FetchStep[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of steps) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

interface Compilation {
  readonly schema: GraphQLSchema;
  /** Every fetch of the plan, by its id. */
  readonly steps: FetchStep[];
}

/** The subgraphs that other branches ask for entities meanwhile. */
type Meanwhile = ReadonlySet<string>;
const NOBODY: Meanwhile = new Set();

function toStep(compilation: Compilation, node: PlanNode, path: readonly string[], meanwhile: Meanwhile): PlanStep {
  const compile = (child: PlanNode) => toStep(compilation, child, path, meanwhile);
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(compile) };
    case 'Parallel':
      return { kind: 'parallel', steps: parallelSteps(compilation, node.nodes, path, meanwhile) };
    case 'Flatten':
      return toStep(compilation, node.node, [...path, ...node.path.map(String)], meanwhile);
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause && compile(node.ifClause),
        whenFalse: node.elseClause && compile(node.elseClause),
      };
    case 'Fetch':
      return fetchStep(compilation, node, path, meanwhile);
    case 'Defer':
      return {
        kind: 'defer',
        primary: node.primary.node && compile(node.primary.node),
        parts: node.deferred.map(({ label = '', depends, node: later }) => ({
          label,
          depends: depends.map(({ id }) => id),
          step: later && compile(later),
        })),
      };
  }
}

function parallelSteps(
  compilation: Compilation,
  nodes: readonly PlanNode[],
  path: readonly string[],
  meanwhile: Meanwhile,
): readonly PlanStep[] {
  const services = nodes.map((node) => entityServices(node));
  return nodes.map((node, index) => {
    const others = services.flatMap((names, other) => (other === index ? [] : names));
    return toStep(compilation, node, path, new Set([...meanwhile, ...others]));
  });
}

/** The subgraphs that a part of a plan asks for entities. */
function entityServices(node: PlanNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(entityServices);
    case 'Flatten':
      return entityServices(node.node);
    case 'Condition':
      return [...entityServices(node.ifClause), ...entityServices(node.elseClause)];
    case 'Fetch':
      return node.requires ? [node.serviceName] : [];
    default:
      return [];
  }
}

function fetchStep(
  { schema, steps }: Compilation,
  node: FetchNode,
  path: readonly string[],
  meanwhile: Meanwhile,
): FetchStep {
  const contextRewrites = node.contextRewrites ?? [];
  const fromContext = new Set(contextRewrites.map(({ renameKeyTo }) => renameKeyTo));
  const step: FetchStep = {
    kind: 'fetch',
    id: steps.length,
    name: node.id,
    service: node.serviceName,
    path,
    operation: subgraphOperation(stripIgnoredCharacters(node.operation), node.operationName, node.operationKind),
    fields: rootFieldsOf(node.operation),
    variables: (node.variableUsages ?? []).filter((name) => !fromContext.has(name)),
    representation: node.requires && new RepresentationWriter(schema, node.requires),
    joinable: node.requires !== undefined && contextRewrites.length === 0 && meanwhile.has(node.serviceName),
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites: node.outputRewrites ?? [],
    contextRewrites,
  };
  steps.push(step);
  return step;
}

/** The names of the root fields; a deferred root fragment stays a fragment. */
function rootFieldsOf(operation: string): readonly string[] {
  const definition = parse(operation, { noLocation: true }).definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
  return definition ? fieldsOf(definition.selectionSet) : [];
}

const fieldsOf = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [(node.alias ?? node.name).value];
    return node.kind === Kind.INLINE_FRAGMENT ? fieldsOf(node.selectionSet) : [];
  });
