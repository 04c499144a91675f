import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, print, visit } from 'graphql';
import { cachePolicy } from './cache-policy.ts';
import { describeOperation } from './descriptions.ts';
import { isFacadeDirective, readFacets } from './directives.ts';
import { expectedErrors } from './expected-errors.ts';
import { readHoist } from './hoist.ts';
import { inputSchema, readVariables } from './input-schema.ts';
import type { Audience, PublishedOperation } from './operation.ts';
import { outputSchema } from './output-schema.ts';
import { OperationsError, problemAt } from './problem.ts';
import { readRights } from './rights.ts';
import type { ParsedSource } from './source.ts';
import { typicalVariables } from './typical-variables.ts';
import { variantsOf } from './variants.ts';

/** What a document costs with these variables; those that have a default may be left out. */
export type ReckonCost = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => number;

export interface PublishContext {
  /** The API schema with the facade directives. */
  readonly schema: GraphQLSchema;
  /** The schema that says which rights are needed, and how long values may be kept. */
  readonly fullSchema: GraphQLSchema | undefined;
  readonly costOf: ReckonCost;
}

/** The published form of an operation that was checked, with its variants. */
export function publish(context: PublishContext, source: ParsedSource): PublishedOperation {
  const variants = variantsOf(context.schema, source, readFacets(context.schema, source.operation)).map(
    ([audience, shown]) => [audience, publishFor(context, shown, audience)] as const,
  );
  const operation = publishOne(context, source);
  return variants.length === 0 ? operation : { ...operation, variants: Object.fromEntries(variants) };
}

const publishFor = (context: PublishContext, source: ParsedSource, audience: Audience): PublishedOperation => ({
  ...publishOne(context, source),
  audience: [audience],
});

function publishOne(context: PublishContext, source: ParsedSource): PublishedOperation {
  const { schema } = context;
  const { operation, fragments } = source;
  const document = stripFacets(source.document);
  const canonical = print(document);
  const facets = readFacets(schema, operation);
  const variables = readVariables(schema, source);
  const hoist = readHoist(schema, operation);
  const rights = readRights(context.fullSchema ?? schema, document);
  const cache = context.fullSchema && cachePolicy(context.fullSchema, source);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError(`The schema has no ${operation.operation} type`);
  return {
    id: createHash('sha256').update(canonical).digest('hex'),
    name: source.name,
    kind: operation.operation,
    description: describeOperation(schema, source),
    document: canonical,
    variables,
    inputSchema: inputSchema(variables),
    outputSchema: outputSchema({ schema, fragments }, root, operation.selectionSet),
    ...facets,
    ...(hoist && { hoist }),
    ...(cache && { cache }),
    scopes: rights.scopes,
    errors: expectedErrors(schema, { operation, variables, rights, hoist, ...(facets.http && { http: facets.http }) }),
    cost: reckonCost(context, source, document),
  };
}

/** @throws OperationsError for a document whose cost cannot be reckoned: nobody could run it either. */
function reckonCost({ schema, costOf }: PublishContext, source: ParsedSource, document: DocumentNode): number {
  try {
    return costOf(document, typicalVariables(schema, source.operation));
  } catch (error) {
    const message = `The cost cannot be reckoned: ${(error as Error).message}`;
    throw new OperationsError([problemAt(source.file, source.operation, message)]);
  }
}

/** What is executed: the facade directives and descriptions say nothing to a server. */
const stripFacets = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Directive: ({ name }) => (isFacadeDirective(name.value) ? null : undefined),
    OperationDefinition: ({ description: _, ...node }) => node,
    FragmentDefinition: ({ description: _, ...node }) => node,
    VariableDefinition: ({ description: _, ...node }) => node,
  });
