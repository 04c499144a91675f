import type { PublishedOperation } from './operation.ts';
import { withVariants } from './registry.ts';

/** https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format */
export interface PersistedQueryManifest {
  readonly format: 'apollo-persisted-query-manifest';
  readonly version: 1;
  readonly operations: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: PublishedOperation['kind'];
    readonly body: string;
  }[];
}

export const printManifest = (operations: readonly PublishedOperation[]): PersistedQueryManifest => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: documentsOf(operations).map(({ id, name, kind, document }) => ({ id, name, type: kind, body: document })),
});

/** Id → document, as Relay's `persisted_queries.json` and graphql-codegen's `persistedDocuments` have it; ordered by id. */
export const printDocumentMap = (operations: readonly PublishedOperation[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    documentsOf(operations)
      .map(({ id, document }) => [id, document] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Every document once: two audiences may be given the same variant. */
const documentsOf = (operations: readonly PublishedOperation[]): readonly PublishedOperation[] => [
  ...new Map(withVariants(operations).map((operation) => [operation.id, operation])).values(),
];
