import { type GraphQLSchema, type VariableDefinitionNode, getNullableType, isNonNullType, visit } from 'graphql';
import { CLAIM_NAMES, claimTypes, isClaim } from '../claims.ts';
import { type Annotated, type Facets, directiveNode, directiveValues } from '../directives.ts';
import { variableType } from '../input-schema.ts';
import { type Problem, problemAt } from '../problem.ts';
import { routeVariables } from '../route.ts';
import type { ParsedSource } from '../source.ts';
import { hiddenFrom } from '../variants.ts';

/** What is wrong with `@body`, `@fromContext` and `@hideFrom`. */
export const checkVariables = (schema: GraphQLSchema, source: ParsedSource, facets: Facets): readonly Problem[] => [
  ...checkBodies(source, facets),
  ...(source.operation.variableDefinitions ?? []).flatMap((definition) =>
    [
      ...checkBody(definition, facets),
      ...checkClaim(schema, definition, facets),
      ...checkHidden(schema, definition, facets),
    ].map((message) => problemAt(source.file, definition, message)),
  ),
  ...checkAudiences(schema, source, facets),
];

const nameOf = ({ variable }: VariableDefinitionNode): string => `$${variable.name.value}`;

const isInRoute = ({ variable }: VariableDefinitionNode, { http }: Facets): boolean =>
  http !== undefined && routeVariables(http.route).includes(variable.name.value);

function checkBodies({ file, operation }: ParsedSource, { http }: Facets): readonly Problem[] {
  const [first, second] = (operation.variableDefinitions ?? []).filter((one) => directiveNode(one, 'body'));
  const at = (message: string) => [problemAt(file, second ?? first, message)];
  if (!first) return [];
  if (second) return at('A second @body; one variable is the body.');
  if (!http) return at('@body says what the body of a REST request is; add @http(…).');
  const takesNone = http.method === 'GET' || http.method === 'DELETE';
  return takesNone ? at(`A ${http.method} request has no body; use POST, PUT or PATCH, or leave out @body.`) : [];
}

function checkBody(definition: VariableDefinitionNode, facets: Facets): readonly string[] {
  if (!directiveNode(definition, 'body') || !isInRoute(definition, facets)) return [];
  return [`${nameOf(definition)} is in the route, so it cannot be the body; leave out @body.`];
}

function checkClaim(schema: GraphQLSchema, definition: VariableDefinitionNode, facets: Facets): readonly string[] {
  const claim = directiveValues<{ readonly claim: string }>(schema, definition, 'fromContext')?.claim;
  if (claim === undefined) return [];
  if (!isClaim(claim)) return [`The viewer has no claim "${claim}"; there are ${CLAIM_NAMES.join(', ')}.`];
  const type = String(getNullableType(variableType(schema, definition)));
  const name = nameOf(definition);
  const others = ['body', 'constraint', 'hideFrom'].filter((one) => directiveNode(definition, one));
  return [
    ...(claimTypes(claim).includes(type)
      ? []
      : [`The claim "${claim}" does not fit ${name}: ${type}; it is of type ${claimTypes(claim).join(' or ')}.`]),
    ...(isInRoute(definition, facets) ? [`${name} is in the route, so the viewer cannot fill it.`] : []),
    ...others.map((one) => `${name} is filled from the viewer, so @${one} says nothing; leave it out.`),
  ];
}

function checkHidden(schema: GraphQLSchema, definition: VariableDefinitionNode, facets: Facets): readonly string[] {
  const from = hiddenFrom(schema, definition);
  if (from.length === 0) return [];
  const isRequired = isNonNullType(variableType(schema, definition)) && !definition.defaultValue;
  const name = nameOf(definition);
  return [
    ...(isRequired ? [`${name} is required, so it cannot be hidden; give it a default.`] : []),
    ...(isInRoute(definition, facets) && from.some((one) => one !== 'AGENT')
      ? [`${name} is in the route, so it cannot be hidden from ${from.join(', ')}.`]
      : []),
  ];
}

/** To hide something from an audience that is offered nothing is a mistake in one of the two. */
function checkAudiences(schema: GraphQLSchema, source: ParsedSource, { audience }: Facets): readonly Problem[] {
  const problems: Problem[] = [];
  visit(source.document, {
    enter: (node) => {
      const strangers = hiddenFrom(schema, node as Annotated).filter((one) => !audience.includes(one));
      for (const one of strangers) {
        const message = `The operation is not offered to ${one}, so there is nothing to hide from it; leave ${one} out of @hideFrom.`;
        problems.push(problemAt(source.file, node, message));
      }
    },
  });
  return problems;
}
