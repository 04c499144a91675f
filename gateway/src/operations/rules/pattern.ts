import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** The longest text that a request may carry, in characters: that of a body. */
const LONGEST_TEXT = 1_048_576;

/** Steps that a search may take at worst: 8 million were measured at 80 ms. */
const MAX_STEPS = 10_000_000;

/**
 * What is wrong with a pattern that clients' texts are to be searched for; undefined when nothing is. One whose time grows without
 * bound is refused (CWE-1333): a repetition within a repetition, alternatives or a back-reference that are repeated, and repetitions that
 * together try too many ways.
 */
export function problemOfPattern(pattern: string, maxLength = LONGEST_TEXT): string | undefined {
  const parsed = parse(pattern);
  if ('problem' in parsed) return parsed.problem;
  const quantifiers = quantifiersOf(parsed.tree);
  if (quantifiers.some(({ node }) => node.max > 1 && !isSimple(node.element))) {
    return 'repeats something that holds a repetition, alternatives or a back-reference, which may take for ever; write it without.';
  }
  const starts = startsAtBeginning(parsed.tree) ? 1 : maxLength;
  const steps = quantifiers.reduce((product, { node }) => product * waysOf(node, maxLength), starts);
  if (steps <= MAX_STEPS) return undefined;
  return 'may take too long on a long text; begin it with ^, bound its repetitions as {0,20}, or add maxLength.';
}

function parse(pattern: string): { readonly tree: AST.Pattern } | { readonly problem: string } {
  try {
    // What this runtime searches with must take it too.
    new RegExp(pattern, 'u');
    return { tree: new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true }) };
  } catch (error) {
    return { problem: `is no regular expression: ${(error as Error).message}.` };
  }
}

interface Quantified {
  readonly node: AST.Quantifier;
}

function quantifiersOf(tree: AST.Pattern): readonly Quantified[] {
  const found: Quantified[] = [];
  visitRegExpAST(tree, { onQuantifierEnter: (node) => void found.push({ node }) });
  return found;
}

/** True for what matches at a place in one way only. */
function isSimple(element: AST.QuantifiableElement): boolean {
  let simple = true;
  const no = () => void (simple = false);
  visitRegExpAST(element, {
    onQuantifierEnter: no,
    onBackreferenceEnter: no,
    onAlternativeEnter: ({ parent }) =>
      void (simple &&= !('alternatives' in parent) || parent.alternatives.length === 1),
  });
  return simple;
}

/** How many lengths it may have. */
const waysOf = ({ min, max }: AST.Quantifier, maxLength: number): number =>
  Math.max(1, Math.min(max, maxLength) - min + 1);

const startsAtBeginning = ({ alternatives }: AST.Pattern): boolean =>
  alternatives.every(({ elements: [first] }) => first?.type === 'Assertion' && first.kind === 'start');
