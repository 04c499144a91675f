import { readFile, rename, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until, useFolder } from '../supergraph/folder.ts';
import { GATEWAY, ask, example } from './process.ts';
import { useLibrary, useProcesses } from './running.ts';

const folder = useFolder();
const { supergraph, extended } = useLibrary();
const { start, keep } = useProcesses();

const QUERY = '{ media(id: "b1") { title reviews { author { name } } } }';
const ANSWER = {
  media: { title: 'The Trial', reviews: [{ author: { name: 'Ada' } }, { author: { name: 'Bob' } }] },
};

describe('a supergraph from a file', () => {
  it('is served with nothing else said', async () => {
    await writeFile(folder.in('s.graphql'), supergraph());
    const child = start(['--supergraph', folder.in('s.graphql'), '--port', '0']);
    const url = await child.served();
    expect(await ask(url, QUERY)).toMatchObject({ data: ANSWER });
    expect(await ask(url, QUERY, { authorization: 'Basic of-a-subgraph' })).toMatchObject({ data: ANSWER });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('A federated graph.');
    expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ paths: {} });
    expect(await child.stop()).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it('is replaced when the file is, and kept when the new one cannot be served', async () => {
    await writeFile(folder.in('s.graphql'), supergraph());
    const child = start(['-s', folder.in('s.graphql'), '-p', '0']);
    const url = await child.served();
    const put = async (text: string) => {
      await writeFile(folder.in('next'), text);
      await rename(folder.in('next'), folder.in('s.graphql'));
    };
    await put('type Query { none: Int }');
    await until(() => child.stderr.includes('was refused'));
    expect(child.stderr).toContain('The supergraph cannot be read: ');
    expect(await ask(url, QUERY)).toMatchObject({ data: ANSWER });
    const hasNick = async () =>
      !(await ask(url, '{ me { nick } }')).errors?.[0]?.message.includes('Cannot query field');
    expect(await hasNick()).toBe(false);
    await put(extended());
    await until(hasNick);
    expect(await ask(url, QUERY)).toMatchObject({ data: ANSWER });
  }, 60_000);
});

describe('a subgraph that is away', () => {
  it('has a line of the log for each fault, without a stack', async () => {
    await writeFile(folder.in('s.graphql'), supergraph());
    const yaml = 'supergraph: { source: s.graphql }\nsubgraphs: { users: { url: "http://127.0.0.1:1/graphql" } }';
    await writeFile(folder.in('gateway.yaml'), yaml);
    const child = start(['-c', folder.in('gateway.yaml'), '-p', '0']);
    const url = await child.served();
    expect(await ask(url, '{ me { name } }')).toMatchObject({ errors: [{ extensions: { service: 'users' } }] });
    await until(() => child.stderr.includes('cannot be reached'));
    const line = child.stderr.trim().split('\n').at(-1) ?? '';
    const facts = {
      level: 50,
      service: 'users',
      code: 'SUBGRAPH_UNAVAILABLE',
      msg: expect.stringContaining('"users"'),
    };
    expect(JSON.parse(line)).toMatchObject(facts);
    expect(child.stderr).not.toContain('    at ');
    expect(child.stderr).not.toContain('stack');
  }, 60_000);
});

describe('a supergraph from an address', () => {
  let registry: Server;
  let location: string;
  let text: string | undefined;
  beforeAll(async () => {
    registry = createServer((_, res) => void (text === undefined ? res.writeHead(503).end() : res.end(text)));
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    location = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/supergraph`;
  });
  afterAll(() => {
    registry.closeAllConnections();
    registry.close();
  });

  it('may come later: until then the gateway lives and is not ready; SIGHUP looks for a new one', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await new Promise((resolve) => taken.close(resolve));
    const yaml = `listen: { port: ${port} }\nsupergraph: { source: "${location}", pollSeconds: 3600 }`;
    await writeFile(folder.in('gateway.yaml'), yaml);
    const child = start(['--config', folder.in('gateway.yaml')]);
    const statusOf = (page: string) =>
      fetch(`http://127.0.0.1:${port}${page}`).then(
        ({ status }) => status,
        () => 0,
      );
    await until(async () => (await statusOf('/health/live')) === 200);
    expect([await statusOf('/health/ready'), await statusOf('/')]).toEqual([503, 503]);
    expect(await ask(`http://127.0.0.1:${port}`, QUERY)).toMatchObject({
      errors: [{ extensions: { code: 'NOT_READY' } }],
    });
    text = supergraph();
    const url = await child.served();
    expect(await statusOf('/health/ready')).toBe(200);
    expect(await ask(url, QUERY)).toMatchObject({ data: ANSWER });
    text = extended();
    child.process.kill('SIGHUP');
    await until(() => child.stderr.includes('was replaced'));
    child.process.kill('SIGHUP');
    await until(() => child.stderr.includes('nothing changed'));
  }, 60_000);
});

describe('the example', () => {
  it('is composed, and forwards the header that it names to subgraphs that know nothing of the gateway', async () => {
    const subgraphs = ['products', 'reviews'].map((name) => keep(example(name)));
    const [products, reviews] = await Promise.all(subgraphs.map((child) => child.served()));
    const yaml = await readFile(path.join(GATEWAY, 'example/gateway.yaml'), 'utf8');
    const here = yaml
      .replace('source: supergraph.yaml', `source: ${path.join(GATEWAY, 'example/supergraph.yaml')}`)
      .replace('  reviews:\n', `  products: { url: "${products}" }\n  reviews:\n    url: "${reviews}"\n`);
    await writeFile(folder.in('gateway.yaml'), here);
    const url = await start(['--config', folder.in('gateway.yaml'), '--port', '0']).served();
    const query = '{ topProducts(first: 1) { name price reviews { body askedBy } } }';
    const reviewsFor = (askedBy: string) => [
      { body: 'Four legs, as told.', askedBy },
      { body: 'Holds a lamp.', askedBy },
    ];
    // At the same time, with equal requests shared: who asks keeps them apart.
    const askers = ['Bearer mine', 'Bearer yours', 'Bearer mine', 'Bearer yours'];
    const answers = await Promise.all(askers.map((authorization) => ask(url, query, { authorization })));
    expect(answers.map(({ data }) => data)).toEqual(
      askers.map((asker) => ({ topProducts: [{ name: 'Table', price: 899, reviews: reviewsFor(asker) }] })),
    );
  }, 60_000);
});
