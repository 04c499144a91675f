import type { TypedDocumentString } from './generated/operations.ts';

/**
 * The one address of a published query with its variables, so that a cache on the way keeps one copy of its answer: the id, then the
 * variables as JSON without spaces, their names in the order of their code units at every depth. What is undefined is left out.
 * @param url the gateway's GraphQL address, for example `http://127.0.0.1:4000/graphql`.
 */
export function getUrl<Result, Variables>(
  url: string,
  { __meta__ }: TypedDocumentString<Result, Variables>,
  variables?: Variables,
): string {
  const json = JSON.stringify(variables ?? {}, sortedKeys);
  const address = `${url}/${encodeURIComponent(String(__meta__?.['id']))}`;
  return json === '{}' ? address : `${address}?variables=${encodeURIComponent(json)}`;
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
