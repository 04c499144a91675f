import type { Connection, Edge } from '@media-gateway/kernel';
import type { ObjectRef, InterfaceRef } from '@pothos/core';
import type { Builder, BuilderTypes } from './builder.ts';
import { CACHED_AS_PARENT } from './cache-control.ts';

type NodeRef<Context extends object, T> = ObjectRef<Extended<Context>, T> | InterfaceRef<Extended<Context>, T>;
type Extended<Context extends object> = PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes<Context>>;

/** What the pages of one list carry beside their items. */
export interface Page<T> extends Connection<T> {
  /** How many there are in all pages; null when counting would be too dear. */
  readonly totalCount?: number | null;
}

export const CONNECTION_ARGS = {
  first: 'How many to give, 1 to 100.',
  after: '`pageInfo.endCursor` of the page before.',
} as const;

const pageInfos = new WeakMap<object, unknown>();

/** `PageInfo`, which several subgraphs share. */
function pageInfoRef<Context extends object>(builder: Builder<Context>) {
  const known = pageInfos.get(builder) as ReturnType<typeof definePageInfo<Context>> | undefined;
  const ref = known ?? definePageInfo(builder);
  pageInfos.set(builder, ref);
  return ref;
}

const definePageInfo = <Context extends object>(builder: Builder<Context>) =>
  builder.objectRef<Connection<unknown>['pageInfo']>('PageInfo').implement({
    description: 'Where a page stands in its list.',
    shareable: true,
    cost: 0,
    directives: CACHED_AS_PARENT,
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more follow this page.' }),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
        description: 'Whether this page was reached from another.',
      }),
      startCursor: t.exposeString('startCursor', { nullable: true, description: 'Cursor of the first item.' }),
      endCursor: t.exposeString('endCursor', {
        nullable: true,
        description: 'Cursor of the last item: pass it as `after`.',
      }),
    }),
  });

/** Defines `<name>Connection` and `<name>Edge` over a node type, with `nodes` as the short way. */
export function connectionRef<Context extends object, T extends object, P extends Page<T> = Page<T>>(
  builder: Builder<Context>,
  name: string,
  node: NodeRef<Context, T>,
) {
  const edge = builder.objectRef<Edge<T>>(`${name}Edge`).implement({
    description: `An item of a ${name}Connection with its cursor.`,
    cost: 0,
    directives: CACHED_AS_PARENT,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Where the item stands in the list.' }),
      node: t.field({
        type: node as never,
        description: 'The item.',
        resolve: ((parent: Edge<T>) => parent.node) as never,
      }),
    }),
  });
  const pageInfo = pageInfoRef(builder);
  const ref = builder.objectRef<P>(`${name}Connection`);
  ref.implement({
    description: `A page of ${name}s.`,
    cost: 0,
    directives: CACHED_AS_PARENT,
    fields: (t) => ({
      edges: t.field({
        type: [edge] as never,
        description: 'The items with their cursors.',
        resolve: ((page: P) => page.edges) as never,
      }),
      nodes: t.field({
        type: [node] as never,
        description: 'The items.',
        resolve: ((page: P) => page.edges.map((item) => item.node)) as never,
      }),
      pageInfo: t.field({
        type: pageInfo as never,
        description: 'Where the page stands.',
        resolve: ((page: P) => page.pageInfo) as never,
      }),
    }),
  });
  return ref;
}

/** Cost of a paged field: what is selected below counts `first` times. */
export const PAGED: { slicingArguments: string[]; sizedFields: string[]; requireOneSlicingArgument: boolean } = {
  slicingArguments: ['first'],
  sizedFields: ['edges', 'nodes'],
  requireOneSlicingArgument: false,
};
