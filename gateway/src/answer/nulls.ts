import type { Path } from './data.ts';
import type { Projection } from './projection.ts';
import type { FieldShape } from './shape.ts';

/** A value that may not be null is: its parent becomes null instead (GraphQL §6.4.4). */
export const BUBBLE = Symbol('bubble');

/** One error tells why; where a fault explains the null, it does. */
export function bubble(
  projection: Projection,
  field: Pick<FieldShape, 'parentType' | 'fieldName'>,
  path: Path,
  at: Path,
): typeof BUBBLE {
  const told = projection.index.explains(at) || projection.errors.some((error) => startsWith(error.path ?? [], path));
  if (!told) {
    const message = `Cannot return null for non-nullable field ${field.parentType}.${field.fieldName}.`;
    projection.errors.push({ message, path, extensions: { code: 'SUBGRAPH_ERROR' } });
  }
  return BUBBLE;
}

/** What became null has no deferred parts. */
export function forget(projection: Projection, path: Path): null {
  projection.deferred = projection.deferred.filter((place) => !startsWith(place.path, path));
  return null;
}

/** A subgraph gave what the supergraph does not show to clients (`@inaccessible`), or does not have. */
export function hide({ errors }: Projection, what: string, path: Path): null {
  const message = `${what} has a value here that cannot be shown.`;
  errors.push({ message, path, extensions: { code: 'SUBGRAPH_ERROR' } });
  return null;
}

const startsWith = (path: Path, start: Path) => start.every((segment, index) => path[index] === segment);
