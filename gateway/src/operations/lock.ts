import { StartupError } from '@media-gateway/kernel';
import { z } from 'zod';
import { AUDIENCES, type Audience, HTTP_METHODS, type JsonSchema, type PublishedOperation } from './operation.ts';

/** Where the lock is, below the repository's root. */
export const LOCK_FILE = 'operations.lock.json';

/** Rises when a lock of before can no longer be read as one of today. */
const LOCK_VERSION = 1;

/** What clients may rely on of one operation. */
export type LockedOperation = Pick<
  PublishedOperation,
  | 'id'
  | 'name'
  | 'kind'
  | 'audience'
  | 'http'
  | 'mcp'
  | 'cache'
  | 'inputSchema'
  | 'outputSchema'
  | 'hoist'
  | 'scopes'
  | 'cost'
> & {
  /** The variable that is the body of the REST request. */
  readonly body?: string;
  /** What an audience is given in its place. */
  readonly variants?: Readonly<Partial<Record<Audience, LockedVariant>>>;
};

export type LockedVariant = Pick<
  LockedOperation,
  'id' | 'cache' | 'inputSchema' | 'outputSchema' | 'hoist' | 'body' | 'scopes' | 'cost'
>;

export interface OperationsLock {
  readonly version: typeof LOCK_VERSION;
  readonly operations: readonly LockedOperation[];
}

export const EMPTY_LOCK: OperationsLock = { version: LOCK_VERSION, operations: [] };

/** The lock of the operations, ordered by name. Descriptions are left out: nobody's program depends on them. */
export const createLock = (operations: readonly PublishedOperation[]): OperationsLock => ({
  version: LOCK_VERSION,
  operations: operations.map(lockOperation).sort((a, b) => (a.name < b.name ? -1 : 1)),
});

export const printLock = (operations: readonly PublishedOperation[]): string =>
  `${JSON.stringify(createLock(operations), null, 2)}\n`;

function lockOperation(operation: PublishedOperation): LockedOperation {
  const { id, name, kind, audience, http, mcp } = operation;
  const variants = Object.entries(operation.variants ?? {}).map(([one, variant]) => {
    return [one, { id: variant.id, ...lockPromise(variant) }] as const;
  });
  return {
    id,
    name,
    kind,
    audience: AUDIENCES.filter((one) => audience.includes(one)),
    ...(http && { http: { method: http.method, route: http.route } }),
    ...(mcp && { mcp: { name: mcp.name, title: mcp.title } }),
    ...lockPromise(operation),
    ...(variants.length > 0 && { variants: Object.fromEntries(variants) }),
  };
}

type Promised = Omit<LockedVariant, 'id'>;

/** What is sent, what is answered, and what is asked for it. */
function lockPromise({ scopes, cost, cache, hoist, variables, ...schemas }: PublishedOperation): Promised {
  const body = variables.find(({ isBody }) => isBody)?.name;
  return {
    ...(hoist && { hoist }),
    ...(body !== undefined && { body }),
    scopes,
    cost,
    ...(cache && { cache }),
    inputSchema: undescribed(schemas.inputSchema),
    outputSchema: undescribed(schemas.outputSchema),
  };
}

/** Without descriptions; a property that has this name stays. */
function undescribed({ description: _, ...schema }: JsonSchema): JsonSchema {
  const { properties, items, anyOf } = schema as {
    properties?: Readonly<Record<string, JsonSchema>>;
    items?: JsonSchema;
    anyOf?: readonly JsonSchema[];
  };
  return {
    ...schema,
    ...(anyOf && { anyOf: anyOf.map(undescribed) }),
    ...(items && { items: undescribed(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, undescribed(one)])),
    }),
  };
}

const SCHEMA = z.record(z.string(), z.unknown());
const ID = z.string().regex(/^[0-9a-f]{64}$/);
/** A lock of before scopes and costs were in it says none. */
const LOCKED = {
  hoist: z.array(z.string()).optional(),
  body: z.string().optional(),
  scopes: z.array(z.string()).default([]),
  cost: z.number().default(0),
  cache: z.object({ maxAge: z.number(), scope: z.enum(['PUBLIC', 'PRIVATE']) }).optional(),
  inputSchema: SCHEMA,
  outputSchema: SCHEMA,
};
const VERSIONED = z.object({ version: z.number() });
const LOCK = z.object({
  version: z.literal(LOCK_VERSION),
  operations: z.array(
    z.object({
      id: ID,
      name: z.string(),
      kind: z.enum(['query', 'mutation', 'subscription']),
      audience: z.array(z.enum(AUDIENCES)),
      http: z.object({ method: z.enum(HTTP_METHODS), route: z.string() }).optional(),
      mcp: z.object({ name: z.string(), title: z.string() }).optional(),
      ...LOCKED,
      variants: z.partialRecord(z.enum(AUDIENCES), z.object({ id: ID, ...LOCKED })).optional(),
    }),
  ),
});

/**
 * @param where what an error calls it, for example `operations.lock.json at main`.
 * @throws StartupError when the text is no lock, or one of another version.
 */
export function readLock(text: string, where: string): OperationsLock {
  const value = parseJson(text, where);
  const versioned = VERSIONED.safeParse(value);
  if (versioned.success && versioned.data.version !== LOCK_VERSION) {
    throw new StartupError(`${where} has version ${versioned.data.version}; only version ${LOCK_VERSION} can be read.`);
  }
  const { data, error } = LOCK.safeParse(value);
  if (data) return data as OperationsLock;
  const [issue] = error.issues;
  throw new StartupError(`${where} is no lock of operations: ${issue?.path.join('.') || 'it'}: ${issue?.message}.`);
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartupError(`${where} is no lock of operations: ${(cause as Error).message}.`, { cause });
  }
}
