import type { PublishedOperation } from './operation.ts';

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
  operations: operations.map(({ id, name, kind, document }) => ({ id, name, type: kind, body: document })),
});
