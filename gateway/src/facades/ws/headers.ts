import type { IncomingHttpHeaders } from 'node:http';
import type { ClientHeaders } from '../../gateway.ts';

/** Of the connection itself (RFC 9110 §7.6.1) and of its handshake (RFC 6455 §4.1). */
const OF_THE_CONNECTION = /^(connection|upgrade|host|sec-websocket-.*)$/;

/** The headers with which a socket was opened, for as long as it is open: a copy, since Node's own object takes twice the memory. */
export function handedOn(headers: IncomingHttpHeaders): ClientHeaders {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !OF_THE_CONNECTION.test(name)) kept[name] = String(value);
  }
  return kept;
}
