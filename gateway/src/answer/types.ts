import {
  type GraphQLSchema,
  doTypesOverlap,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Whether an object of the runtime type is of the type condition. An interface object's runtime type is the interface. */
export function isOfType(schema: GraphQLSchema, runtimeType: string, condition: string): boolean {
  if (runtimeType === condition) return true;
  const abstract = schema.getType(condition);
  const concrete = schema.getType(runtimeType);
  if (!isAbstractType(abstract) || !(isObjectType(concrete) || isInterfaceType(concrete))) return false;
  return schema.isSubType(abstract, concrete);
}

/** Whether an object of which no more is known than an abstract type may be of the type condition. */
export function mayBeOfType(schema: GraphQLSchema, known: string, condition: string): boolean {
  const [one, other] = [schema.getType(known), schema.getType(condition)];
  return isAbstractType(one) && isCompositeType(other) && doTypesOverlap(schema, one, other);
}
