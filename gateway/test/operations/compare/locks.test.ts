import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/operations/compare/finding.ts';
import { compareLocks } from '../../../src/operations/compare/locks.ts';
import { renderComparison } from '../../../src/operations/compare/text.ts';
import { EMPTY_LOCK, type LockedOperation, type OperationsLock } from '../../../src/operations/lock.ts';

const TEXT = { type: 'string' };
const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', properties, required });

const title = {
  id: 'a'.repeat(64),
  name: 'Title',
  kind: 'query',
  audience: ['APP', 'PARTNER', 'AGENT'],
  http: { method: 'GET', route: '/titles/{id}' },
  mcp: { name: 'get_title', title: 'A title' },
  inputSchema: { ...object({ id: TEXT }), additionalProperties: false },
  outputSchema: object({ title: object({ name: TEXT, kind: { type: 'string', enum: ['FILM'] } }) }),
  scopes: [],
  cost: 1,
} as const satisfies LockedOperation;

const lock = (...operations: LockedOperation[]): OperationsLock => ({ version: 1, operations });
const { http: _http, ...unrouted } = title;
const { mcp: _mcp, ...untooled } = title;

function told(before: OperationsLock, after: OperationsLock): Record<string, string[]> {
  const levels: readonly (readonly [string, readonly Finding[]])[] = Object.entries({ ...compareLocks(before, after) });
  return Object.fromEntries(
    levels
      .map(([level, findings]) => [level, findings.map(({ client, code }) => `${client} ${code}`)] as const)
      .filter(([, lines]) => lines.length > 0),
  );
}

type Row = readonly [what: string, after: OperationsLock, told: Record<string, readonly string[]>];
const other = { id: 'b'.repeat(64) };

const ROWS: readonly Row[] = [
  ['nothing', lock(title), {}],
  ['another title of the tool', lock({ ...title, mcp: { ...title.mcp, title: 'One' } }), {}],
  [
    'an operation that is gone',
    EMPTY_LOCK,
    { breaking: ['apps id-removed', 'partners route-removed', 'agents tool-removed'] },
  ],
  ['a text that has changed', lock({ ...title, ...other }), { breaking: ['apps id-changed'] }],
  [
    'a text that has changed, with the former beside it under another name',
    lock({ ...unrouted, name: 'TitleOfBefore', audience: ['APP'] }, { ...title, ...other }),
    { additions: ['apps id-added'] },
  ],
  [
    'another name of the operation, which changes its id',
    lock({ ...title, ...other, name: 'Work' }),
    {
      breaking: ['apps id-removed'],
      additions: ['apps id-added'],
    },
  ],
  [
    'another route',
    lock({ ...title, http: { method: 'GET', route: '/works/{id}' } }),
    { breaking: ['partners route-changed'] },
  ],
  [
    'another method',
    lock({ ...title, http: { method: 'POST', route: '/titles/{id}' } }),
    { breaking: ['partners route-changed'] },
  ],
  ['no route', lock({ ...unrouted, audience: ['APP', 'AGENT'] }), { breaking: ['partners route-removed'] }],
  [
    'a route that is only for apps now',
    lock({ ...title, audience: ['APP', 'AGENT'] }),
    { breaking: ['partners audience-removed'] },
  ],
  [
    'another name of the tool',
    lock({ ...title, mcp: { ...title.mcp, name: 'read_title' } }),
    { breaking: ['agents tool-renamed'] },
  ],
  ['no tool', lock({ ...untooled, audience: ['APP', 'PARTNER'] }), { breaking: ['agents tool-removed'] }],
  ['no apps', lock({ ...title, audience: ['PARTNER', 'AGENT'] }), { breaking: ['apps audience-removed'] }],
  [
    'another name of a variable in the route: only agents, and apps by their id, name it',
    lock({
      ...title,
      http: { method: 'GET', route: '/titles/{titleId}' },
      inputSchema: { ...title.inputSchema, ...object({ titleId: TEXT }) },
    }),
    {
      breaking: [
        'apps input-removed',
        'apps input-required-added',
        'agents input-removed',
        'agents input-required-added',
      ],
    },
  ],
  [
    'a scope more',
    lock({ ...title, scopes: ['titles:read'] }),
    { breaking: ['apps scope-added', 'partners scope-added', 'agents scope-added'] },
  ],
  [
    'a cost above the budget',
    lock({ ...title, cost: 1001 }),
    { breaking: ['apps cost-over-budget', 'partners cost-over-budget', 'agents cost-over-budget'] },
  ],
  ['a cost up to the budget', lock({ ...title, cost: 1000 }), {}],
  [
    'another text that costs too much',
    lock({ ...title, ...other, cost: 1001 }),
    {
      breaking: ['apps id-changed', 'apps cost-over-budget', 'partners cost-over-budget', 'agents cost-over-budget'],
    },
  ],
  [
    'a limit of a value',
    lock({ ...title, inputSchema: { ...title.inputSchema, ...object({ id: { ...TEXT, minLength: 1 } }) } }),
    { breaking: ['apps input-narrowed', 'partners input-narrowed', 'agents input-narrowed'] },
  ],
  [
    'a field that REST answers with alone',
    lock({ ...title, hoist: ['title'] }),
    { breaking: ['partners output-removed'], additions: ['partners output-added', 'partners output-added'] },
  ],
  [
    'a variable that is the whole body now',
    lock({ ...title, body: 'id' }),
    { breaking: ['partners input-removed', 'partners input-required-added'] },
  ],
  [
    'a part that is hidden from agents',
    lock({
      ...title,
      variants: {
        AGENT: {
          ...{ id: 'c'.repeat(64), scopes: [], cost: 1, inputSchema: title.inputSchema },
          outputSchema: object({ title: object({ name: TEXT }) }),
        },
      },
    }),
    { breaking: ['agents output-removed'] },
  ],
  [
    'a mutation that was a query',
    lock({ ...title, kind: 'mutation' }),
    { warnings: ['apps kind-changed', 'partners kind-changed', 'agents kind-changed'] },
  ],
  [
    'a value more in the answer, whose text is the same',
    lock({
      ...title,
      outputSchema: object({ title: object({ name: TEXT, kind: { type: 'string', enum: ['FILM', 'SHOW'] } }) }),
    }),
    { warnings: ['apps output-value-added', 'partners output-value-added', 'agents output-value-added'] },
  ],
];

describe('what a change of a lock means', () => {
  it.each(ROWS)('%s', (_, after, expected) => {
    expect(told(lock(title), after)).toEqual(expected);
  });

  it('says a scope less is no break, and a cost that was above the budget no news', () => {
    const before = { ...title, scopes: ['titles:read'], cost: 1001 };
    const clients = ['apps', 'partners', 'agents'];
    expect(told(lock(before), lock({ ...before, scopes: [], cost: 1002 }))).toEqual({
      additions: clients.map((client) => `${client} scope-removed`),
    });
  });

  it('tells that a new operation costs too much', () => {
    const dear = { ...untooled, audience: ['APP'], cost: 1001 } as const;
    const { breaking } = compareLocks(EMPTY_LOCK, lock(dear));
    expect(breaking.map(({ message }) => message)).toContain(
      'Title: costs 1001 with its defaults, where 1000 is allowed, and is refused with COST_LIMIT_EXCEEDED.',
    );
  });

  it('counts a route as that of apps when partners are not offered it', () => {
    const own = { ...untooled, audience: ['APP'] } as const;
    expect(told(lock(own), lock({ ...own, http: { method: 'GET', route: '/works/{id}' } }))).toEqual({
      breaking: ['apps route-changed'],
    });
    expect(told(lock(own), lock({ ...own, audience: ['APP', 'PARTNER'] }))).toEqual({
      additions: ['partners route-added'],
    });
    expect(told(EMPTY_LOCK, lock(own))).toEqual({ additions: ['apps id-added', 'apps route-added'] });
  });

  it('asks nothing of an id that no app was offered', () => {
    const partners = { ...untooled, audience: ['PARTNER'] } as const;
    expect(told(lock(partners), lock({ ...partners, ...other }))).toEqual({});
  });

  it('compares a route or a tool that has moved with what is in its new place', () => {
    const after = {
      ...title,
      http: { method: 'GET', route: '/{kind}/{id}' },
      mcp: { ...title.mcp, name: 'read_title' },
      inputSchema: { ...title.inputSchema, ...object({ kind: TEXT, id: TEXT }) },
    } as const;
    const { breaking } = compareLocks(lock(title), lock({ ...after, ...other }));
    expect(breaking.map(({ client, code, path = '' }) => `${client} ${code} ${path}`.trim())).toEqual([
      'apps id-changed',
      'partners route-changed',
      'partners input-required-added kind',
      'agents tool-renamed',
      'agents input-required-added kind',
    ]);
  });

  it('does not take a variable for another that has its former name now', () => {
    const after = {
      ...title,
      http: { method: 'GET', route: '/titles/{titleId}' },
      inputSchema: { ...title.inputSchema, ...object({ titleId: TEXT, id: { type: 'integer' } }) },
    } as const;
    const { breaking } = compareLocks(lock(title), lock(after));
    expect(breaking.filter(({ client }) => client === 'partners').map(({ code, path }) => `${code} ${path}`)).toEqual([
      'input-type-changed id',
      'input-required-added titleId',
    ]);
  });

  it('follows an operation to its new route, though another has the old one for apps', () => {
    const moved = { ...title, http: { method: 'GET', route: '/works/{id}' } } as const;
    const own = { ...untooled, ...other, name: 'Own', audience: ['APP'] } as const;
    expect(told(lock(title), lock(moved, own))).toEqual({
      breaking: ['partners route-changed'],
      additions: ['apps id-added'],
    });
  });

  it('sees the answer of a route that another operation has taken over', () => {
    const taken = { ...title, ...other, name: 'Work', outputSchema: object({ work: TEXT }) };
    const { breaking } = compareLocks(lock(title), lock(taken));
    expect(breaking.filter(({ client }) => client === 'partners').map(({ code, path }) => [code, path])).toEqual([
      ['output-removed', 'title'],
    ]);
  });
});

describe('a finding', () => {
  it('names who, which operation, by what it is reached, where, and says it in a sentence', () => {
    const less = { ...title, outputSchema: object({ title: object({ name: TEXT }) }) };
    expect(compareLocks(lock(title), lock(less)).breaking[1]).toEqual({
      code: 'output-removed',
      client: 'partners',
      operation: 'Title',
      subject: 'GET /titles/{id}',
      path: 'title.kind',
      message: 'Title, GET /titles/{id}: no longer answers "title.kind".',
    });
  });
});

describe('the text', () => {
  it('groups by who is hit, and counts', () => {
    const after = { ...title, ...other, mcp: { name: 'read_title', title: 'A title' } };
    const added = { ...untooled, id: 'c'.repeat(64), name: 'Works', http: { method: 'GET', route: '/works' } } as const;
    expect(renderComparison(compareLocks(lock(title), lock(after, { ...added, audience: ['PARTNER'] })))).toBe(
      `apps
  breaks   Title: the operation has changed, and its id with it; apps that pin ${'a'.repeat(64)} get PERSISTED_QUERY_NOT_FOUND. [id-changed]

partners
  adds     Works: the route GET /works is new. [route-added]

agents
  breaks   Title: the tool get_title is called read_title now; agents that call it are refused. [tool-renamed]

2 breaks, 0 warnings, 1 addition.`,
    );
  });

  it('says so when nothing has changed', () => {
    expect(renderComparison(compareLocks(lock(title), lock(title)))).toBe('Nothing has changed for any client.');
  });
});
