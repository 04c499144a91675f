import { type GraphQLLeafType, isEnumType } from 'graphql';
import type { Path } from './data.ts';
import { hide } from './nulls.ts';
import type { Projection } from './projection.ts';

/** A value that the type cannot have, such as an enum value that clients may not see, is an error. */
export function leafOf(projection: Projection, type: GraphQLLeafType, value: unknown, path: Path): unknown {
  if (isEnumType(type)) {
    return typeof value === 'string' && type.getValue(value) ? value : hide(projection, `The enum ${type.name}`, path);
  }
  if (type.name === 'ID') return typeof value === 'number' ? String(value) : value;
  return value;
}
