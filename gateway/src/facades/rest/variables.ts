import { AppError } from '@media-gateway/kernel';
import { type InputProblem, type TypedVariable, type Variables, checkInput } from '../../operations/input-check.ts';
import { readJsonObject } from '../body.ts';
import { coerceNode, rawValue } from './coerce.ts';
import { type QueryNode, parseQuery } from './query.ts';
import type { MatchedRoute } from './router.ts';

/**
 * The variables of a request: from the path, and from the query (GET, DELETE) or the JSON body (POST, PUT, PATCH).
 * @throws AppError BAD_USER_INPUT with every wrong value in `errors`, or what reading the body throws.
 */
export async function readRequestVariables(
  request: Request,
  url: URL,
  route: MatchedRoute,
  maxBodyBytes: number,
): Promise<Variables> {
  const query = parseQuery(url.searchParams);
  const inBody = takesBody(route.operation.http.method);
  const given = inBody ? await readJsonObject(request, maxBodyBytes) : fromQuery(route.variables, query);
  const values = { ...given, ...fromPath(route) };
  refuse([
    ...misplaced(
      Object.keys(given).filter((name) => route.inPath.has(name)),
      'is part of the path',
    ),
    ...misplaced(inBody ? [...query.keys()] : [], 'belongs into the JSON body'),
    ...checkInput(route.variables, values),
  ]);
  return values;
}

export const takesBody = (method: string): boolean => method !== 'GET' && method !== 'DELETE';

function fromQuery(variables: readonly TypedVariable[], query: ReadonlyMap<string, QueryNode>): Variables {
  const types = new Map(variables.map(({ name, type }) => [name, type]));
  const entries = [...query].map(([name, node]): [string, unknown] => {
    const type = types.get(name);
    return [name, type ? coerceNode(type, node) : rawValue(node)];
  });
  return Object.fromEntries(entries);
}

function fromPath({ variables, inPath, params }: MatchedRoute): Variables {
  const entries = variables.flatMap(({ name, type }): [string, unknown][] => {
    const text = inPath.has(name) ? params[name] : undefined;
    return text === undefined ? [] : [[name, coerceNode(type, { texts: [text], fields: new Map() })]];
  });
  return Object.fromEntries(entries);
}

const misplaced = (names: readonly string[], why: string): readonly InputProblem[] =>
  names.map((name) => ({ pointer: `/${name}`, detail: `"${name}" ${why}.` }));

function refuse(problems: readonly InputProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const message =
    problems.length === 1 ? `A value is wrong: ${first.detail}` : `${problems.length} values are wrong; see "errors".`;
  // RFC 9457 §3 writes a pointer as a URI fragment.
  const errors = problems.map(({ pointer, detail }) => ({ detail, pointer: `#${pointer}` }));
  throw new AppError('BAD_USER_INPUT', message, { details: { errors } });
}
