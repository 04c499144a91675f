import type { GraphQLError } from 'graphql';
import { type Asked, runFor } from './caller.ts';
import type { AnswerCache, Gateway } from '../../gateway.ts';
import { type Fault, faultOf } from './fault.ts';

export type Data = Readonly<Record<string, unknown>>;

/** What an operation answered, as far as agents are concerned. */
export interface Answer {
  /** Null when there is none, or nothing but nulls. */
  readonly data: Data | null;
  readonly faults: readonly Fault[];
  /** How it may be kept; undefined when it may not. */
  readonly cache?: AnswerCache | undefined;
}

/** Runs an operation and tells its data and what went wrong; what was asked for by an id and is null was not found. */
export async function answerOf(gateway: Gateway, asked: Asked): Promise<Answer> {
  const response = await runFor(gateway, asked);
  if (response.kind !== 'single') {
    await (response.kind === 'stream' ? response.events : response.deferred.parts).return();
    return failed('BAD_REQUEST', 'This operation answers with a stream, which cannot be given here.');
  }
  const data = response.result.data ?? null;
  const errors: readonly GraphQLError[] = response.result.errors ?? [];
  if (data && !isEmpty(data)) return { data, faults: errors.map(faultOf), cache: response.cache };
  if (errors.length > 0) return { data: null, faults: errors.map(faultOf) };
  return data
    ? failed('NOT_FOUND', 'There is nothing of that id.')
    : failed('INTERNAL_SERVER_ERROR', 'The operation gave neither data nor an error.');
}

const failed = (code: string, message: string): Answer => ({ data: null, faults: [{ code, message }] });

const isEmpty = (data: Data): boolean => Object.values(data).every((value) => value === null);
