import { isIPv6 } from 'node:net';
import type { Viewer } from '@media-gateway/kernel';
import type { GatewayRequest } from '../request.ts';

/**
 * Whose uses are counted together: those of a viewer wherever they are, of guests those of one address. Undefined for a guest
 * without an address, who is in this process.
 */
export function clientKey({ id }: Viewer, { address }: GatewayRequest): string | undefined {
  if (id !== null) return id;
  return address === undefined ? undefined : networkOf(address);
}

/** IPv4-mapped addresses are IPv4 (RFC 4291 §2.5.5.2), however they are written. */
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An IPv4 address is one client; of IPv6 a client has a network of 64 bits to choose from (RFC 6177). */
export function networkOf(address: string): string {
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  return isIPv6(plain) ? `${firstGroups(plain).join(':')}::/64` : address;
}

function firstGroups(address: string): readonly string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before.slice(0, 4).map(short);
  const after = tail === '' ? [] : tail.split(':');
  // An IPv4 address at the end stands for two groups.
  const length = before.length + after.length + (tail.includes('.') ? 1 : 0);
  return [...before, ...Array<string>(8 - length).fill('0'), ...after].slice(0, 4).map(short);
}

const short = (group: string): string => group.replace(/^0+(?=.)/, '');
