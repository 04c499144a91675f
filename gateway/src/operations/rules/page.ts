import { type FieldNode, type GraphQLSchema, Kind, getNullableType, isObjectType } from 'graphql';
import type { HttpFacet } from '../operation.ts';
import type { ParsedSource } from '../source.ts';

/** What is wrong with `page`: it names a root field of the operation whose value is a connection, with its `pageInfo` selected. */
export function checkPage(schema: GraphQLSchema, { operation }: ParsedSource, { page }: HttpFacet): readonly string[] {
  if (page === undefined) return [];
  const fields = operation.selectionSet.selections.filter((node) => node.kind === Kind.FIELD);
  const field = fields.find((node) => keyOf(node) === page);
  if (!field) return [`The page "${page}" is no field of the operation; it has ${fields.map(keyOf).join(', ')}.`];
  const root = schema.getRootType(operation.operation)?.getFields();
  const type = getNullableType(root?.[field.name.value]?.type);
  const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
  const isConnection = names.includes('pageInfo') && (names.includes('nodes') || names.includes('edges'));
  if (!isConnection) return [`The page "${page}" is no connection, which has pageInfo and nodes or edges.`];
  return selects(field, 'pageInfo') ? [] : [`The page "${page}" has no pageInfo selected; select it.`];
}

const keyOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

const selects = ({ selectionSet }: FieldNode, name: string): boolean =>
  selectionSet?.selections.some((node) => node.kind === Kind.FIELD && node.name.value === name) ?? false;
