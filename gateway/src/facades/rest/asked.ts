import type { IncomingMessage } from 'node:http';
import { OperationTypeNode } from 'graphql';
import type { Variables } from '../../operations/input-check.ts';
import { checkAccept } from './accept.ts';
import type { PathTree } from '../../operations/path-tree.ts';
import { readFields } from './fields.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import type { Address } from './page.ts';
import { rawValue } from './coerce.ts';
import type { QueryNode } from './query.ts';
import type { MatchedRoute } from './router.ts';
import { readQuery, readVariables } from './variables.ts';

/** What a request asks of a route. */
export interface Asked {
  readonly route: MatchedRoute;
  readonly variables: Variables;
  /** Undefined where the variables came in a body. */
  readonly address: Address | undefined;
  readonly fields: PathTree | undefined;
  readonly idempotencyKey: string | undefined;
}

/** The path of a request, and its query string without the question mark. */
export function splitAddress(url: string): Address {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, search: '' } : { path: url.slice(0, at), search: url.slice(at + 1) };
}

export interface Reading {
  readonly address: Address;
  /** The largest body that is read. */
  readonly maxBytes: number;
}

/** @throws AppError NOT_ACCEPTABLE, BAD_REQUEST, and what reading the variables throws. */
export async function readAsked(req: IncomingMessage, route: MatchedRoute, reading: Reading): Promise<Asked> {
  const { address, maxBytes } = reading;
  const { kind } = route.operation;
  checkAccept(req.headers.accept, kind === 'subscription' ? 'text/event-stream' : 'application/json');
  const query = readQuery(address.search);
  const wanted = takesFields(route) ? query.get(FIELDS) : undefined;
  const fields = wanted && readFields(String(rawValue(wanted)), route.answer.schema);
  const key = kind === OperationTypeNode.MUTATION ? req.headers['idempotency-key'] : undefined;
  return {
    route,
    fields: fields?.tree,
    idempotencyKey: key === undefined ? undefined : readIdempotencyKey(String(key)),
    variables: await readVariables(req, route, {
      query: wanted ? without(query) : query,
      maxBytes,
      beside: fields?.problems,
    }),
    address: req.method === 'QUERY' ? undefined : address,
  };
}

/** The parameter that makes an answer sparse; a variable of this name goes before it. */
const FIELDS = 'fields';

const takesFields = ({ variables, operation }: MatchedRoute): boolean =>
  operation.kind !== 'subscription' && !variables.some(({ name }) => name === FIELDS);

const without = (query: ReadonlyMap<string, QueryNode>): ReadonlyMap<string, QueryNode> =>
  new Map([...query].filter(([name]) => name !== FIELDS));
