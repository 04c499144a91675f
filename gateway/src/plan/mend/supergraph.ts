import { type DocumentNode, type OperationTypeNode, parse } from 'graphql';
import { type Definitions, type FieldedType, isFielded, readDefinitions, rootsIn } from './definitions.ts';
import { withEventFields } from './event-fields.ts';
import { type Joins, readJoins } from './joins.ts';
import { resolvableKeysFirst } from './key-order.ts';
import { VariantCollector, type Variants } from './variants.ts';

/**
 * A supergraph as the planner reads it, and what is needed to understand its plans: fields that are required with arguments go
 * by the names of their variants. Clients never see it.
 */
export interface MendedSupergraph extends Joins {
  readonly document: DocumentNode;
  readonly definitions: Definitions;
  readonly variants: Variants;
  /** The type of an operation's root fields. */
  rootOf(operation: OperationTypeNode): string | undefined;
}

export function mendSupergraph(sdl: string): MendedSupergraph {
  const given = parse(sdl, { noLocation: true });
  const collector = new VariantCollector(readDefinitions(given));
  const rewritten = mapTypes(given, (type) => ({
    ...type,
    fields: (type.fields ?? []).map((field) => collector.rewrite(type.name.value, field)),
  }));
  const document = mapTypes(rewritten, (type) =>
    withEventFields(collector.withVariants(resolvableKeysFirst(type)), rewritten),
  );
  const definitions = readDefinitions(document);
  const { variants } = collector;
  return { document, definitions, variants, rootOf: rootsIn(document), ...readJoins(document, definitions) };
}

const mapTypes = (document: DocumentNode, change: <T extends FieldedType>(type: T) => T): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((node) => (isFielded(node) ? change(node) : node)),
});
