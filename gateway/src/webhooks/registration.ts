import { createHash } from 'node:crypto';
import { AppError } from '@media-gateway/kernel';
import { closest } from '../operations/closest.ts';
import { type InputProblem, checkInput } from '../operations/input-check.ts';
import { type OpenOptions } from './feed/open.ts';
import { trySubscription } from './feed/try.ts';
import { MAX_VARIABLES } from './options.ts';
import type { OfferedEvents } from './offered.ts';
import type { NewEndpoint, Variables } from './store/port.ts';
import type { TargetRules } from './target/address.ts';
import { checkTarget } from './target/check.ts';

/** What a partner asks for. */
export interface Registration {
  readonly url: string;
  readonly event: string;
  /** Of the subscription. */
  readonly variables: Variables;
}

export interface RegistrationOptions extends Omit<OpenOptions, 'signal'> {
  readonly rules: TargetRules;
}

/**
 * The feed that an endpoint belongs to.
 * @throws AppError BAD_USER_INPUT with everything that is wrong, or what the subscription is refused with.
 */
export async function checkRegistration(
  { url, event, variables }: Registration,
  options: RegistrationOptions,
): Promise<NewEndpoint['feed']> {
  const target = await checkTarget(url, options.rules);
  refuse([
    ...(target === undefined ? [] : [{ pointer: '/url', detail: `"url" ${target}` }]),
    ...checkEvent(event, variables, options.offered()),
  ]);
  await trySubscription({ event, variables }, options);
  return { id: feedId(event, variables), event, variables };
}

function checkEvent(event: string, variables: Variables, offered: OfferedEvents): readonly InputProblem[] {
  const found = offered.get(event);
  if (!found) return [{ pointer: '/event', detail: unknownEvent(event, [...offered.keys()]) }];
  if (JSON.stringify(variables).length > MAX_VARIABLES) {
    return [{ pointer: '/variables', detail: `"variables" has more than ${MAX_VARIABLES} characters.` }];
  }
  return checkInput(found.variables, variables).map((one) => ({ ...one, pointer: `/variables${one.pointer}` }));
}

function unknownEvent(event: string, known: readonly string[]): string {
  const [guess] = closest(event, known);
  const hint = guess === undefined ? `known are: ${known.join(', ') || 'none'}.` : `did you mean "${guess}"?`;
  return `"${event.slice(0, 100)}" is no event; ${hint}`;
}

/** @throws AppError BAD_USER_INPUT unless there are no problems. */
export function refuse(problems: readonly InputProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const message =
    problems.length === 1 ? `A value is wrong: ${first.detail}` : `${problems.length} values are wrong; see "errors".`;
  // RFC 9457 §3 writes a pointer as a URI fragment.
  const errors = problems.map(({ pointer, detail }) => ({ detail, pointer: `#${pointer}` }));
  throw new AppError('BAD_USER_INPUT', message, { details: { errors } });
}

/** The same for the same event and values, in whatever order they are written. */
const feedId = (event: string, variables: Variables): string =>
  createHash('sha256')
    .update(JSON.stringify([event, variables], sorted))
    .digest('hex');

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
