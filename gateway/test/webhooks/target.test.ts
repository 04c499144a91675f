import type { LookupAddress } from 'node:dns';
import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTargetRules } from '../../src/webhooks/target/address.ts';
import { checkTarget } from '../../src/webhooks/target/check.ts';
import { type Lookup, createConnect } from '../../src/webhooks/target/connect.ts';

const strict = createTargetRules([]);

describe('an address', () => {
  it.each([
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'shared by carriers (CGNAT)'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['168.63.129.16', 'the platform of a cloud'],
    ['169.254.169.254', 'link-local: metadata of clouds'],
    ['172.31.255.255', 'private'],
    ['192.0.0.8', 'protocol assignments'],
    ['192.0.2.1', 'documentation'],
    ['192.168.1.1', 'private'],
    ['198.19.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'mapped IPv4'],
    ['::ffff:7f00:1', 'mapped IPv4, in hex'],
    ['::ffff:8.8.8.8', 'mapped IPv4, though public'],
    ['::127.0.0.1', 'compatible IPv4'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['100::1', 'discard'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'unique local: metadata of a cloud'],
    ['fe80::1', 'link-local'],
    ['fe80::1%lo', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['example.org', 'none'],
    ['', 'none'],
  ])('%s is refused: %s', (address) => {
    expect(strict.allows(address, 'https:')).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2606:4700::1111', '2a00:1450::1'])(
    '%s is public, but not for plain http',
    (address) => {
      expect([strict.allows(address, 'https:'), strict.allows(address, 'http:')]).toEqual([true, false]);
    },
  );

  it('is reached though private, and over http, where the configuration names its range', () => {
    const rules = createTargetRules(['127.0.0.0/8', 'fd00::/8']);
    for (const address of ['127.0.0.1', 'fd00::1']) expect(rules.allows(address, 'http:')).toBe(true);
    for (const address of ['10.0.0.1', 'fe80::1']) expect(rules.allows(address, 'https:')).toBe(false);
  });

  it.each(['10.0.0.0', '10.0.0.0/33', 'localhost/8', '::/129', '10.0.0.0/'])(
    'range "%s" is refused at the start',
    (range) => {
      expect(() => createTargetRules([range])).toThrow(`"${range}" is no range of addresses`);
    },
  );
});

describe('the address of a receiver is refused at its registration', () => {
  it.each([
    ['no address', 'absolute address'],
    ['/relative', 'absolute address'],
    [`https://example.org/${'a'.repeat(2100)}`, 'absolute address'],
    ['ftp://example.org/', 'must begin with "https://"'],
    ['http://example.org/', 'must begin with "https://"'],
    ['file:///etc/passwd', 'must begin with "https://"'],
    ['https://user:secret@8.8.8.8/', 'must not hold a user name'],
    ['https://8.8.8.8/#fragment', 'must not have a fragment'],
    ['https://127.0.0.1/', 'public address'],
    ['https://2130706433/', 'public address'],
    ['https://0x7f.1/', 'public address'],
    ['https://0177.0.0.1/', 'public address'],
    ['https://127.1/', 'public address'],
    ['https://[::1]/', 'public address'],
    ['https://[::ffff:10.0.0.1]/', 'public address'],
    ['https://[64:ff9b::10.0.0.1]/', 'public address'],
    ['https://localhost/', 'public address'],
    ['https://localhost./', 'public address'],
    ['https://name.invalid/', 'public address'],
  ])('%s: %s', async (url, why) => {
    expect(await checkTarget(url, strict)).toContain(why);
  });

  it('unless it is public', async () => {
    expect(await checkTarget('https://8.8.8.8/webhooks?a=b', strict)).toBeUndefined();
    expect(await checkTarget('https://[2606:4700::1111]:8443/', strict)).toBeUndefined();
  });
});

describe('a connection', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** Listens on loopback and counts what comes. */
  async function listen() {
    const seen = { connections: 0, bytes: 0 };
    const server = createServer((socket) => {
      seen.connections += 1;
      socket.on('error', () => undefined).on('data', (data) => (seen.bytes += data.length));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { port: String((server.address() as AddressInfo).port), seen };
  }

  const connecting = (hostname: string, port: string, lookup?: Lookup) => {
    const connect = createConnect({ rules: strict, ...(lookup && { lookup }) });
    const options = { hostname, host: `${hostname}:${port}`, protocol: 'https:', port };
    return new Promise<string>((resolve) =>
      connect(options, (...[error]) => resolve(error ? error.message : 'connected')),
    );
  };
  const REFUSED = 'The receiver is not at a public address, to which alone webhooks are sent.';

  it.each(['127.0.0.1', '::ffff:127.0.0.1', '::1'])(
    'to the literal %s is never opened, and no lookup is asked',
    async (host) => {
      const { port, seen } = await listen();
      const lookup: Lookup = () => {
        throw new Error('asked');
      };
      expect(await connecting(host, port, lookup)).toBe(REFUSED);
      expect(seen).toEqual({ connections: 0, bytes: 0 });
    },
  );

  const resolving =
    (...addresses: readonly string[]): Lookup =>
    (_host, _options, callback) =>
      callback(null, addresses.map((address): LookupAddress => ({ address, family: 4 })) as never);

  it.each([[['127.0.0.1']], [['8.8.8.8', '127.0.0.1']], [[]]])(
    'to a name that resolves to %j is never opened',
    async (addresses) => {
      const { port, seen } = await listen();
      expect(await connecting('rebound.test', port, resolving(...addresses))).toBe(REFUSED);
      expect(seen).toEqual({ connections: 0, bytes: 0 });
    },
  );

  it('that ends elsewhere than was resolved is closed before a byte is sent, TLS included', async () => {
    const { port, seen } = await listen();
    // What is looked at says it is public, what is connected to is not: as when a name changes in between.
    let asked = 0;
    const address = {
      family: 4,
      get address() {
        return (asked += 1) === 1 ? '8.8.8.8' : '127.0.0.1';
      },
    };
    const lookup: Lookup = (_host, _options, callback) => callback(null, [address] as never);
    expect(await connecting('rebound.test', port, lookup)).toBe(REFUSED);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual({ connections: 1, bytes: 0 });
  });
});
