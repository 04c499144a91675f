import type { DataObject } from './data.ts';
import type { Fault } from './fault.ts';
import type { SelectionShape } from './shape.ts';

/** The root fields that no subgraph was asked for: a plan without a fetch for them. */
export function unaskedKeys(shape: SelectionShape, rootType: string, data: DataObject): readonly string[] {
  const fields = shape.fieldsOf(rootType).filter(({ type, fieldName }) => type && fieldName !== '__typename');
  return fields.filter(({ key }) => data[key] === undefined).map(({ key }) => key);
}

/** What nobody was asked for, and no failure explains, is told of: it must not look like a null that a subgraph answered. */
export function unaskedFaults(keys: readonly string[], faults: readonly Fault[]): readonly Fault[] {
  const explains = (key: string) => faults.some(({ path }) => path.length === 0 || path[0] === key);
  const message = 'No subgraph was asked for this field: the supergraph gives no way to answer it.';
  return keys
    .filter((key) => !explains(key))
    .map((key) => ({ message, path: [key], extensions: { code: 'SUBGRAPH_ERROR' }, whole: true }));
}
