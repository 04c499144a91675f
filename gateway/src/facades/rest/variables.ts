import type { IncomingMessage } from 'node:http';
import { type InputProblem, type TypedVariable, type Variables, checkInput } from '../../operations/input-check.ts';
import { parseJson, parseJsonObject } from '../body.ts';
import { readJsonBody } from '../graphql/read.ts';
import { coerceNode, rawValue } from './coerce.ts';
import { refuseInput } from './input-problem.ts';
import { type QueryNode, parseQuery } from './query.ts';
import type { MatchedRoute } from './router.ts';

type Query = ReadonlyMap<string, QueryNode>;

/** What was sent, and the names that were sent in the wrong place. */
interface Given {
  readonly values: Variables;
  readonly misplaced: readonly string[];
}

export interface Sources {
  /** The query string, without what is not a variable. */
  readonly query: Query;
  /** The largest body that is read. */
  readonly maxBytes: number;
  /** What is wrong with the request beside its variables. */
  readonly beside?: readonly InputProblem[] | undefined;
}

/**
 * The variables of a request: from the path, and from the query string (GET, DELETE) or the JSON body (POST, PUT, PATCH, QUERY).
 * Beside a variable that is the whole body the others are in the query string.
 * @throws AppError BAD_USER_INPUT with every wrong value in `errors`, or what reading the body throws.
 */
export async function readVariables(
  req: IncomingMessage,
  route: MatchedRoute,
  { query, maxBytes, beside = [] }: Sources,
): Promise<Variables> {
  const { values, misplaced } = await readGiven(req, route, { query, maxBytes });
  const all = route.inPath.size === 0 ? values : { ...values, ...fromPath(route) };
  const inPath = Object.keys(values).filter((name) => route.inPath.has(name));
  const problems = [
    ...beside,
    ...at(inPath, 'is part of the path'),
    ...at(misplaced, 'belongs into the JSON body'),
    ...checkInput(route.variables, all).map((problem) => pointedIntoBody(problem, route.body)),
  ];
  if (problems.length > 0) throw refuseInput(problems);
  return all;
}

export const takesBody = (method: string): boolean => method !== 'GET' && method !== 'DELETE';

async function readGiven(req: IncomingMessage, route: MatchedRoute, { query, maxBytes }: Sources): Promise<Given> {
  const { body, operation } = route;
  if (req.method !== 'QUERY' && !takesBody(operation.http.method)) {
    return { values: fromQuery(route.variables, query), misplaced: [] };
  }
  const text = (await readJsonBody(req, maxBytes)).toString();
  if (body === undefined) return { values: parseJsonObject(text), misplaced: [...query.keys()] };
  const value = text.trim() === '' ? undefined : parseJson(text);
  return {
    values: { ...fromQuery(route.variables, query), ...(value !== undefined && { [body]: value }) },
    misplaced: query.has(body) ? [body] : [],
  };
}

function fromQuery(variables: readonly TypedVariable[], query: Query): Variables {
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

const at = (names: readonly string[], why: string): readonly InputProblem[] =>
  names.map((name) => ({ pointer: `/${name}`, detail: `"${name}" ${why}.` }));

/** A client whose body is the variable does not know its name. */
const pointedIntoBody = ({ pointer, detail }: InputProblem, body: string | undefined): InputProblem => ({
  pointer: body !== undefined && `${pointer}/`.startsWith(`/${body}/`) ? pointer.slice(body.length + 1) : pointer,
  detail,
});

/** The query string as a tree. @param search without its question mark. */
export const readQuery = (search: string): Query =>
  search === '' ? NO_QUERY : parseQuery(new URLSearchParams(search));

const NO_QUERY: Query = new Map();
