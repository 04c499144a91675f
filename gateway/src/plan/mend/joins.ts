import { type DocumentNode, Kind } from 'graphql';
import { type Definitions, applications, argumentOf, textOf } from './definitions.ts';
import { type Selections, parseFieldSet } from './field-set.ts';

/** What the join directives of a supergraph say of its subgraphs, which are named as plans name them. */
export interface Joins {
  /** What a field requires in a subgraph. */
  requirementsOf(service: string, type: string, field: string): Selections;
  /** The keys of a type in a subgraph, its own and those of the interfaces that it implements. */
  keysOf(service: string, type: string): readonly Selections[];
  /** Interfaces that some subgraph knows as one object type (`@interfaceObject`). */
  readonly interfaceObjects: ReadonlySet<string>;
}

export function readJoins(document: DocumentNode, definitions: Definitions): Joins {
  const services = serviceNames(document);
  const requirements = new Map<string, Selections>();
  const keys = new Map<string, Selections[]>();
  for (const type of definitions.types.values()) {
    for (const join of applications(type, 'join__type')) {
      const place = `${services(textOf(join, 'graph'))} ${type.name.value}`;
      const key = textOf(join, 'key');
      if (key) keys.set(place, [...(keys.get(place) ?? []), parseFieldSet(key)]);
    }
    for (const field of type.fields ?? []) {
      for (const join of applications(field, 'join__field')) {
        const place = `${services(textOf(join, 'graph'))} ${type.name.value}.${field.name.value}`;
        const requires = textOf(join, 'requires');
        if (requires) requirements.set(place, parseFieldSet(requires));
      }
    }
  }
  const interfacesOf = (type: string) => (definitions.types.get(type)?.interfaces ?? []).map(({ name }) => name.value);
  return {
    requirementsOf: (service, type, field) => requirements.get(`${service} ${type}.${field}`) ?? [],
    keysOf: (service, type) => [type, ...interfacesOf(type)].flatMap((one) => keys.get(`${service} ${one}`) ?? []),
    interfaceObjects: interfaceObjectsIn(definitions),
  };
}

/** `join__Graph` value → the subgraph's name. */
function serviceNames({ definitions }: DocumentNode): (graph: string | undefined) => string {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? []) {
      const [graph] = applications(value, 'join__graph');
      const name = graph && textOf(graph, 'name');
      if (name) names.set(value.name.value, name);
    }
  }
  return (graph = '') => names.get(graph) ?? graph;
}

const interfaceObjectsIn = ({ types }: Definitions): ReadonlySet<string> =>
  new Set(
    [...types.values()]
      .filter((type) => applications(type, 'join__type').some((join) => argumentOf(join, 'isInterfaceObject') === true))
      .map(({ name }) => name.value),
  );
