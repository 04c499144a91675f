import fc, { type Arbitrary } from 'fast-check';
import { Kind, type GraphQLObjectType, getNullableType, isListType, isObjectType, visit } from 'graphql';
import type { EntityFault, Fault, FieldFault } from './fault.ts';
import type { Blueprint, Selections } from './graph/blueprint.ts';
import { type Federation, typesOf } from './graph/federation.ts';
import type { Row } from './graph/store.ts';

/** Mostly none; else a few of those that are possible. */
export function faultsOf(federation: Federation): Arbitrary<readonly Fault[]> {
  const spared = new Set(federation.blueprints.flatMap(readByGateway));
  const possible = [...fieldFaults(federation, spared), ...entityFaults(federation, spared)];
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(fc.constantFrom(...possible), { minLength: 1, maxLength: 6 }) },
  );
}

const FIELD_KINDS = ['null', 'throws'] as const;

/**
 * A gateway reads keys and what is required or taken from a context for itself, at places that the client may not have
 * asked for: a monolith cannot be compared to that, so those fields are left whole. So are non-null fields of an
 * @interfaceObject: its subgraph cannot tell one type from another, and answers them for types that were not asked about.
 */
function fieldFaults({ fixture, supergraph }: Federation, spared: ReadonlySet<string>): readonly FieldFault[] {
  const types = Object.values(supergraph.apiSchema.getTypeMap()).filter(isObjectType);
  return types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      [undefined, undefined, ...fixture.data().all(type.name)].flatMap((row) => faultsOfRow(type, row, spared)),
    );
}

function faultsOfRow(type: GraphQLObjectType, row: Row | undefined, spared: ReadonlySet<string>): FieldFault[] {
  const fields = Object.values(type.getFields()).filter(({ name }) => !spared.has(name));
  return fields.flatMap((field) => {
    const items = isListType(getNullableType(field.type)) ? [undefined, 0, 1] : [undefined];
    return items.flatMap((item) =>
      FIELD_KINDS.map((kind) => ({
        kind,
        type: type.name,
        ...(row?.$handle !== undefined && { handle: row.$handle }),
        field: field.name,
        ...(item !== undefined && { item }),
      })),
    );
  });
}

function readByGateway(blueprint: Blueprint): readonly string[] {
  const sets: Selections[] = [
    ...[...blueprint.keys.values()].flat(),
    ...blueprint.requires.values(),
    ...[...blueprint.fromContext.values()].flat().map(({ selections }) => selections),
  ];
  const names = [...blueprint.nonNull]
    .filter(([type]) => blueprint.interfaceObjects.has(type))
    .map(([, field]) => field);
  for (const selections of sets)
    visit({ kind: Kind.SELECTION_SET, selections }, { Field: ({ name }) => void names.push(name.value) });
  return names;
}

/** Only where the subgraph gets to the entity by its key alone: what it finds on a way of its own, it knows. */
function entityFaults(federation: Federation, spared: ReadonlySet<string>): readonly EntityFault[] {
  const rows = federation.fixture.data().all();
  return federation.blueprints.flatMap((blueprint) =>
    rows
      .filter((row) => isFoundByKeyOnly(blueprint, typesOf(federation.supergraph, row.__typename ?? ''), spared))
      .flatMap(({ __typename: type = '', $handle: handle = '' }) =>
        ENTITY_KINDS.map((kind) => ({ kind, type, handle, subgraph: blueprint.name })),
      ),
  );
}

const ENTITY_KINDS = ['absent', 'lost'] as const;

/** And none of its fields is read by the gateway. */
function isFoundByKeyOnly(blueprint: Blueprint, types: readonly string[], spared: ReadonlySet<string>): boolean {
  if (!types.some((type) => blueprint.keys.has(type)) || types.some((type) => blueprint.returned.has(type)))
    return false;
  const own = [...blueprint.fields].filter((at) => !blueprint.keyFields.has(at)).map((at) => at.split('.'));
  return !own.some(([type = '', field = '']) => types.includes(type) && spared.has(field));
}
