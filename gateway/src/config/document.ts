import { StartupError } from '@media-gateway/kernel';
import { LineCounter, type Node, type Pair, isMap, isNode, isPair, isSeq, parseDocument } from 'yaml';
import type { ConfigProblem } from './problems.ts';

/** A configuration file as data, and where in it things are. */
export interface ConfigDocument {
  readonly value: unknown;
  /** `gateway.yaml:12 limits.depth: …`, a line each, from top to bottom; for what is not there, the line of what it should be in. */
  readonly tell: (problems: readonly ConfigProblem[]) => string;
}

/** @throws StartupError naming the line where the text is no YAML. */
export function readDocument(text: string, file: string): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new StartupError(`${file}:${lines.linePos(error.pos[0]).line} ${error.message}`);
  const lineOf = ({ path }: ConfigProblem) => {
    const offset = offsetOf(document.contents, path);
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
  return {
    value: document.toJS() ?? {},
    tell: (problems) =>
      problems
        .map((problem) => ({ ...problem, line: lineOf(problem) }))
        .sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
        .map((problem) => printProblem(file, problem))
        .join('\n'),
  };
}

function printProblem(file: string, problem: ConfigProblem & { readonly line: number | undefined }): string {
  const { line, path, message } = problem;
  const place = line === undefined ? file : `${file}:${line}`;
  return path.length > 0 ? `${place} ${path.join('.')}: ${message}` : `${place} ${message}`;
}

/** Where the deepest part of the path that is there begins. */
function offsetOf(node: unknown, path: readonly PropertyKey[]): number | undefined {
  const [key, ...rest] = path;
  const child = key === undefined ? undefined : childOf(node, key);
  if (!child) return undefined;
  const [value, start] = isPair(child) ? [child.value, (child as Pair<Node>).key] : [child, child];
  return offsetOf(value, rest) ?? (isNode(start) ? start.range?.[0] : undefined);
}

function childOf(node: unknown, key: PropertyKey): Pair | Node | undefined {
  if (isMap(node)) return node.items.find((pair) => String(pair.key) === String(key));
  return isSeq(node) ? (node.items[Number(key)] as Node | undefined) : undefined;
}
