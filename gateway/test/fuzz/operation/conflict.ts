import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  validate,
  visit,
} from 'graphql';
import { nameNode } from './draft.ts';

/** Rounds until a document is given up. */
const ROUNDS = 30;

/**
 * Gives fields that cannot be merged (GraphQL §5.3.2) names of their own, so that those which can stay as they are.
 * Undefined when there are too many.
 */
export function withoutConflicts(schema: GraphQLSchema, document: DocumentNode): DocumentNode | undefined {
  let current = document;
  for (let round = 0; round < ROUNDS; round += 1) {
    const errors = validate(schema, current, [OverlappingFieldsCanBeMergedRule], { maxErrors: 50 });
    if (errors.length === 0) return current;
    const toRename = new Set(errors.map(({ nodes }) => lastField(nodes ?? [])));
    current = renamed(current, toRename, round);
  }
  return undefined;
}

const lastField = (nodes: readonly ASTNode[]): ASTNode | undefined =>
  [...nodes].reverse().find((node) => node.kind === Kind.FIELD);

function renamed(document: DocumentNode, fields: ReadonlySet<ASTNode | undefined>, round: number): DocumentNode {
  let count = 0;
  const rename = (field: FieldNode) =>
    fields.has(field) ? { ...field, alias: nameNode(`x${round}_${(count += 1)}`) } : undefined;
  return visit(document, { Field: { enter: rename } });
}
