import { describe, expect, it } from '@jest/globals';
import { readGatewayYaml } from '../../src/config/read.ts';

const read = (text: string, env: Readonly<Record<string, string>> = {}) =>
  readGatewayYaml({ text: `supergraph: { source: s.graphql }\n${text}`, file: 'gateway.yaml' }, env);

/** What is said of a wrong file, line by line. */
function problems(text: string, env: Readonly<Record<string, string>> = {}): readonly string[] {
  try {
    read(text, env);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('gateway.yaml', () => {
  it('needs a supergraph and nothing else, and is generous then', () => {
    const { limits, introspection, identity, operations, operationTimeoutMs, subgraphs } = read('');
    expect(limits).toMatchObject({ depth: 50, tokens: 15_000 });
    expect({ introspection, identity, operations, operationTimeoutMs }).toEqual({
      introspection: true,
      identity: undefined,
      operations: undefined,
      operationTimeoutMs: 30_000,
    });
    expect(subgraphs).toEqual({ all: {} });
  });

  it('may have sections without content', () => {
    expect(read('limits:\nsubgraphs:\n  all:\n    retry:\n').limits.depth).toBe(50);
  });

  it('keeps what it says', () => {
    const { subgraphs, subscriptions, overrides } = read(`
subgraphs:
  all: { headers: { allow: [authorization], insert: { x-from: gateway, x-user: { header: x-who, default: nobody } } } }
  media: { url: "unix:/run/media.sock", timeoutMs: 100 }
subscriptions: { resume: { Subscription.reviewAdded: { field: cursor, argument: after } } }
overrides: { next: true }`);
    expect(subgraphs).toEqual({
      all: {
        headers: {
          allow: ['authorization'],
          insert: { 'x-from': 'gateway', 'x-user': { header: 'x-who', default: 'nobody' } },
        },
      },
      media: { url: 'unix:/run/media.sock', timeoutMs: 100 },
    });
    expect(subscriptions.resume).toEqual({ 'Subscription.reviewAdded': { field: 'cursor', argument: 'after' } });
    expect(overrides).toEqual({ next: true });
  });

  it.each([
    ['limits: { dept: 4 }', 'gateway.yaml:2 limits.dept: unknown option; did you mean "depth"?'],
    ['listen:\n  prot: 80', 'gateway.yaml:3 listen.prot: unknown option; did you mean "port"?'],
    ['overides: {}', 'gateway.yaml:2 overides: unknown option; did you mean "overrides"?'],
    ['defer: { banana: 1 }', 'gateway.yaml:2 defer.banana: unknown option; there are maxParts.'],
    ['subscriptions: { overflow: drop-oldest }', expect.stringMatching(/subscriptions\.overflow: unknown option/)],
    ['listen:\n  port: 99999', 'gateway.yaml:3 listen.port: must be a whole number from 0 to 65,535, not 99999.'],
    ['limits: { depth: 1.5 }', 'gateway.yaml:2 limits.depth: must be a whole number from 1 to 1,000, not 1.5.'],
    ['limits: { depth: }', 'gateway.yaml:2 limits.depth: must be a whole number from 1 to 1,000, not nothing.'],
    ['operationTimeoutMs: 0', 'gateway.yaml:2 operationTimeoutMs: must be a whole number from 1 to 600,000, not 0.'],
    ['introspection: maybe', 'gateway.yaml:2 introspection: must be true or false, not "maybe".'],
    ['limits: [1]', 'gateway.yaml:2 limits: must be a mapping of names to values, not [1].'],
    [
      'log: { level: loud }',
      'gateway.yaml:2 log.level: must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
    ],
    [
      'subgraphs:\n  media: { url: "ftp://x" }',
      'gateway.yaml:3 subgraphs.media.url: must be an address like http://host/graphql or unix:/path/to.sock, not "ftp://x".',
    ],
    [
      'subgraphs: { all: { breaker: { windwMs: 1 } } }',
      'gateway.yaml:2 subgraphs.all.breaker.windwMs: unknown option; did you mean "windowMs"?',
    ],
    [
      'subgraphs: { all: { url: "http://x" } }',
      expect.stringMatching(/^gateway\.yaml:2 subgraphs\.all\.url: unknown option; /),
    ],
    [
      'identity: { jwt: { publicKeyFile: a, issuer: b } }',
      'gateway.yaml:2 identity.jwt.audience: missing; it must be a text.',
    ],
    ['listen: { port: 1', expect.stringMatching(/^gateway\.yaml:2 /)],
    ['limits: {}\nlimits: {}', expect.stringMatching(/^gateway\.yaml:3 /)],
  ])('refuses %s in one line', (text, message) => {
    expect(problems(text)).toEqual([message]);
  });

  it('tells everything that is wrong, from top to bottom', () => {
    const text = 'limits:\n  tokens: many\n  dept: 4\nidentity:\n  secret: ${NOPE}\nlog: { level: loud }';
    expect(problems(text).map((line) => /^gateway\.yaml:\d+ [\w.]+/.exec(line)?.[0])).toEqual([
      'gateway.yaml:3 limits.tokens',
      'gateway.yaml:4 limits.dept',
      'gateway.yaml:5 identity.jwt',
      'gateway.yaml:6 identity.secret',
      'gateway.yaml:7 log.level',
    ]);
  });

  it('must say what is served', () => {
    const readEmpty = () => readGatewayYaml({ text: '', file: 'gateway.yaml' }, {});
    expect(readEmpty).toThrow('gateway.yaml supergraph: missing');
    expect(
      readGatewayYaml({ text: '', file: 'x' }, {}, { supergraph: { source: 's.graphql' } }).supergraph.source,
    ).toBe('s.graphql');
  });
});

describe('environment variables in gateway.yaml', () => {
  const KEY = 'k'.repeat(32);

  it('stand for their values, wherever they are in a text', () => {
    const { supergraph, listen } = read(
      'listen: { host: "${HOST_NAME:-127.0.0.1}", publicHosts: ["${SITE}.example", "a.${SITE}"] }',
      { SITE: 'media' },
    );
    expect(supergraph.source).toBe('s.graphql');
    expect(listen).toMatchObject({ host: '127.0.0.1', publicHosts: ['media.example', 'a.media'] });
  });

  it('become numbers and switches where these are wanted, and stay text where not', () => {
    const text =
      'listen: { port: "${PORT}" }\nintrospection: ${SHOW}\nidentity: { jwt: { publicKeyFile: a, issuer: "${PORT}", audience: c } }';
    const { listen, introspection, identity } = read(text, { PORT: '80', SHOW: 'false' });
    expect([listen.port, introspection, identity?.jwt.issuer]).toEqual([80, false, '80']);
    expect(problems('listen: { port: "${PORT}" }', { PORT: 'http' })).toEqual([
      'gateway.yaml:2 listen.port: must be a whole number from 0 to 65,535, not "http".',
    ]);
  });

  it('are not looked for after "$$"', () => {
    expect(read('listen: { host: "$${HOST}" }').listen.host).toBe('${HOST}');
  });

  it.each([[{}], [{ KEY: '' }]])('must be set', (env) => {
    const text = 'identity:\n  jwt: { publicKeyFile: a, issuer: b, audience: c }\n  secret: ${KEY}';
    expect(problems(text, env)).toEqual(['gateway.yaml:4 identity.secret: the environment variable KEY is not set.']);
    expect(read(text, { KEY }).identity?.secret).toBe(KEY);
  });

  it('are not shown when they are wrong', () => {
    const text = 'identity:\n  jwt: { publicKeyFile: a, issuer: b, audience: c }\n  secret: ${KEY}';
    expect(problems(text, { KEY: 'hunter2' })).toEqual([
      'gateway.yaml:4 identity.secret: must be a text of at least 32 characters, not this.',
    ]);
  });
});
