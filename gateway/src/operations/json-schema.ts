import { type GraphQLLeafType, isEnumType } from 'graphql';
import type { JsonSchema } from './operation.ts';

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const SCALARS: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  String: { type: 'string' },
  ID: { type: 'string' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
  // ISO 3166-1 alpha-2.
  Region: { type: 'string', pattern: '^[A-Z]{2}$' },
  // BCP 47: a language and its subtags.
  Locale: { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
};

/** A scalar or enum; a scalar that is not known here may be any value. */
export const leafSchema = (type: GraphQLLeafType): JsonSchema =>
  isEnumType(type) ? { type: 'string', enum: type.getValues().map(({ name }) => name) } : (SCALARS[type.name] ?? {});

export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

/** The schema with its description, when there is one. */
export const described = (schema: JsonSchema, description: string | null | undefined): JsonSchema =>
  description ? { ...schema, description } : schema;
