import { type DocumentNode, Kind, type TypeNode, visit } from 'graphql';
import type { CostOf } from './cost.ts';

/** Costs kept for each document; a document whose sizes vary more is reckoned anew. */
const MAX_COSTS = 32;

/** The longest values, as JSON, for which a cost is kept: a client may send large ones. */
const MAX_KEY = 1000;

/** Remembers what documents cost, while they are kept: a cost depends on those variables alone that can say how many, or whether. */
export function rememberCosts(costOf: CostOf): CostOf {
  const documents = new WeakMap<
    DocumentNode,
    { readonly names: readonly string[]; readonly costs: Map<string, number> }
  >();
  return (document, variables) => {
    const known = documents.get(document) ?? { names: sizingVariables(document), costs: new Map<string, number>() };
    documents.set(document, known);
    const key = known.names.length === 0 ? '' : JSON.stringify(known.names.map((name) => variables[name]));
    const cost = known.costs.get(key) ?? costOf(document, variables);
    if (known.costs.size < MAX_COSTS && key.length <= MAX_KEY) known.costs.set(key, cost);
    return cost;
  };
}

/** Types of values that no list's size and no condition is taken from. */
const NO_SIZE = new Set(['String', 'ID', 'Float']);

function sizingVariables(document: DocumentNode): readonly string[] {
  const names: string[] = [];
  visit(document, {
    VariableDefinition: ({ variable, type }) => {
      if (!NO_SIZE.has(namedTypeOf(type))) names.push(variable.name.value);
    },
  });
  return names;
}

const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
