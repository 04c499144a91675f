import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Whether an object of the runtime type is of the type condition. An interface object's runtime type is the interface. */
export function isOfType(schema: GraphQLSchema, runtimeType: string, condition: string): boolean {
  if (runtimeType === condition) return true;
  const abstract = schema.getType(condition);
  const concrete = schema.getType(runtimeType);
  if (!isAbstractType(abstract) || !(isObjectType(concrete) || isInterfaceType(concrete))) return false;
  return schema.isSubType(abstract, concrete);
}
