import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type PublishedOperation, compileOperations, loadSupergraph } from '@media-gateway/gateway';
import { expectedData } from '../graph/monolith.ts';
import type { Operation } from '../operations.ts';

/** The ways in which one operation is asked; every ratio is to the first. */
export const WAYS = ['graphql', 'rest', 'mcp'] as const;
export type Way = (typeof WAYS)[number];

/** The files of a folder of published operations: the deep one, and a small one with a variable. */
export const publishedTexts = async (folder: string): Promise<Readonly<Record<string, string>>> => ({
  deep: (await readFile(path.join(folder, 'deep.graphql'), 'utf8')).replace(
    'query Deep',
    `"Deep." query Deep ${facets('deep')}`,
  ),
  small: `"Small." query Small("How many." $first: Int = 5) ${facets('small')} { topProducts(first: $first) { upc name price } }`,
});

const facets = (name: string): string =>
  `@http(method: GET, route: "/${name}") @mcp(name: "${name}", title: "${name}") @audience(for: [APP, PARTNER, AGENT])`;

const VARIABLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { deep: {}, small: { first: 5 } };

/** Each operation in each way; the answers are held to the same data. */
export async function operationsOf(
  texts: Readonly<Record<string, string>>,
  sdl: string,
): Promise<readonly { readonly name: string; readonly way: Way; readonly operation: Operation }[]> {
  const { apiSchema: schema } = loadSupergraph(sdl);
  const sources = Object.entries(texts).map(([name, text]) => ({ file: `operations/${name}.graphql`, text }));
  const published = compileOperations({ schema, sources });
  return Promise.all(
    published.flatMap((operation) => WAYS.map(async (way) => ({ ...(await asked(operation, way)), way }))),
  );
}

async function asked({ id, name: title, document }: PublishedOperation, way: Way) {
  const name = title.toLowerCase();
  const variables = VARIABLES[name] ?? {};
  const expected = await expectedData(document, variables);
  return { name, operation: { name: `${name}, ${way}`, expected, ...requestOf(way, { id, name, variables }) } };
}

interface Call {
  readonly id: string;
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function requestOf(way: Way, { id, name, variables }: Call): Pick<Operation, 'body' | 'way'> {
  const json = { accept: 'application/json', at: ['data'] };
  const entries = Object.entries(variables).map(([key, value]) => [key, String(value)]);
  if (way === 'rest') return { body: '', way: { path: withQuery(`/api/v1/${name}`, entries), ...json } };
  if (way === 'graphql') {
    const query = entries.length === 0 ? [] : [['variables', JSON.stringify(variables)]];
    return { body: '', way: { path: withQuery(`/graphql/${id}`, query), ...json } };
  }
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: variables } };
  const at = ['result', 'structuredContent'];
  return { body: JSON.stringify(call), way: { path: '/mcp', accept: 'application/json, text/event-stream', at } };
}

const withQuery = (address: string, entries: readonly (readonly string[])[]): string =>
  entries.length === 0 ? address : `${address}?${new URLSearchParams(entries as [string, string][])}`;
