import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, print, visit } from 'graphql';
import { checkConflicts } from './conflicts.ts';
import { isFacadeDirective, readFacets, withFacadeDirectives } from './directives.ts';
import { inputSchema, readVariables } from './input-schema.ts';
import type { PublishedOperation } from './operation.ts';
import { outputSchema } from './output-schema.ts';
import { OperationsError, type Problem } from './problem.ts';
import { checkOperation } from './rules.ts';
import { type OperationSource, type ParsedSource, parseSource } from './source.ts';

export interface CompileOptions {
  /** The API schema: what clients see. */
  readonly schema: GraphQLSchema;
  readonly sources: readonly OperationSource[];
}

/**
 * Turns operation files into the form that every facade is printed from, ordered by name.
 * @throws OperationsError with every problem found, each naming its file and line.
 */
export function compileOperations({ schema, sources }: CompileOptions): readonly PublishedOperation[] {
  const annotated = withFacadeDirectives(schema);
  const outcomes = sources.map(parseSource);
  const examples = new Map(sources.map((source) => [source.file, source.examples]));
  const parsed = outcomes.flatMap((outcome) => ('parsed' in outcome ? [outcome.parsed] : []));
  const unreadable = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
  refuse([...unreadable, ...parsed.flatMap((source) => checkOperation(annotated, source))]);
  refuse(checkConflicts(annotated, parsed));
  const published = parsed.map((source) => withExamples(publish(annotated, source), examples.get(source.file)));
  return published.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const withExamples = (operation: PublishedOperation, examples: OperationSource['examples']): PublishedOperation =>
  examples ? { ...operation, examples } : operation;

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new OperationsError(problems);
}

/** @param schema the API schema with the facade directives. */
function publish(schema: GraphQLSchema, { document, operation, name, fragments }: ParsedSource): PublishedOperation {
  const canonical = print(stripFacets(document));
  const variables = readVariables(schema, operation);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError(`The schema has no ${operation.operation} type`);
  return {
    id: createHash('sha256').update(canonical).digest('hex'),
    name,
    kind: operation.operation,
    description: operation.description?.value ?? '',
    document: canonical,
    variables,
    inputSchema: inputSchema(variables),
    outputSchema: outputSchema({ schema, fragments }, root, operation.selectionSet),
    ...readFacets(schema, operation),
  };
}

/** What is executed: the facade directives and descriptions say nothing to a server. */
const stripFacets = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Directive: ({ name }) => (isFacadeDirective(name.value) ? null : undefined),
    OperationDefinition: ({ description: _, ...node }) => node,
    FragmentDefinition: ({ description: _, ...node }) => node,
    VariableDefinition: ({ description: _, ...node }) => node,
  });
