import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { StartupError } from '@media-gateway/kernel';

/** Who is at the other end, behind our own proxies. */
export interface ClientAddress {
  /** The client's IP address; undefined when the connection has none, or none any more. */
  of(req: IncomingMessage): string | undefined;
  /** Whether a proxy of ours says that the client came over TLS. */
  isHttps(req: IncomingMessage): boolean;
}

/**
 * @param trustedProxies addresses and networks; without any, no header is believed.
 * @throws StartupError for what is neither.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = networks(trustedProxies);
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return {
    of({ socket: { remoteAddress }, headers }) {
      if (remoteAddress === undefined || trustedProxies.length === 0) return remoteAddress;
      return furthest(remoteAddress, headers['x-forwarded-for'], isTrusted);
    },
    isHttps({ socket: { remoteAddress = '' }, headers }) {
      return headers['x-forwarded-proto'] === 'https' && trustedProxies.length > 0 && isTrusted(remoteAddress);
    },
  };
}

/**
 * The first address from the right that is not ours. Each proxy appends who it was asked by; what stands left of a stranger's
 * address is what the stranger wrote.
 */
function furthest(
  remote: string,
  forwarded: string | string[] | undefined,
  isTrusted: (address: string) => boolean,
): string {
  let address = remote;
  const hops = String(forwarded ?? '').split(',');
  while (isTrusted(address)) {
    const next = hops.pop()?.trim() ?? '';
    if (!isIPv4(next) && !isIPv6(next)) break;
    address = next;
  }
  return address;
}

function networks(given: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of given) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    const longest = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? longest : Number(bits);
    const isNetwork =
      (isIPv4(address) || isIPv6(address)) && Number.isInteger(prefix) && prefix >= 0 && prefix <= longest;
    if (!isNetwork)
      throw new StartupError(`A trusted proxy is an address or a network like 10.0.0.0/8, not "${network}".`);
    list.addSubnet(address, prefix, family);
  }
  return list;
}
