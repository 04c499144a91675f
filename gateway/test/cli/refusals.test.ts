import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { EXTENDED } from '../supergraph/library.ts';
import { useFolder } from '../supergraph/folder.ts';
import { type Environment, gateway } from './process.ts';

const folder = useFolder();

async function refused(args: readonly string[], env: Environment = {}): Promise<string> {
  const { code, stdout, stderr } = await gateway(args, env).finished();
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr.trim();
}

describe('a start that cannot be says why in one line and ends with 1', () => {
  it.each<[string, readonly string[], Environment, string]>([
    [
      'an option that is not known',
      ['--suprgraph', 'x'],
      {},
      'error: The option --suprgraph is not known; did you mean --supergraph?',
    ],
    [
      'a supergraph that is not there',
      ['-s', 'nowhere.graphql'],
      {},
      'error: The supergraph cannot be read: there is no file "nowhere.graphql".',
    ],
    [
      'a configuration that is not there',
      ['-c', 'nowhere.yaml'],
      {},
      'error: The configuration cannot be read: there is no file "nowhere.yaml".',
    ],
    [
      'an empty port',
      ['-s', 'x'],
      { PORT: '' },
      'error: The environment is wrong: PORT: a whole number from 0 to 65,535.',
    ],
    [
      'nothing at all',
      [],
      {},
      'error: The environment is wrong: GATEWAY_SECRET: missing; JWT_PUBLIC_KEY_FILE: missing. To serve any supergraph without this, say --supergraph <file|url>; see --help.',
    ],
  ])(
    '%s',
    async (_name, args, env, message) => {
      expect(await refused(args, env)).toBe(message);
    },
    30_000,
  );

  it('a file that is no supergraph', async () => {
    await writeFile(folder.in('s.graphql'), 'type Query { a: Int }');
    expect(await refused(['-s', folder.in('s.graphql'), '-p', '0'])).toMatch(/^error: The supergraph cannot be read: /);
  }, 30_000);

  it('a wrong configuration, with the line', async () => {
    await writeFile(folder.in('gateway.yaml'), 'supergraph:\n  source: s.graphql\n  pollSecond: 3');
    expect(await refused(['-c', folder.in('gateway.yaml')])).toBe(
      `error: ${folder.in('gateway.yaml')}:3 supergraph.pollSecond: unknown option; did you mean "pollSeconds"?`,
    );
  }, 30_000);

  it('options for a subgraph that is not there', async () => {
    await writeFile(folder.in('s.graphql'), EXTENDED);
    await writeFile(
      folder.in('gateway.yaml'),
      'supergraph: { source: s.graphql }\nsubgraphs: { user: { timeoutMs: 5 } }',
    );
    expect(await refused(['-c', folder.in('gateway.yaml'), '-p', '0'])).toBe(
      'error: The supergraph has no subgraph "user" (did you mean "users"?), for which there are options; it has media, reviews, users.',
    );
  }, 30_000);

  it('a port that is in use', async () => {
    await writeFile(folder.in('s.graphql'), EXTENDED);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = String((taken.address() as AddressInfo).port);
    expect(await refused(['-s', folder.in('s.graphql'), '-p', port])).toContain(`Port ${port} is in use.`);
    await new Promise((resolve) => taken.close(resolve));
  }, 30_000);
});

describe('a question is answered, and nothing is served', () => {
  it('--help', async () => {
    const { code, stdout } = await gateway(['--help']).finished();
    expect(code).toBe(0);
    for (const option of ['--supergraph', '--config', '--port', '--host', '--help', '--version']) {
      expect(stdout).toContain(option);
    }
  }, 30_000);

  it('--version', async () => {
    expect(await gateway(['--version']).finished()).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  }, 30_000);
});
