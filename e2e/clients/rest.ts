import type { PublishedOperation } from '@media-gateway/gateway';
import type { Supergraph } from '@media-gateway/testkit';
import { authorization } from './graphql.ts';

export interface RestAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

/** `/titles/{id}` */
const ROUTE_VARIABLE = /\{(\w+)\}/g;

type Variables = Readonly<Record<string, unknown>>;

/** An operation by its REST route, as a partner asks: variables of the route, then the query string or a JSON body. */
export async function askRest(
  { url }: Supergraph,
  { http }: Pick<PublishedOperation, 'http'>,
  variables: Variables,
  token?: string,
): Promise<RestAnswer> {
  if (!http) throw new Error('The operation has no route.');
  const withBody = !['GET', 'DELETE'].includes(http.method);
  const { path, rest } = placeVariables(http.route, variables);
  const response = await fetch(`${url}/api/v1${path}${withBody ? '' : toQuery(rest)}`, {
    method: http.method,
    headers: { ...authorization(token), ...(withBody && { 'content-type': 'application/json' }) },
    ...(withBody && { body: JSON.stringify(rest) }),
  });
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await readJson(response) };
}

/** An answer with the status 204 has no content. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** Where an operation is read with GET. */
export function restPath({ http }: PublishedOperation, variables: Variables): string {
  const { path, rest } = placeVariables(http?.route ?? '', variables);
  return `/api/v1${path}${toQuery(rest)}`;
}

/** The variables of the route in their places, and those that are left. */
function placeVariables(route: string, variables: Variables): { readonly path: string; readonly rest: Variables } {
  const inPath = [...route.matchAll(ROUTE_VARIABLE)].map(([, name]) => name as string);
  const path = route.replace(ROUTE_VARIABLE, (_match: string, name: string) =>
    encodeURIComponent(String(variables[name])),
  );
  const rest = Object.fromEntries(Object.entries(variables).filter(([name]) => !inPath.includes(name)));
  return { path, rest };
}

function toQuery(variables: Variables): string {
  const pairs = Object.entries(variables).flatMap(([name, value]) => flatten(name, value));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

function flatten(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item) => flatten(name, item));
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(`${name}[${key}]`, inner));
}
