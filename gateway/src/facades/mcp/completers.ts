import { type GraphQLSchema, isEnumType } from 'graphql';
import { type Answer, answerOf } from './answer.ts';
import type { Session } from './session.ts';

/** What a value that begins so may be, the likeliest first. */
export type Completer = (typed: string, session: Session, signal: AbortSignal) => Promise<readonly string[]>;

/** The most values that an answer holds. MCP 2025-11-25, completion § CompleteResult. */
export const MAX_VALUES = 100;

export const completeFrom =
  (values: readonly string[]): Completer =>
  (typed) =>
    Promise.resolve(beginningWith(typed, values));

/** The values of an enum of the graph. */
export const completeEnum =
  (name: string): Completer =>
  (typed, { gateway }) =>
    Promise.resolve(beginningWith(typed, enumValues(gateway.schema, name)));

/** The ids of the titles whose names begin so. */
export const completeTitles: Completer = async (typed, session, signal) => {
  const { data } = await run('Autocomplete', { prefix: typed, first: 20 }, session, signal);
  return idsOf(data?.['autocomplete'], 'title');
};

/** The codes of the platforms that begin so. */
export const completePlatforms: Completer = async (typed, session, signal) => {
  const { data } = await run('Platforms', {}, session, signal);
  return beginningWith(typed, idsOf(data?.['platforms']));
};

/** Nothing where the operation is not published. */
async function run(name: string, variables: object, session: Session, signal: AbortSignal): Promise<Answer> {
  const operation = session.catalogue.operations.get(name);
  if (!operation) return { data: null, faults: [] };
  return answerOf(session.gateway, { operation, variables: { ...variables }, caller: session.caller, signal });
}

const beginningWith = (typed: string, values: readonly string[]): readonly string[] =>
  values.filter((value) => value.toLowerCase().startsWith(typed.toLowerCase()));

function enumValues(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

type Identified = Readonly<Record<string, unknown>> | null | undefined;

/** @param under the field that holds the object with the id; the item itself without it. */
function idsOf(items: unknown, under?: string): readonly string[] {
  const objects = (Array.isArray(items) ? items : []).map((item: Identified) =>
    under ? (item?.[under] as Identified) : item,
  );
  return [...new Set(objects.map((object) => object?.['id']).filter((id) => typeof id === 'string'))];
}
