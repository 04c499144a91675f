import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUEST, StartupError } from '@media-gateway/kernel';
import { readGatewayConfig } from '../../src/config.ts';
import { yamlOf } from '../../src/config/environment.ts';
import { readGatewayYaml } from '../../src/config/read.ts';
import { toSettings } from '../../src/config/settings.ts';
import { createGateway } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { openServiceApps } from '../../src/service/apps.ts';
import { IN_PLACE } from '../fixture/in-place.ts';
import { startLibrary, supergraph } from '../fixture/supergraph.ts';

const settingsOf = (text: string, folder = '') =>
  toSettings(readGatewayYaml({ text: `supergraph: { source: s }\n${text}`, file: 'gateway.yaml' }, {}), folder);

describe('the mode for each kind of client', () => {
  it('is the mode for applications, unless it is said, and ids for all others', () => {
    const { persisted } = settingsOf('persisted: { mode: log, audiences: { app: safelist } }').options;
    expect(persisted).toMatchObject({ mode: 'log', audiences: { app: 'safelist', partner: 'ids', agent: 'ids' } });
    expect(persisted.apq.enabled).toBe(false);
  });

  it.each(['partner', 'agent'])('cannot be another for a %s', (audience) => {
    const read = () => settingsOf(`persisted: { audiences: { ${audience}: allow } }`);
    expect(read).toThrow(`gateway.yaml:2 persisted.audiences.${audience}: must be one of ids, not "allow".`);
  });

  it('goes with no registering, as the mode does', () => {
    const read = () => settingsOf('persisted: { audiences: { app: ids }, apq: { enabled: true } }');
    expect(read).toThrow('persisted.audiences.app is "ids"');
  });

  it('may be said by a variable', () => {
    const env = { GATEWAY_SECRET: 's'.repeat(32), JWT_PUBLIC_KEY_FILE: 'public.pem' };
    const { persisted } = toSettings(yamlOf(readGatewayConfig({ ...env, PERSISTED_MODE: 'ids' })), '').options;
    expect(persisted).toMatchObject({ mode: 'ids', apq: { enabled: false } });
    expect(() => readGatewayConfig({ ...env, PERSISTED_MODE: 'none' })).toThrow('PERSISTED_MODE: ');
  });
});

describe('where manifests are', () => {
  it('is nowhere unless it is said', () => {
    expect(settingsOf('').apps).toEqual({ manifests: [], database: undefined });
  });

  it('is relative to the file, where it is a path', () => {
    const { apps } = settingsOf(
      'apps: { manifests: [ios.json, /tv], database: { url: "pglite:db", pollSeconds: 1 } }',
      '/here',
    );
    expect(apps).toEqual({
      manifests: ['/here/ios.json', '/tv'],
      database: { url: 'pglite:/here/db', pollMs: 1000, flushMs: 10_000 },
    });
  });

  it.each(['postgres://u@h/d', 'memory:', 'pglite:memory'])('may be %s', (url) => {
    expect(settingsOf(`apps: { database: { url: "${url}" } }`, '/here').apps.database?.url).toBe(url);
  });

  it('is no other address', () => {
    expect(() => settingsOf('apps: { database: { url: "mysql://h" } }')).toThrow('apps.database.url: must be memory:');
  });
});

describe('manifests of the configuration', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'manifests-'));
    await writeFile(path.join(folder, 'ios.json'), '{"me":"query Me { me { name } }"}');
    await writeFile(path.join(folder, 'bad.json'), '{"me":"query Me { me { nope } }"}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const serve = async (apps: string) => {
    const settings = settingsOf(`apps: ${apps}`, folder);
    const library = await startLibrary('local');
    const report = (error: unknown) => void library.faults.push(error);
    const { clients, serve: check, close } = await openServiceApps(settings, report);
    const authenticate = async () => GUEST;
    const options = { planner: IN_PLACE, persisted: { ...DEFAULT_OPTIONS.persisted } };
    const gateway = createGateway({
      ...{ supergraph, transports: library.transports, operations: [], authenticate, report, clients, options },
    });
    return { gateway, close, told: await check(gateway, authenticate) };
  };

  it.each(['{ manifests: [ios.json] }', '{ manifests: [ios.json], database: { url: "memory:" } }'])(
    'are served: %s',
    async (apps) => {
      const { gateway, close, told } = await serve(apps);
      expect(await gateway.run({ facade: 'graphql', operationId: 'me' })).toMatchObject({ status: 200 });
      expect(Object.keys(told)).toEqual(apps.includes('database') ? ['admin'] : []);
      await close();
    },
  );

  it('keep their ids from applications', async () => {
    const { told, close } = await serve('{ manifests: [ios.json], database: { url: "memory:" } }');
    const published = told.admin?.apps.publish({ app: 'tv', version: '1' }, [{ id: 'me', text: '{ me { id } }' }]);
    await expect(published).rejects.toMatchObject({ code: 'MANIFEST_ID_CONFLICT' });
    await close();
  });

  it('that cannot be run, or read, are refused with their place', async () => {
    const refused = serve('{ manifests: [bad.json] }');
    await expect(refused).rejects.toThrow(StartupError);
    await expect(refused).rejects.toThrow(/bad\.json": The manifest cannot be taken:\n {2}Me \(me\): Cannot query/);
    await expect(serve('{ manifests: [none.json] }')).rejects.toThrow('none.json');
  });
});
