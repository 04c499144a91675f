import { type GraphQLSchema, validate } from 'graphql';
import { readFacets } from './directives.ts';
import { checkFacets } from './facet-rules.ts';
import { type Problem, problemAt, problemOf } from './problem.ts';
import type { ParsedSource } from './source.ts';

/**
 * What is wrong with one operation by itself.
 * @param schema the API schema with the facade directives.
 */
export function checkOperation(schema: GraphQLSchema, source: ParsedSource): readonly Problem[] {
  const invalid = validate(schema, source.document).map((error) => problemOf(source.file, error));
  if (invalid.length > 0) return invalid;
  const facets = readFacets(schema, source.operation);
  return [...checkFileName(source), ...checkDescriptions(source), ...checkFacets(schema, source, facets)];
}

/** `TitleByExternalId` → `title-by-external-id` */
export const kebabCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase();

function checkFileName({ file, operation, name }: ParsedSource): readonly Problem[] {
  const expected = `${kebabCase(name)}.graphql`;
  if (file.split('/').at(-1) === expected) return [];
  return [problemAt(file, operation.name, `The operation ${name} belongs into a file named "${expected}".`)];
}

function checkDescriptions({ file, operation, name }: ParsedSource): readonly Problem[] {
  const variables = operation.variableDefinitions ?? [];
  const silent = variables.filter((variable) => !variable.description?.value.trim());
  return [
    ...(operation.description?.value.trim()
      ? []
      : [problemAt(file, operation, `The operation ${name} has no description; write one before it in quotes.`)]),
    ...silent.map((node) => problemAt(file, node, `The variable $${node.variable.name.value} has no description.`)),
  ];
}
