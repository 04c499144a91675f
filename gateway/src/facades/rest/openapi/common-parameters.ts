import type { JsonSchema } from '../../../operations/operation.ts';
import type { RestOperation } from '../route.ts';

export interface CommonParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

const header = (name: string, description: string, schema: JsonSchema = { type: 'string' }): CommonParameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
});

/** Parameters that are no variables: of every operation that they fit. */
const PARAMETERS = {
  Fields: {
    name: 'fields',
    in: 'query',
    required: false,
    description: 'Answer only with these fields of `data`: paths joined by commas, each with dots.',
    schema: { type: 'string' },
  },
  IdempotencyKey: header(
    'Idempotency-Key',
    'Makes it safe to send the change again: the same key gets the same answer for 24 hours.',
    { type: 'string', minLength: 1, maxLength: 255 },
  ),
  LastEventId: header('Last-Event-ID', 'The id of the last event that was seen; events after it come first.'),
} as const satisfies Readonly<Record<string, CommonParameter>>;

type ParameterName = keyof typeof PARAMETERS;

function namesOf({ kind, http }: RestOperation): readonly ParameterName[] {
  if (kind === 'subscription') return ['LastEventId'];
  return [
    ...(http.status === 204 ? [] : (['Fields'] as const)),
    ...(kind === 'mutation' ? (['IdempotencyKey'] as const) : []),
  ];
}

/** The parameters themselves. */
export const commonParametersOf = (operation: RestOperation): readonly CommonParameter[] =>
  namesOf(operation).map((name) => PARAMETERS[name]);

export const commonParameters = (operation: RestOperation): readonly JsonSchema[] =>
  namesOf(operation).map((name) => ({ $ref: `#/components/parameters/${name}` }));

/** What the operations use of them. */
export function parameterComponents(operations: readonly RestOperation[]): JsonSchema {
  const used = new Set<string>(operations.flatMap(namesOf));
  return Object.fromEntries(Object.entries(PARAMETERS).filter(([name]) => used.has(name)));
}
