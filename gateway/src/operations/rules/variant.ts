import { type GraphQLSchema, type SelectionSetNode, validate, visit } from 'graphql';
import { readFacets } from '../directives.ts';
import { readHoist } from '../hoist.ts';
import { checkHttp } from './http.ts';
import type { Audience } from '../operation.ts';
import { type Problem, problemAt, problemOf } from '../problem.ts';
import type { ParsedSource } from '../source.ts';
import { variantsOf } from '../variants.ts';

/** What is wrong with an operation once something is hidden, though nothing is wrong with the whole. */
export function checkVariants(schema: GraphQLSchema, source: ParsedSource): readonly Problem[] {
  const facets = readFacets(schema, source.operation);
  return variantsOf(schema, source, facets).flatMap(([audience, shown]) =>
    checkShown(schema, source, { audience, shown }).map((problem) => ({
      ...problem,
      message: `For ${audience}, from whom a part is hidden: ${problem.message}`,
    })),
  );
}

interface Shown {
  readonly audience: Audience;
  readonly shown: ParsedSource;
}

function checkShown(schema: GraphQLSchema, source: ParsedSource, { audience, shown }: Shown): readonly Problem[] {
  const emptied = emptiedIn(shown);
  if (emptied) return [problemAt(shown.file, emptied, 'nothing is left here; leave something, or hide it all.')];
  const invalid = validate(schema, shown.document).map((error) => problemOf(shown.file, error));
  if (invalid.length > 0 || audience === 'AGENT') return invalid;
  const isLost = readHoist(schema, source.operation) && !readHoist(schema, shown.operation);
  const lost = problemAt(source.file, source.operation, 'the field with @hoist is hidden; show it, or hoist another.');
  return [...checkHttp(schema, shown, readFacets(schema, shown.operation)), ...(isLost ? [lost] : [])];
}

function emptiedIn({ document }: ParsedSource): SelectionSetNode | undefined {
  let found: SelectionSetNode | undefined;
  visit(document, { SelectionSet: (node) => void (found ??= node.selections.length === 0 ? node : undefined) });
  return found;
}
