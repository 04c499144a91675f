import { choice, flag, formed, list, section, text, whole } from './fields.ts';
import { z } from 'zod';

export const listen = section(
  {
    host: text({ description: 'The address to listen on; `0.0.0.0` is every one of this machine.' }).default(
      '127.0.0.1',
    ),
    port: whole(0, 65_535, { description: 'The port to listen on; 0 takes a free one.' }).default(4000),
    publicHosts: list(formed(/^[a-z\d.-]+$/i, 'a host name without scheme and port', { description: 'A host name.' }), {
      description:
        'The host names under which clients reach the gateway. The loopback names always hold; MCP answers under no other.',
    }).default([]),
    maxBodyBytes: whole(1024, 104_857_600, {
      description: 'The largest body of a request, over any facade; it is refused before it is parsed.',
      unit: 'bytes',
    }).default(1_048_576),
    requestTimeoutMs: whole(1000, 300_000, {
      description: 'Within which time a client must have sent its request, headers and body; a slower one is closed.',
      unit: 'ms',
    }).default(10_000),
    trustedProxies: list(text({ description: 'An address, or a network like `10.0.0.0/8`.' }), {
      description:
        'Our own proxies. From one of them `X-Forwarded-For` is read, from the right, to the first address that is none of them, and `X-Forwarded-Proto`.',
    }).default([]),
  },
  { description: 'Where clients reach the gateway.' },
).prefault({});

export const log = section(
  {
    level: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      description: 'What is written: this and everything that is worse.',
    }).default('info'),
  },
  { description: 'Lines of JSON on standard error.' },
).prefault({});

export const cors = section(
  {
    origins: list(z.string().min(1), {
      description: 'The sites whose pages may ask, each like `https://app.example.org`; `*` is every site.',
    }).default(['*']),
    credentials: flag({ description: 'Whether they may send cookies along. Not together with `*`.' }).default(false),
    maxAgeSeconds: whole(0, 86_400, {
      description: 'How long a browser may remember this.',
      unit: 'seconds',
    }).default(600),
  },
  { description: 'What browsers allow pages of other sites to ask at `/graphql` and `/api/v1`.' },
).prefault({});
