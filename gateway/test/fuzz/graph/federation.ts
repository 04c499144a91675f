import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { compose } from '../../../src/supergraph/compose.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../../src/supergraph/load.ts';
import type { Fixture } from '../fixture.ts';
import { type Blueprint, blueprintOf } from './blueprint.ts';

/** A fixture's subgraphs, read and composed. */
export interface Federation {
  readonly fixture: Fixture;
  readonly blueprints: readonly Blueprint[];
  readonly supergraph: LoadedSupergraph;
}

const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures');

export function federationOf(fixture: Fixture): Federation {
  const folder = path.join(FIXTURES, fixture.folder);
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const blueprints = files.map((file) =>
    blueprintOf(path.basename(file, '.graphql'), readFileSync(path.join(folder, file), 'utf8')),
  );
  const sources = blueprints.map(({ name, sdl }) => ({ name, sdl, url: `http://127.0.0.1:1/${name}` }));
  return { fixture, blueprints, supergraph: loadSupergraph(compose(sources)) };
}

/** A concrete type and its interfaces, with those that clients may not see. */
export function typesOf({ fullSchema }: LoadedSupergraph, typename: string): readonly string[] {
  const type = fullSchema.getType(typename);
  return isObjectType(type) || isInterfaceType(type)
    ? [typename, ...type.getInterfaces().map(({ name }) => name)]
    : [typename];
}

export const isOfType = ({ fullSchema }: LoadedSupergraph, typename: string, condition: string): boolean =>
  typename === condition || isPossible(fullSchema, typename, condition);

function isPossible(schema: GraphQLSchema, typename: string, condition: string): boolean {
  const type = schema.getType(typename);
  const abstract = schema.getType(condition);
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  return abstract !== undefined && 'resolveType' in abstract && schema.isSubType(abstract, type);
}
