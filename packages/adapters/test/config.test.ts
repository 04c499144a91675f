import { describe, expect, it } from '@jest/globals';
import { readServiceConfig } from '../src/index.ts';

const message = (env: NodeJS.ProcessEnv) => {
  try {
    return readServiceConfig(env);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
};

describe('the configuration', () => {
  it('needs nothing: PGlite in the data folder, cache and bus in memory', () => {
    const config = readServiceConfig({ DATA_DIR: '/somewhere' });
    expect(config).toMatchObject({
      DATABASE_URL: 'pglite:/somewhere/postgres',
      CACHE_URL: 'memory:',
      BUS_URL: 'memory:',
    });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ GATEWAY_SECRET: 'short' }, 'GATEWAY_SECRET'],
  ])('names the variable that is wrong: %j', (env, name) => {
    expect(message(env)).toContain(`StartupError: The environment is wrong: ${name}: `);
  });

  it('refuses in production the adapters that nobody named', () => {
    expect(message({ NODE_ENV: 'production', CACHE_URL: 'memory:' })).toContain(
      'StartupError: With NODE_ENV=production DATABASE_URL, BUS_URL must be set',
    );
  });

  it('accepts in memory in production when it is named', () => {
    const env = { NODE_ENV: 'production', CACHE_URL: 'memory:', BUS_URL: 'memory:', DATABASE_URL: 'pglite:memory' };
    expect(message(env)).toMatchObject(env);
  });
});
