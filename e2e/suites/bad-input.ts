import { describe, expect, it } from '@jest/globals';
import type { Supergraph } from '@media-gateway/testkit';
import { type Ask, askGraphql } from '../clients/graphql.ts';
import { askTool } from '../clients/mcp.ts';

/** Wrong input is the client's: a stable code, a message that says what would be right, no 5xx. */
export function badInputSuite(get: () => Supergraph): void {
  it.each<[string, Ask, string]>([
    [
      'a cursor that leads before all years',
      {
        query: `{ leavingSoon(region: "US", after: "${forged(['leavingSoon', '0000-01-01', 'offer_a'])}") { nodes { id } } }`,
      },
      'INVALID_CURSOR',
    ],
    [
      'a character that no text has',
      { query: '{ titleByExternalId(source: "imdb", value: "\\u0000") { id } }' },
      'BAD_USER_INPUT',
    ],
    ['an unknown field', { query: '{ titel { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query ($id: ID!) { title(id: $id) { id } }', variables: { id: { a: 1 } } },
      'BAD_USER_INPUT',
    ],
    ['a missing variable', { query: 'query ($id: ID!) { title(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    ['an unknown operation id', { documentId: 'f'.repeat(64) }, 'PERSISTED_QUERY_NOT_FOUND'],
    [
      'an unknown platform',
      { query: '{ title(id: "title_metropolis-1927") { offers(region: "US", platforms: ["betamax"]) { id } } }' },
      'UNKNOWN_PLATFORM',
    ],
    [
      'an unknown region',
      { query: '{ title(id: "title_metropolis-1927") { offers(region: "ZZ") { id } } }' },
      'UNKNOWN_REGION',
    ],
    [
      'an unknown platform in a search',
      { query: '{ search(query: "a", filters: { region: "US", platforms: ["betamax"] }) { totalCount } }' },
      'UNKNOWN_PLATFORM',
    ],
    [
      'a page of a thousand million',
      { query: '{ browseTitles(first: 1000000000) { nodes { id } } }' },
      'COST_LIMIT_EXCEEDED',
    ],
    [
      'a page size that costs nothing but is too large',
      { query: '{ search(query: "a", first: 101) { totalCount } }' },
      'PAGE_SIZE_OUT_OF_RANGE',
    ],
    ['a page of nothing', { query: '{ browseTitles(first: 0) { nodes { id } } }' }, 'PAGE_SIZE_OUT_OF_RANGE'],
    ['a page below nothing', { query: '{ browseTitles(first: -1) { nodes { id } } }' }, 'PAGE_SIZE_OUT_OF_RANGE'],
    [
      'a cursor that was tampered with',
      { query: '{ browseTitles(after: "WyJ4Il0") { nodes { id } } }' },
      'INVALID_CURSOR',
    ],
    ['the id of another type', { query: '{ title(id: "person_akira-kurosawa") { id } }' }, 'INVALID_ID'],
    ['something that is no id', { query: '{ person(id: "42; drop table person") { id } }' }, 'INVALID_ID'],
    [
      'an unknown locale',
      { query: '{ title(id: "title_metropolis-1927") { name(locale: "not a locale") } }' },
      'UNKNOWN_LOCALE',
    ],
    [
      'a change by a guest',
      { query: 'mutation { addToWatchlist(titleId: "title_metropolis-1927") { changed } }' },
      'UNAUTHENTICATED',
    ],
  ])('%s', async (_name, ask, code) => {
    const { status, errors } = await askGraphql(get(), ask);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    expect(status).toBeLessThan(500);
    expect(errors?.[0]?.message.length).toBeGreaterThan(20);
  });

  it.each<[string, (url: string) => Promise<Response>, number, string]>([
    ['invalid JSON', (url) => post(`${url}/graphql`, '{"query":'), 400, 'INVALID_JSON'],
    [
      'a form instead of JSON',
      (url) => post(`${url}/graphql`, 'query={me}', 'application/x-www-form-urlencoded'),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a mutation over GET',
      (url) => fetch(`${url}/graphql?query=${encodeURIComponent('mutation { removeDevice(id: "device_x") }')}`),
      405,
      'MUTATION_OVER_GET',
    ],
    [
      'variables over GET that are no JSON',
      (url) => fetch(`${url}/graphql?query={__typename}&variables={`),
      400,
      'INVALID_JSON',
    ],
    [
      'names in brackets without end',
      (url) => fetch(`${url}/api/v1/search/titles?query=a&filters[a]${'[b]'.repeat(2000)}=1`),
      400,
      'BAD_USER_INPUT',
    ],
    ['an unknown path', (url) => fetch(`${url}/nothing-here`), 404, 'ROUTE_NOT_FOUND'],
    ['an unknown route', (url) => fetch(`${url}/api/v1/titels`), 404, 'ROUTE_NOT_FOUND'],
    [
      'a method the route does not have',
      (url) => fetch(`${url}/api/v1/trending`, { method: 'DELETE' }),
      405,
      'METHOD_NOT_ALLOWED',
    ],
    ['a number that is none', (url) => fetch(`${url}/api/v1/trending?first=many`), 400, 'BAD_USER_INPUT'],
    [
      'a token that is none',
      (url) => fetch(`${url}/api/v1/trending`, { headers: { authorization: 'Bearer a.b.c' } }),
      401,
      'UNAUTHENTICATED',
    ],
  ])('%s', async (_name, ask, status, code) => {
    const response = await ask(get().url);
    expect(response.status).toBe(status);
    expect(JSON.stringify(await response.json())).toContain(`"${code}"`);
  });

  describe('over MCP', () => {
    it('an unknown tool', async () => {
      await expect(askTool(get(), 'rent_a_horse', {})).rejects.toThrow(/rent_a_horse/);
    });

    it('arguments that do not fit', async () => {
      const result = await askTool(get(), 'semantic_search', { qwery: 'samurai' });
      expect(result.isError).toBe(true);
      expect(JSON.stringify(result.content)).toContain('query');
    });
  });
}

const forged = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');

const post = (url: string, body: string, type = 'application/json') =>
  fetch(url, { method: 'POST', headers: { 'content-type': type, accept: 'application/graphql-response+json' }, body });
