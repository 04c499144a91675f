import { type GraphQLSchema, validate } from 'graphql';
import { describeOperation, describeVariables } from './descriptions.ts';
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
  return [...checkFileName(source), ...checkDescriptions(schema, source), ...checkFacets(schema, source, facets)];
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

/** What is said of the argument, input field or field that a variable goes to is enough: it is what facades print then. */
function checkDescriptions(schema: GraphQLSchema, source: ParsedSource): readonly Problem[] {
  const { file, operation, name } = source;
  const described = describeVariables(schema, source);
  const silent = (operation.variableDefinitions ?? []).filter(({ variable }) => !described.get(variable.name.value));
  return [
    ...(describeOperation(schema, source)
      ? []
      : [problemAt(file, operation, `The operation ${name} has no description; write one before it in quotes.`)]),
    ...silent.map((node) => problemAt(file, node, `The variable $${node.variable.name.value} has no description.`)),
  ];
}
