import { type LookupAddress, lookup } from 'node:dns';
import { type LookupFunction, connect as connectTcp, isIP } from 'node:net';
import { AppError } from '@media-gateway/kernel';
import { buildConnector } from 'undici';
import type { TargetRules } from './address.ts';

export type Connect = buildConnector.connector;

/** How a host name becomes addresses; Node's own, unless a test lies about it. */
export type Lookup = LookupFunction;

export interface ConnectOptions {
  readonly rules: TargetRules;
  /** Authorities beside those that Node knows, as PEM. */
  readonly ca?: string;
  readonly lookup?: Lookup;
}

/** How long a connection may take, in ms. */
const CONNECT_MS = 10_000;

/**
 * Opens connections to public addresses only. A literal is refused before anything is opened, since no lookup is asked for it; a name is
 * refused when it resolves to any other address; and of every socket the address at its other end is checked before a byte is
 * sent, TLS included: what a name resolved to a moment ago counts for nothing.
 */
export function createConnect({ rules, ca, lookup: resolve = lookup as Lookup }: ConnectOptions): Connect {
  const secure = buildConnector({ ...(ca !== undefined && { ca }), timeout: CONNECT_MS });
  return (options, callback) => {
    const protocol = options.protocol === 'http:' ? 'http:' : 'https:';
    const { hostname } = options;
    const fail = (error: Error) => callback(error, null);
    if (isIP(hostname) !== 0 && !rules.allows(hostname, protocol)) return fail(refused());
    const allows = (address: string) => rules.allows(address, protocol);
    const port = Number(options.port) || (protocol === 'http:' ? 80 : 443);
    const socket = connectTcp({ host: hostname, port, lookup: onlyPublic(resolve, allows), noDelay: true });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('The connection took too long.')));
    socket.once('error', fail);
    socket.once('connect', () => {
      if (!allows(socket.remoteAddress ?? '')) return socket.destroy(refused());
      socket.off('error', fail).on('error', toldByItsOwner).setTimeout(0);
      return protocol === 'http:' ? callback(null, socket) : secure({ ...options, httpSocket: socket }, callback);
    });
  };
}

/** Whoever has the socket from here on hears of it by its own listener. */
const toldByItsOwner = () => undefined;

const refused = (): AppError =>
  new AppError('BAD_USER_INPUT', 'The receiver is not at a public address, to which alone webhooks are sent.');

/** Of a name with several addresses each must be allowed: which one is taken is not ours to say. */
const onlyPublic =
  (resolve: Lookup, allows: (address: string) => boolean): Lookup =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const addresses = found as unknown as LookupAddress[];
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => allows(address))) return callback(refused(), '');
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
