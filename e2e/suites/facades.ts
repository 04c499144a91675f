import { expect, it } from '@jest/globals';
import type { PublishedOperation } from '@media-gateway/gateway';
import type { Supergraph } from '@media-gateway/testkit';
import { askGraphql } from '../clients/graphql.ts';
import { askTool } from '../clients/mcp.ts';
import { askRest } from '../clients/rest.ts';
import { VARIABLES } from '../operations.ts';

/** What is made anew by every call, or says when or by whom it was made. */
const OF_THE_CALL = /^(updatedAt|createdAt|lastSeenAt|addedAt|at|cursor|startCursor|endCursor)$/;

/** Every operation answers alike, whichever way it is asked. Three viewers who did the same, one for each way. */
export function facadesSuite(get: () => Supergraph, operations: readonly PublishedOperation[]): void {
  const asked = operations.filter(({ kind }) => kind !== 'subscription');

  it('has variables for every operation that can be asked', () => {
    expect(asked.map(({ name }) => name).filter((name) => !VARIABLES[name])).toEqual([]);
  });

  it.each(asked.map((operation) => [operation.name, operation] as const))(
    '%s: GraphQL by id, REST and MCP agree',
    async (name, operation) => {
      const supergraph = get();
      const variables = VARIABLES[name] ?? {};
      // What all viewers share is the same for each of them once somebody has changed it.
      if (operation.kind === 'mutation')
        await askGraphql(supergraph, { documentId: operation.id, variables }, await tokenFor(supergraph, 'first'));
      const byId = await askGraphql(
        supergraph,
        { documentId: operation.id, variables },
        await tokenFor(supergraph, 'viewer-a'),
      );
      if (operation.http) {
        const rest = await askRest(supergraph, operation, variables, await tokenFor(supergraph, 'viewer-b'));
        if (byId.data) {
          const hoisted = valueAt(byId.data, operation.hoist ?? []);
          expect(comparable((rest.body as { data?: unknown }).data)).toEqual(comparable(hoisted));
        } else expect(rest.body).toMatchObject({ code: byId.errors?.[0]?.extensions['code'], status: rest.status });
      }
      if (operation.mcp && operation.audience.includes('AGENT')) {
        const tool = await askTool(
          supergraph,
          operation.mcp.name,
          { ...variables, ...(asksFirst(operation) && { confirm: true }) },
          await tokenFor(supergraph, 'viewer-c'),
        );
        expect(tool.isError ?? false).toBe(!byId.data);
        if (byId.data) expect(comparable(tool.structuredContent)).toEqual(comparable(byId.data));
      }
      expect(operation.http ?? operation.mcp).toBeDefined();
    },
  );
}

/** What takes something away is done when the viewer agreed. */
const asksFirst = ({ http, mcp }: PublishedOperation) => mcp?.destructive ?? http?.method === 'DELETE';

/** Operators' operations need a moderator; the others do not mind one. */
const tokenFor = (supergraph: Supergraph, user: string) => supergraph.token(user, 'moderator');

/** Scores decay with time; a millionth is no difference. */
const rounded = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);

const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce((value, key) => (value as Readonly<Record<string, unknown>> | null)?.[key], data);

function comparable(value: unknown): unknown {
  const text = JSON.stringify(value ?? null, (key, inner: unknown) =>
    OF_THE_CALL.test(key) ? '(of the call)' : rounded(inner),
  );
  return JSON.parse(text.replace(/viewer[- ][abc]/gi, 'viewer').replace(/device_[a-z0-9-]+/g, 'device')) as unknown;
}
