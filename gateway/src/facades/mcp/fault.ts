import { ERROR_STATUS, isErrorCode } from '@media-gateway/kernel';
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { GraphQLError } from 'graphql';

/** Something that went wrong, as it is told to agents. */
export interface Fault {
  /** A code of the system. */
  readonly code: string;
  readonly message: string;
  /** Where in data or arguments: a JSON Pointer (RFC 6901). */
  readonly at?: string;
}

/** The numbers by which players and agents know what goes wrong with content, beside those of JSON-RPC and MCP. */
export const FAULT_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['NOT_FOUND', -33001],
  ['DEVICE_OFFLINE', -33002],
  ['PLAYBACK_FAILED', -33003],
  ['NOT_AVAILABLE_IN_REGION', -33004],
]);

/** What a model can do about it. */
const SUGGESTIONS: ReadonlyMap<string, string> = new Map([
  ['NOT_FOUND', 'Find the right id by a search for the name, then ask again.'],
  ['INVALID_ID', 'Find the right id by a search for the name, then ask again.'],
  ['DEVICE_OFFLINE', 'Ask the viewer to switch the device on, or choose another of their devices.'],
  ['PLAYBACK_FAILED', 'Try once more; then try another offer of the title, or another device.'],
  [
    'NOT_AVAILABLE_IN_REGION',
    'Ask without filters of type, platform and quality, ask for another region, or suggest a similar title.',
  ],
  ['UNAUTHENTICATED', 'Tell the viewer to sign in; the client then sends "Authorization: Bearer <token>".'],
  ['FORBIDDEN', 'Tell the viewer that their account may not do this.'],
  ['CONFIRMATION_REQUIRED', 'Ask the viewer. When they agree, call again with the same arguments and "confirm": true.'],
  ['INVALID_CURSOR', 'Begin with the first page: leave the cursor out.'],
]);

export const suggestionFor = (code: string): string =>
  SUGGESTIONS.get(code) ??
  (isOfCaller(code)
    ? 'Correct what the message names, then call again.'
    : 'Try again in a moment; if it stays so, tell the viewer.');

export function faultOf({ message, path, extensions }: GraphQLError): Fault {
  const code = String(extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  return { code, message, ...(path && { at: `/${path.join('/')}` }) };
}

/** For what is no tool, and so has no result that could tell of it. */
export const protocolErrorOf = ({ code, message }: Fault, data: Readonly<Record<string, unknown>>): ProtocolError =>
  new ProtocolError(FAULT_NUMBERS.get(code) ?? protocolNumber(code), message, {
    ...data,
    code,
    suggestion: suggestionFor(code),
  });

const isOfCaller = (code: string): boolean => isErrorCode(code) && ERROR_STATUS[code] < 500;

const protocolNumber = (code: string): number =>
  isOfCaller(code) ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError;
