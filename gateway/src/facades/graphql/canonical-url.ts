import { canonicalId } from '../../operations/registry.ts';

/**
 * The one address of what is asked by id: `/graphql/<id>?variables=<JSON>`, with the id's hex in lower case, the variables' names
 * in the order of their code units at every depth, no space, and no `variables` where there are none.
 */
export function canonicalUrl(id: string, variables: Readonly<Record<string, unknown>> = {}): string {
  const path = `/graphql/${encodeURIComponent(canonicalId(id))}`;
  const json = JSON.stringify(variables, sortedKeys);
  return json === '{}' ? path : `${path}?variables=${encodeURIComponent(json)}`;
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
