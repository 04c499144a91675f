import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERROR_STATUS } from '@media-gateway/kernel';
import { PROBLEM_KINDS } from '../../src/facades/problems/texts.ts';
import { createWebRoutes } from '../../src/facades/web-routes.ts';
import { createFakeGateway } from './catalogue.ts';

const handle = createWebRoutes({ gateway: createFakeGateway(), publicHosts: [], maxBodyBytes: 1000 });
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const ask = (pathname: string, accept: string, method = 'GET') =>
  handle(new Request(`http://127.0.0.1:4000${pathname}`, { method, headers: { accept, host: '127.0.0.1:4000' } }), {
    address: undefined,
  });

describe('the texts of problems', () => {
  it('are there for every code, and for none that there is not', () => {
    const statuses = Object.fromEntries(PROBLEM_KINDS.map(({ code, status }) => [code, status]));
    expect(statuses).toEqual(ERROR_STATUS);
  });

  it('name the same codes and statuses as docs/lifecycle.md', () => {
    const lifecycle = readFileSync(path.join(import.meta.dirname, '../../../docs/lifecycle.md'), 'utf8');
    const table = lifecycle.slice(lifecycle.indexOf('## Every error code'));
    const rows = [...table.matchAll(/^\| `(\w+)` +\| (\d{3}) /gm)].map(([, code, status]) => [code, Number(status)]);
    expect(Object.fromEntries(rows)).toEqual(ERROR_STATUS);
    expect(rows).toHaveLength(PROBLEM_KINDS.length);
  });

  it('differ, and are sentences', () => {
    expect(new Set(PROBLEM_KINDS.map(({ title }) => title)).size).toBe(PROBLEM_KINDS.length);
    for (const { code, title, when, remedy, over } of PROBLEM_KINDS) {
      expect([code, title]).toEqual([code, expect.stringMatching(/^[A-Z].*[^.]$/)]);
      for (const text of [when, remedy]) expect([code, text]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
      expect(over.length).toBeGreaterThan(0);
    }
  });
});

describe('/problems', () => {
  it('is a page for a browser, with a link to every code', async () => {
    const response = await ask('/problems', BROWSER);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    for (const { type } of PROBLEM_KINDS) expect(page).toContain(`href="${type}"`);
  });

  it.each(['application/json', '*/*', 'application/json, text/html;q=0.5'])('is JSON for %s', async (accept) => {
    const response = await ask('/problems', accept);
    expect([response.headers.get('content-type'), response.headers.get('vary')]).toEqual([
      'application/json',
      'Accept',
    ]);
    expect(await response.json()).toEqual({ problems: PROBLEM_KINDS });
  });
});

describe('/problems/<CODE>', () => {
  it.each(PROBLEM_KINDS.map((kind) => [kind.code, kind] as const))('%s', async (_, kind) => {
    expect(await (await ask(kind.type, 'application/json')).json()).toEqual(kind);
    const response = await ask(kind.type, BROWSER);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<h1>${kind.title}</h1>`);
  });

  it.each(['application/json', BROWSER])('that there is not: what is near, for %s', async (accept) => {
    const response = await ask('/problems/UNKNOWN_REGOIN', accept);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('did you mean UNKNOWN_REGION');
  });

  it.each(['/problems/', '/problems/a/b', '/problems/%3Cscript%3E', '/constructor', '/problems/__proto__'])(
    '%s leads nowhere',
    async (pathname) => {
      expect((await ask(pathname, BROWSER)).status).toBe(404);
    },
  );

  it('can only be read', async () => {
    expect((await ask('/problems/NOT_FOUND', BROWSER, 'POST')).status).toBe(405);
  });
});
