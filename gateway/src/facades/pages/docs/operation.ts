import type { JsonSchema } from '../../../operations/operation.ts';
import { routeVariables } from '../../../operations/route.ts';
import { answerSchema } from '../../rest/openapi/answer.ts';
import { commonParametersOf } from '../../rest/openapi/common-parameters.ts';
import { titleOf } from '../../rest/openapi/operation.ts';
import { withoutNull } from '../../rest/openapi/parameter.ts';
import { problemsOf } from '../../rest/openapi/refusals.ts';
import { REST_BASE, type RestOperation } from '../../rest/route.ts';
import { takesBody } from '../../rest/variables.ts';
import { type Html, html, prose } from '../html.ts';
import { exampleList } from './examples.ts';
import { type NamedSchema, fieldList, fieldsOf } from './schema.ts';

/** Everything about one route. */
export const operationArticle = (operation: RestOperation, baseUrl: string): Html =>
  html`<article class="route" id="${operation.name}" aria-labelledby="${operation.name}-title">
    <h3 id="${operation.name}-title"><a href="#${operation.name}">${titleOf(operation)}</a></h3>
    <p class="path">${method(operation)} <code>${REST_BASE}${operation.http.route}</code></p>
    ${ending(operation)}
    <p>${prose(operation.description)}</p>
    <div class="columns">
      <div>${inputs(operation)}${answer(operation)}${problems(operation)}</div>
      <div>${operation.examples ? html`<h4>Examples</h4>` : ''}${exampleList(operation, baseUrl)}</div>
    </div>
  </article>`;

export const method = ({ http }: RestOperation): Html =>
  html`<b class="method ${http.method.toLowerCase()}">${http.method}</b>`;

const ending = ({ http: { deprecated, sunset } }: RestOperation): Html =>
  deprecated || sunset
    ? html`<p class="ending" role="note">
        ${deprecated ? `Deprecated since ${deprecated}.` : ''} ${sunset ? `Gone on ${sunset}.` : ''}
      </p>`
    : html``;

const inputs = (operation: RestOperation): Html =>
  html`<h4>Parameters</h4>
    ${fieldList([...variablesOf(operation), ...othersOf(operation)], 'in')}`;

/** In a path or query nothing can be null. */
function variablesOf(operation: RestOperation): readonly NamedSchema[] {
  const inPath = new Set(routeVariables(operation.http.route));
  const outside = takesBody(operation.http.method) ? 'body' : 'query';
  return operation.variables
    .filter(({ claim }) => claim === undefined)
    .map(({ name, schema, required }) => {
      const place = inPath.has(name) ? 'path' : outside;
      return { name, schema: place === 'body' ? schema : withoutNull(schema), required, place };
    });
}

const othersOf = (operation: RestOperation): readonly NamedSchema[] =>
  commonParametersOf(operation).map(({ name, required, description, schema, in: place }) => ({
    name,
    required,
    place,
    schema: { ...schema, description },
  }));

/** The fields that the answer has, closed at first: they are many. */
const answer = (operation: RestOperation): Html =>
  operation.http.status === 204 || operation.kind === 'subscription'
    ? html``
    : html`<h4>Answer</h4>
        <details>
          <summary>Fields of <code>data</code></summary>
          ${fieldList(fieldsOf(dataOf(answerSchema(operation))), 'out')}
        </details>`;

const dataOf = (schema: JsonSchema): JsonSchema => (schema['properties'] as { readonly data: JsonSchema }).data;

const problems = (operation: RestOperation): Html =>
  html`<h4>Problems</h4>
    <details>
      <summary>What may go wrong</summary>
      <ul class="codes">
        ${problemsOf(operation).map(
          ({ code, status, type, title }) =>
            html`<li>
              <span class="status bad">${status}</span> <a href="${type}"><code>${code}</code></a> ${title}
            </li>`,
        )}
      </ul>
    </details>`;
