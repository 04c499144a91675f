import { BlockList, isIP } from 'node:net';
import { StartupError } from '@media-gateway/kernel';

/** Which addresses webhooks may be sent to. */
export interface TargetRules {
  /** Whether plain http is possible at all. */
  readonly takesHttp: boolean;
  /** @param address without brackets; whatever is not an address is refused. */
  allows(address: string, protocol: 'http:' | 'https:'): boolean;
}

/** IANA IPv4 Special-Purpose Address Registry, multicast and reserved ranges, and the platform address of a large cloud. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Of IPv6 only global unicast is public (RFC 4291 §2.4): neither mapped IPv4, NAT64, ULA, link-local, multicast nor loopback. */
const GLOBAL_V6 = '2000::/3';

/** Special within that: protocol assignments with Teredo, documentation, 6to4. */
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const notPublicV4 = ranges(NOT_PUBLIC_V4);
const notPublicV6 = ranges(NOT_PUBLIC_V6);
const globalV6 = ranges([GLOBAL_V6]);

function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !notPublicV4.check(address, 'ipv4');
  return globalV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6');
}

/**
 * @param privateTargets ranges that are reached although they are not public, and over http too.
 * @throws StartupError for what is no range.
 */
export function createTargetRules(privateTargets: readonly string[]): TargetRules {
  const permitted = ranges(privateTargets);
  const isPermitted = (address: string) => permitted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return {
    takesHttp: privateTargets.length > 0,
    allows: (address, protocol) => {
      if (isIP(address) === 0) return false;
      return isPermitted(address) || (protocol === 'https:' && isPublic(address));
    },
  };
}

function ranges(all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of all) {
    const [address = '', bits = ''] = range.split('/');
    const version = isIP(address);
    if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128))
      throw new StartupError(`"${range}" is no range of addresses; write it like 10.0.0.0/8 or fd00::/8.`);
    list.addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
