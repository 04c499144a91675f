import type { OperationExample } from '../../../operations/examples.ts';
import { routeVariables } from '../../../operations/route.ts';
import { REST_BASE, type RestOperation } from '../../rest/route.ts';
import { takesBody } from '../../rest/variables.ts';

export interface ExampleRequest {
  /** Path and query. */
  readonly target: string;
  /** JSON, where the method takes a body. */
  readonly body?: string;
}

/** An example's request as it is sent over REST. */
export function exampleRequest(operation: RestOperation, { variables }: OperationExample): ExampleRequest {
  const { method, route } = operation.http;
  const path =
    REST_BASE + route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(variables[name])));
  const inPath = new Set(routeVariables(route));
  const rest = Object.entries(variables).filter(([name]) => !inPath.has(name));
  if (takesBody(method)) return { target: path, ...(rest.length > 0 && { body: bodyOf(operation, rest) }) };
  const query = rest.flatMap(([name, value]) => pairs(name, value)).join('&');
  return { target: query ? `${path}?${query}` : path };
}

type Entries = readonly (readonly [string, unknown])[];

function bodyOf({ variables }: RestOperation, values: Entries): string {
  const whole = variables.find(({ isBody }) => isBody);
  return JSON.stringify(whole ? values.find(([name]) => name === whole.name)?.[1] : Object.fromEntries(values));
}

/** `filters[yearFrom]=1950`; a list with commas. Brackets and commas are readable, and may stand in a query. */
function pairs(name: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return [`${name}=${value.map((item) => encodeURIComponent(String(item))).join(',')}`];
  if (typeof value !== 'object' || value === null) return [`${name}=${encodeURIComponent(String(value))}`];
  return Object.entries(value).flatMap(([field, inner]) => pairs(`${name}[${field}]`, inner));
}

/** The request for a shell. */
export function curlOf(operation: RestOperation, example: OperationExample, baseUrl: string): string {
  const { target, body } = exampleRequest(operation, example);
  const { method } = operation.http;
  // curl reads brackets as ranges unless -g is given.
  const flags = `${target.includes('[') ? ' -g' : ''}${method === 'GET' ? '' : ` -X ${method}`}`;
  return [
    `curl${flags} '${baseUrl}${target}'`,
    ...(example.viewer === 'guest' ? [] : [`-H "authorization: Bearer $TOKEN"`]),
    ...(body ? [`-H 'content-type: application/json'`, `-d '${body.replaceAll("'", `'\\''`)}'`] : []),
  ].join(' \\\n  ');
}
