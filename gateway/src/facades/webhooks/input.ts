import type { InputProblem, Variables } from '../../operations/input-check.ts';
import { type Registration, refuse } from '../../webhooks/registration.ts';

const KNOWN = ['url', 'event', 'variables'];

/** @throws AppError BAD_USER_INPUT with every member that is missing, unknown or of another type. */
export function readRegistration(body: Variables): Registration {
  const { url, event, variables = {} } = body;
  refuse([
    ...textProblem('url', url, 'the address that events are sent to'),
    ...textProblem('event', event, 'the name of an event, for example "availability.changed"'),
    ...(isObject(variables) ? [] : [wrong('variables', 'must be an object: the variables of the subscription.')]),
    ...Object.keys(body)
      .filter((name) => !KNOWN.includes(name))
      .map((name) => wrong(name, `is unknown; known are ${KNOWN.join(', ')}.`)),
  ]);
  return { url, event, variables } as Registration;
}

const textProblem = (name: string, value: unknown, what: string): readonly InputProblem[] =>
  typeof value === 'string' ? [] : [wrong(name, `must be a text: ${what}.`)];

const wrong = (name: string, what: string): InputProblem => ({
  pointer: `/${name.slice(0, 100).replace(/~/g, '~0').replace(/\//g, '~1')}`,
  detail: `"${name.slice(0, 100)}" ${what}`,
});

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws AppError BAD_USER_INPUT for a number that is none, and for parameters that are unknown. */
export function readPage(query: URLSearchParams): { readonly first: number; readonly after?: string } {
  const first = query.get('first') ?? '20';
  const after = query.get('after');
  refuse([
    ...(/^\d{1,6}$/.test(first) ? [] : [wrong('first', 'must be a number: how many deliveries a page has.')]),
    ...[...new Set(query.keys())]
      .filter((name) => name !== 'first' && name !== 'after')
      .map((name) => wrong(name, 'is unknown; known are first, after.')),
  ]);
  return { first: Number(first), ...(after !== null && { after }) };
}
