import type { AnsweredError } from '../error.ts';

/** What the gateway sends over graphql-transport-ws. */
export type ServerMessage =
  | { readonly type: 'connection_ack' | 'ping' | 'pong' }
  | { readonly type: 'next'; readonly id: string; readonly payload: unknown }
  | { readonly type: 'error'; readonly id: string; readonly payload: readonly AnsweredError[] }
  | { readonly type: 'complete'; readonly id: string };

/** What this client sends. */
export type ClientMessage =
  | { readonly type: 'connection_init'; readonly payload?: { readonly authorization: string } }
  | { readonly type: 'ping' | 'pong' }
  | { readonly type: 'subscribe'; readonly id: string; readonly payload: object }
  | { readonly type: 'complete'; readonly id: string };

const WITH_ID = ['next', 'error', 'complete'];
const WITHOUT_ID = ['connection_ack', 'ping', 'pong'];

/** A message as it came; undefined for what is none. */
export function readMessage(data: unknown): ServerMessage | undefined {
  const value = parse(data) as { readonly type?: unknown; readonly id?: unknown; readonly payload?: unknown } | null;
  if (typeof value !== 'object' || value === null || typeof value.type !== 'string') return undefined;
  const isKnown = WITHOUT_ID.includes(value.type) || (WITH_ID.includes(value.type) && typeof value.id === 'string');
  const isRight = value.type !== 'error' || (Array.isArray(value.payload) && value.payload.length > 0);
  return isKnown && isRight ? (value as ServerMessage) : undefined;
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
