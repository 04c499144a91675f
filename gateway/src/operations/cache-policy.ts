import { type DocumentNode, type GraphQLSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { CachePolicy } from '../request.ts';
import { type FieldHint, fieldHint } from './cache-hints.ts';
import type { ParsedSource } from './source.ts';

/**
 * How long an answer may be kept, and by whom: as long as the field that holds shortest, and by the viewer alone when any field
 * is theirs. Undefined for what is no query, and when nobody says of some field how long it holds.
 * @param schema everything, with the subgraphs' directives on it.
 */
export function cachePolicy(
  schema: GraphQLSchema,
  { document, operation }: Pick<ParsedSource, 'document' | 'operation'>,
): CachePolicy | undefined {
  if (operation.operation !== 'query') return undefined;
  const hints = hintsOf(schema, document);
  const ages = hints.map(({ maxAge }) => maxAge ?? NaN);
  const maxAge = Math.min(...ages);
  if (!Number.isFinite(maxAge)) return undefined;
  const isPrivate = hints.some((hint) => hint.isPrivate) || dependsOnViewer(document);
  return { maxAge, scope: isPrivate ? 'PRIVATE' : 'PUBLIC' };
}

/** One for each field that is written, in fragments too; `__typename` holds as long as its type. */
function hintsOf(schema: GraphQLSchema, document: DocumentNode): readonly FieldHint[] {
  const hints: FieldHint[] = [];
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field() {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (field?.name === '__typename') return;
      hints.push(parent && field ? fieldHint(schema, parent, field) : { maxAge: undefined, isPrivate: false });
    },
  });
  visit(document, visitor);
  return hints;
}

/** A variable may be filled from the viewer. What is hidden from an audience is left out of another document, with an id of its own. */
function dependsOnViewer(document: DocumentNode): boolean {
  let depends = false;
  visit(document, { [Kind.DIRECTIVE]: ({ name }) => void (depends ||= name.value === 'fromContext') });
  return depends;
}
