import {
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  TypeInfo,
  getNamedType,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What a viewer needs for all of an operation to be answered. */
export interface Rights {
  /** Sorted; of alternatives, the first. */
  readonly scopes: readonly string[];
  readonly signedIn: boolean;
}

/**
 * From `@authenticated` and `@requiresScopes` on the fields that are selected and on their types.
 * @param schema with these directives on it: the supergraph's own, not what clients see.
 */
export function readRights(schema: GraphQLSchema, document: DocumentNode): Rights {
  const directives = directivesUsed(schema, document);
  const required = directives.filter(({ name }) => name.value === 'requiresScopes').flatMap(firstAlternative);
  const signedIn = required.length > 0 || directives.some(({ name }) => name.value === 'authenticated');
  return { scopes: [...new Set(required)].sort(), signedIn };
}

function directivesUsed(schema: GraphQLSchema, document: DocumentNode): readonly DirectiveNode[] {
  const found: DirectiveNode[] = [];
  const info = new TypeInfo(schema);
  const Field = () => {
    found.push(...(info.getFieldDef()?.astNode?.directives ?? []));
    found.push(...(getNamedType(info.getType())?.astNode?.directives ?? []));
  };
  visit(document, visitWithTypeInfo(info, { Field }));
  return found;
}

/** `scopes: [["a", "b"], ["c"]]` is a and b, or c. */
function firstAlternative({ arguments: given = [] }: DirectiveNode): readonly string[] {
  const scopes = given.find(({ name }) => name.value === 'scopes');
  const [first = []] = (scopes ? valueFromASTUntyped(scopes.value) : []) as readonly (readonly string[])[];
  return first;
}
