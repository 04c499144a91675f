import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readServiceConfig } from '@media-gateway/adapters';
import { migrate, openDatabase } from '@media-gateway/database';
import {
  createGateway,
  createJwtAuthenticator,
  createPrismaManifests,
  loadSupergraph,
  openApps,
  serveGateway,
} from '@media-gateway/gateway';
import { StartupError } from '@media-gateway/kernel';
import { ROOT } from '@media-gateway/testkit';
import { runAppCommand } from '../src/apps-command.ts';
import { readAdminConfig, readGatewayOptions } from '../src/config.ts';
import { AUDIENCE, ISSUER, openIdentity } from '../src/identity.ts';

let folder: string;
let url: string;
const closing: (() => Promise<unknown>)[] = [];

/** A gateway that can check and keep manifests; it has no subgraphs, since nothing is asked. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'apps-'));
  const database = await openDatabase({ url: 'pglite:memory' });
  await migrate(database);
  const report = (error: unknown) => console.error(error);
  const store = createPrismaManifests(database.db);
  const apps = await openApps({ store, pollMs: 0, flushMs: 60_000, maxCharacters: 50_000, report });
  const { publicKey } = await openIdentity(folder);
  const authenticate = createJwtAuthenticator({ publicKey, issuer: ISSUER, audience: AUDIENCE });
  const supergraph = loadSupergraph(await readFile(path.join(ROOT, 'supergraph.graphql'), 'utf8'));
  const { clients } = apps;
  const gateway = createGateway({ supergraph, transports: {}, operations: [], authenticate, report, clients });
  const admin = { apps: apps.lifecycle(gateway), authenticate };
  const server = await serveGateway({ gateway, admin, port: 0, host: '127.0.0.1', report });
  url = server.url;
  closing.push(server.close, gateway.close, apps.close, database.close);
  await writeFile(path.join(folder, 'ios.json'), '{"7":"query Role { __typename }"}');
  await writeFile(path.join(folder, 'bad.json'), '{"7":"query Role { viewer { rule } }"}');
  await writeFile(path.join(folder, 'role.graphql'), 'query RoleOfTv { viewer { role } }');
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
  await rm(folder, { recursive: true });
});

const config = () => readServiceConfig({ DATA_DIR: folder });
const run = (...args: string[]) => runAppCommand([...args, '--url', url], config());
const at = (file: string) => path.join(folder, file);

describe('npm run operations', () => {
  it('publishes, activates, tells of uses and retires', async () => {
    expect(await run('usage')).toBe('No application has published anything.');
    expect(await run('publish', 'ios~1.0', at('ios.json'))).toBe(
      'Published: ios~1.0 is pending, 1 document.\nServe it: npm run operations -- activate ios~1.0',
    );
    expect(await run('activate', 'ios~1.0')).toBe('ios~1.0 is active, 1 document.');
    expect(await run('activate', 'ios~1.0')).toBe('Nothing has changed: ios~1.0 is active, 1 document.');
    await fetch(`${url}/graphql/7`);
    expect(await run('usage', 'ios~1.0')).toMatch(
      /^ios~1\.0 is active, 1 document\.\noperation {2}id {2}by name {2}by id {2}last used\nRole {7}7 {3}0 {8}1 {6}\d{4}-\S+Z$/,
    );
    expect(JSON.parse(await run('usage', 'ios', '--json'))).toMatchObject({ versions: [{ uses: { byId: 1 } }] });
    await expect(run('retire', 'ios~1.0')).rejects.toThrow(/^APP_VERSION_IN_USE: "ios~1\.0" was asked for at /);
    expect(await run('retire', 'ios~1.0', '--unused-days=0')).toBe('ios~1.0 is retired, 1 document.');
  });

  it('publishes a folder, and serves it at once where it is told to', async () => {
    expect(await run('publish', 'tv~1.0', folder, '--activate')).toBe(
      'Published: tv~1.0 is pending, 1 document.\ntv~1.0 is active, 1 document.',
    );
  });

  it.each<[string, readonly string[]]>([
    [
      'MANIFEST_INVALID: The manifest cannot be taken:\n  Role (7): Cannot query field "rule"',
      ['publish', 'x~1', 'bad.json'],
    ],
    ['The manifest "none.json" cannot be read', ['publish', 'x~1', 'none.json']],
    ['BAD_USER_INPUT: "x" is no version of an application', ['activate', 'x']],
    ['NOT_FOUND: No version "x~1" was published', ['retire', 'x~1', '--force']],
    ['BAD_USER_INPUT: "unusedDays"', ['retire', 'x~1', '--unused-days', 'many']],
    ['"publish" needs <manifest>', ['publish', 'x~1']],
    ['"retire" needs <app>~<version>', ['retire']],
    ['"y" is one argument too many', ['usage', 'x', 'y']],
    ['"activate" takes no --force', ['activate', 'x~1', '--force']],
    ['"promote" is no command; known are check, publish, activate, retire, usage', ['promote']],
    ["Unknown option '--fore'", ['retire', '--fore']],
  ])('says %j', async (message, args) => {
    const given = args.map((arg) => (arg === 'bad.json' ? at(arg) : arg));
    await expect(run(...given)).rejects.toThrow(StartupError);
    await expect(run(...given)).rejects.toThrow(message);
  });

  it('says where no gateway answers, and where one does not take manifests', async () => {
    const elsewhere = (to: string) => runAppCommand(['usage', '--url', to], config());
    await expect(elsewhere('http://127.0.0.1:1')).rejects.toThrow('No gateway answers at http://127.0.0.1:1');
    await expect(elsewhere('here')).rejects.toThrow('--url is an address like http://127.0.0.1:4000, not "here".');
    await expect(elsewhere(`${url}/health/ready`)).rejects.toThrow('it answers with 404');
  });

  it('says what there is', async () => {
    for (const command of ['check', 'publish', 'activate', 'retire', 'usage'])
      expect(await run('--help')).toContain(`\n  ${command} `);
  });
});

describe('the environment', () => {
  it('says which documents applications may send', () => {
    expect(readGatewayOptions({})).toEqual({ PERSISTED_MODE: 'allow' });
    expect(readGatewayOptions({ PERSISTED_MODE: 'ids' })).toEqual({ PERSISTED_MODE: 'ids' });
    expect(() => readGatewayOptions({ PERSISTED_MODE: 'none' })).toThrow('The environment is wrong: PERSISTED_MODE: ');
    expect(() => readAdminConfig({ ADMIN_TOKEN: '' })).toThrow('ADMIN_TOKEN: ');
  });
});
