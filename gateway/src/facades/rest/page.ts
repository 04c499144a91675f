import type { JsonSchema } from '../../operations/operation.ts';
import { propertiesOf } from './output-paths.ts';
import type { RestOperation } from './route.ts';

/** The variable that says after which cursor a page begins. */
const AFTER = 'after';

/** What a connection says of its page. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/**
 * The response keys from `data` to the connection that is given in pages; undefined where nothing is. It is the one that is
 * hoisted, the one that `@http(page)` names, or the only root field.
 */
export function pagePath({ http, hoist, outputSchema, variables }: RestOperation): readonly string[] | undefined {
  if (!variables.some(({ name }) => name === AFTER)) return undefined;
  const keys = Object.keys(propertiesOf(outputSchema));
  const path = http.page !== undefined ? [http.page] : (hoist ?? keys);
  if (hoist === undefined && path.length !== 1) return undefined;
  return isConnection(path.reduce(childOf, outputSchema)) ? path : undefined;
}

const childOf = (schema: JsonSchema, key: string): JsonSchema => propertiesOf(schema)[key] ?? {};

function isConnection(schema: JsonSchema): boolean {
  const info = propertiesOf(childOf(schema, 'pageInfo'));
  return 'hasNextPage' in info && 'endCursor' in info;
}

/** Where a client asked: the path, and the query string without its question mark. */
export interface Address {
  readonly path: string;
  readonly search: string;
}

/** Where the next page is, with every other parameter kept; undefined behind the last one. */
export const nextAddress = (address: Address, page: PageInfo | undefined): string | undefined =>
  page?.hasNextPage && page.endCursor !== null
    ? withParameters(address, (parameters) => parameters.set(AFTER, page.endCursor as string))
    : undefined;

/** `Link` to the first page, where this is another one, and to the next (RFC 8288). There is no way back from a cursor. */
export function linksOf(address: Address, next: string | undefined): string | undefined {
  const isFirst = !address.search.includes(AFTER) || !new URLSearchParams(address.search).has(AFTER);
  const first = isFirst ? undefined : withParameters(address, (parameters) => parameters.delete(AFTER));
  const links = [
    ...(first === undefined ? [] : [`<${first}>; rel="first"`]),
    ...(next === undefined ? [] : [`<${next}>; rel="next"`]),
  ];
  return links.length > 0 ? links.join(', ') : undefined;
}

function withParameters({ path, search }: Address, change: (parameters: URLSearchParams) => void): string {
  const parameters = new URLSearchParams(search);
  change(parameters);
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
