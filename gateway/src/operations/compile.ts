import type { GraphQLSchema } from 'graphql';
import { checkConflicts } from './conflicts.ts';
import { withFacadeDirectives } from './directives.ts';
import type { PublishedOperation } from './operation.ts';
import { OperationsError, type Problem } from './problem.ts';
import { type ReckonCost, publish } from './publish.ts';
import { checkOperation } from './rules.ts';
import { type OperationSource, parseSource } from './source.ts';
import { checkVariants } from './rules/variant.ts';

export interface CompileOptions {
  /** The API schema: what clients see. */
  readonly schema: GraphQLSchema;
  readonly sources: readonly OperationSource[];
  /** Everything, with the subgraphs' directives on it: without it nothing may be kept, and `scopes` are empty. */
  readonly fullSchema?: GraphQLSchema;
  /** What `cost` is reckoned by; without it every cost is 0. `publishOperations` gives what admits them. */
  readonly costOf?: ReckonCost;
}

/**
 * Turns operation files into the form that every facade is printed from, ordered by name.
 * @throws OperationsError with every problem found, each naming its file and line.
 */
export function compileOperations(options: CompileOptions): readonly PublishedOperation[] {
  const { sources, fullSchema, costOf = () => 0 } = options;
  const schema = withFacadeDirectives(options.schema);
  const outcomes = sources.map(parseSource);
  const examples = new Map(sources.map((source) => [source.file, source.examples]));
  const parsed = outcomes.flatMap((outcome) => ('parsed' in outcome ? [outcome.parsed] : []));
  const unreadable = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
  refuse([...unreadable, ...parsed.flatMap((source) => checkOperation(schema, source))]);
  refuse([...checkConflicts(schema, parsed), ...parsed.flatMap((source) => checkVariants(schema, source))]);
  const context = { schema, fullSchema, costOf };
  const published = parsed.map((source) => withExamples(publish(context, source), examples.get(source.file)));
  return published.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const withExamples = (operation: PublishedOperation, examples: OperationSource['examples']): PublishedOperation =>
  examples ? { ...operation, examples } : operation;

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new OperationsError(problems);
}
