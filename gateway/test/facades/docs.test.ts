import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { renderDocsPage } from '../../src/facades/pages/docs.ts';
import { exampleRequest } from '../../src/facades/pages/docs/request.ts';
import { PROBLEM_KINDS } from '../../src/facades/problems/texts.ts';
import { type RestOperation, isRestOperation } from '../../src/facades/rest/route.ts';
import type { OperationExample } from '../../src/operations/examples.ts';
import { operationNamed, operations } from './catalogue.ts';

const EXAMPLE: OperationExample = {
  name: 'asked',
  summary: 'One <film>.',
  viewer: 'user',
  variables: { titleId: 'title_alien', stars: 5, note: "it's <b>good</b>" },
  status: 200,
  body: { data: { like: { note: '<script>' } } },
};

const restOperation = (name: string): RestOperation => {
  const found = operationNamed(name);
  if (!isRestOperation(found)) throw new Error(`${name} has no route`);
  return found;
};
const shown = operations.map((one) => (one.name === 'LikeTitle' ? { ...one, examples: [EXAMPLE] } : one));
const { markup, policy } = renderDocsPage({ operations: shown, baseUrl: 'http://127.0.0.1:4123' });
const routes = operations.filter(isRestOperation);

describe('the reference', () => {
  it('has every route with its parameters', () => {
    for (const { name, http, variables } of routes) {
      expect(markup).toContain(`<article class="route" id="${name}"`);
      expect(markup).toContain(`<code>/api/v1${http.route}</code>`);
      for (const variable of variables) expect(markup).toContain(`<code class="name">${variable.name}</code>`);
    }
  });

  it('leads to the routes and to the problems', () => {
    const ids = new Set([...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const inside = [...markup.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(inside.filter((id) => !ids.has(id ?? ''))).toEqual([]);
    const types = new Set(PROBLEM_KINDS.map(({ type }) => type));
    const problems = [...markup.matchAll(/href="(\/problems\/[^"]+)"/g)].map(([, type]) => type ?? '');
    expect(problems.length).toBeGreaterThan(routes.length);
    expect(problems.filter((type) => !types.has(type))).toEqual([]);
  });

  it('names each place once', () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('shows examples as they are sent, escaped', () => {
    expect(markup).toContain('curl -X PUT &#39;http://127.0.0.1:4123/api/v1/likes/title_alien&#39;');
    expect(markup).toContain('authorization: Bearer $TOKEN');
    expect(markup).toContain('One &lt;film&gt;.');
    expect(markup).not.toContain('<b>good');
    expect(markup.match(/<script>/g)).toHaveLength(1);
  });

  it('loads nothing, and allows nothing but its own style and script', () => {
    expect(markup).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(markup).not.toMatch(/@import|url\(|\sstyle="|\son\w+="/);
    const own = (tag: string) => new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(markup)?.[1] ?? '';
    for (const tag of ['style', 'script']) {
      const hash = createHash('sha256').update(own(tag)).digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
  });

  it('says so where there are no routes', () => {
    const { markup: empty } = renderDocsPage({ operations: [], baseUrl: 'http://127.0.0.1:4123' });
    expect(empty).toContain('No operation is published with a route.');
  });
});

describe('the request of an example', () => {
  const target = (name: string, variables: OperationExample['variables']) =>
    exampleRequest(restOperation(name), { ...EXAMPLE, variables });

  it('has path, lists and objects as they are read', () => {
    const variables = { query: 'a b&c', filters: { genres: ['DRAMA', 'COMEDY'], yearFrom: 1950 }, tags: ['x', 'y'] };
    expect(target('SearchTitles', variables)).toEqual({
      target: '/api/v1/search/titles?query=a%20b%26c&filters[genres]=DRAMA,COMEDY&filters[yearFrom]=1950&tags=x,y',
    });
  });

  it('has a body where the method takes one', () => {
    expect(target('LikeTitle', { titleId: 'title_a/b', stars: 5 })).toEqual({
      target: '/api/v1/likes/title_a%2Fb',
      body: '{"stars":5}',
    });
    expect(target('UnlikeTitle', { titleId: 'title_a' })).toEqual({ target: '/api/v1/likes/title_a' });
  });
});
