import SchemaBuilder from '@pothos/core';
import DirectivePlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import type { GraphQLSchema } from 'graphql';
import { AppError } from '@media-gateway/kernel';
import { CACHE_CONTROL, type CacheHint } from './cache-control.ts';

/** The federation version of every subgraph. */
const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';

export type Scalars = {
  ID: { Input: string; Output: string };
  Date: { Input: string; Output: Date | string };
  DateTime: { Input: string; Output: Date | string };
  Region: { Input: string; Output: string };
  Locale: { Input: string; Output: string };
};

export interface BuilderTypes<Context extends object> {
  Context: Context;
  Scalars: Scalars;
  DefaultFieldNullability: false;
  Directives: {
    cacheControl: { locations: 'FIELD_DEFINITION' | 'OBJECT' | 'INTERFACE' | 'UNION'; args: CacheHint };
  };
}

/**
 * A Pothos builder as every subgraph starts from: federation, cost and cache directives, the shared scalars, the root types.
 * Fields are non-null unless they say `nullable: true`.
 */
export function createBuilder<Context extends object>(
  roots: { readonly mutation?: boolean; readonly subscription?: boolean } = {},
) {
  const builder = new SchemaBuilder<BuilderTypes<Context>>({
    plugins: [DirectivePlugin, FederationPlugin],
    defaultFieldNullability: false,
  });
  builder.queryType({ description: 'Everything that can be asked.' });
  if (roots.mutation) builder.mutationType({ description: 'Everything that can be changed.' });
  if (roots.subscription) builder.subscriptionType({ description: 'Everything that can be followed live.' });
  addScalars(builder);
  return builder;
}

export type Builder<Context extends object> = ReturnType<typeof createBuilder<Context>>;

/** The schema of a subgraph, once all its types are defined. */
export const toSubgraphSchema = <Context extends object>(builder: Builder<Context>): GraphQLSchema =>
  builder.toSubGraphSchema({ linkUrl: FEDERATION, ...CACHE_CONTROL });

function addScalars<Context extends object>(builder: Builder<Context>): void {
  builder.scalarType('Date', {
    description: 'A day as ISO 8601, such as "1954-04-26".',
    serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    parseValue: (value) => matching(value, /^\d{4}-\d{2}-\d{2}$/, 'a day such as "1954-04-26"'),
  });
  builder.scalarType('DateTime', {
    description: 'An instant as ISO 8601 in UTC, such as "2026-01-31T20:15:00.000Z".',
    serialize: (value) => (value instanceof Date ? value.toISOString() : value),
    parseValue: (value) =>
      matching(value, /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/, 'an instant such as "2026-01-31T20:15:00Z"'),
  });
  builder.scalarType('Region', {
    description: 'A region as ISO 3166-1 alpha-2 in upper case, such as "US" or "MX".',
    serialize: (value) => value,
    parseValue: (value) => matching(value, /^.{1,40}$/, 'an ISO 3166-1 alpha-2 code such as "US"'),
  });
  builder.scalarType('Locale', {
    description: 'A language tag of BCP 47, such as "en" or "es-MX"; what is missing falls back es-MX → es → en.',
    serialize: (value) => value,
    parseValue: (value) => matching(value, /^.{1,40}$/, 'a BCP 47 tag such as "es-MX"'),
  });
}

function matching(value: unknown, form: RegExp, right: string): string {
  if (typeof value === 'string' && form.test(value)) return value;
  throw new AppError('BAD_USER_INPUT', `expected ${right}.`);
}
