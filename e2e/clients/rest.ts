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
  const inPath = [...http.route.matchAll(ROUTE_VARIABLE)].map(([, name]) => name as string);
  const path = http.route.replace(ROUTE_VARIABLE, (_match: string, name: string) =>
    encodeURIComponent(String(variables[name])),
  );
  const rest = Object.fromEntries(Object.entries(variables).filter(([name]) => !inPath.includes(name)));
  const withBody = !['GET', 'DELETE'].includes(http.method);
  const response = await fetch(`${url}/api/v1${path}${withBody ? '' : toQuery(rest)}`, {
    method: http.method,
    headers: { ...authorization(token), ...(withBody && { 'content-type': 'application/json' }) },
    ...(withBody && { body: JSON.stringify(rest) }),
  });
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.json() };
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
