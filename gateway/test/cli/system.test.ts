import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CryptoKey, SignJWT, exportSPKI, generateKeyPair } from 'jose';
import { SECRET } from '../fixture/supergraph.ts';
import { useFolder } from '../supergraph/folder.ts';
import { GATEWAY } from './process.ts';
import { useLibrary, useProcesses } from './running.ts';

const folder = useFolder();
const { supergraph } = useLibrary();
const { start } = useProcesses();

let keys: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };
beforeAll(async () => {
  keys = await generateKeyPair('RS256');
});
beforeEach(async () => writeFile(folder.in('public.pem'), await exportSPKI(keys.publicKey)));

const tokenOf = (role: string) =>
  new SignJWT({ sub: 'user_ada', role })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('us')
    .setAudience('all')
    .setExpirationTime('5 min')
    .sign(keys.privateKey);

async function read(url: string, token?: string): Promise<unknown> {
  const response = await fetch(url, { headers: { ...(token && { authorization: `Bearer ${token}` }) } });
  return response.json();
}

describe('a gateway with tokens, operations and a secret', () => {
  it('is told of them by a gateway.yaml', async () => {
    const operation =
      '"Who asks." query Me @audience(for: [PARTNER]) @http(method: GET, route: "/me") { me { name role } }';
    await mkdir(folder.in('operations'));
    await writeFile(folder.in('operations/me.graphql'), operation);
    await writeFile(folder.in('s.graphql'), supergraph());
    await writeFile(
      folder.in('gateway.yaml'),
      `listen: { port: "\${PORT}" }
supergraph: { source: s.graphql }
identity: { jwt: { publicKeyFile: public.pem, issuer: us, audience: all }, secret: "\${GATEWAY_SECRET}" }
operations: { folder: operations }`,
    );
    const url = await start(['-c', folder.in('gateway.yaml')], { PORT: '0', GATEWAY_SECRET: SECRET }).served();
    const me = `${url}/api/v1/me`;
    const ada = (role: string) => ({ data: { me: { name: 'Ada', role } }, extensions: { cost: 1 } });
    expect(await read(me, await tokenOf('premium'))).toEqual(ada('premium'));
    expect(await read(me)).toEqual(ada('guest'));
    expect(await read(me, 'none')).toMatchObject({ code: 'UNAUTHENTICATED' });
  }, 60_000);

  it('is told of them by its environment, where it is the one of this repository', async () => {
    const root = path.join(GATEWAY, '..');
    const env = {
      PORT: '0',
      GATEWAY_SECRET: SECRET,
      SUPERGRAPH_FILE: path.join(root, 'supergraph.graphql'),
      OPERATIONS_DIR: path.join(root, 'operations'),
      JWT_PUBLIC_KEY_FILE: folder.in('public.pem'),
      JWT_ISSUER: 'us',
      JWT_AUDIENCE: 'all',
      // Nobody is there: what matters is how far a request gets.
      SUBGRAPH_URLS: 'user=http://127.0.0.1:1/graphql',
      LOG_LEVEL: 'silent',
    };
    const url = await start([], env).served();
    const me = `${url}/api/v1/me`;
    expect(await read(`${url}/openapi.json`)).toMatchObject({ paths: { '/titles/{id}': expect.anything() } });
    expect(await read(me, await tokenOf('user'))).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'user' });
    expect(await read(me, await tokenOf('emperor'))).toMatchObject({ code: 'UNAUTHENTICATED' });
  }, 60_000);
});
