import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { type OptionSchema, gatewayJsonSchema, optionAt } from '../../src/config/json-schema.ts';
import { renderReference } from '../../src/config/reference.ts';
import { gatewayYaml } from '../../src/config/schema.ts';
import { toSettings } from '../../src/config/settings.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { DEFAULT_SUBGRAPH_OPTIONS } from '../../src/transports/options.ts';
import { SUBGRAPH_RANGES, subgraphSettings } from '../../src/transports/settings.ts';

/** Every option that has a value of its own, by its path. */
function leaves(option: OptionSchema, place: readonly string[] = []): readonly (readonly [string, OptionSchema])[] {
  const children = Object.entries(option.properties ?? {});
  if (children.length === 0) return [[place.join('.'), option]];
  return children.flatMap(([name, child]) => leaves(child, [...place, name]));
}

const OPTIONS = leaves(gatewayJsonSchema());
const ALL = leaves(optionAt(['subgraphs', 'all']) ?? {});

describe('every option', () => {
  it.each(OPTIONS)('%s is explained, and has a default or is needed', (name, option) => {
    expect(option.description).toMatch(/\w{3,}.*[.:`]/);
    const [section = '', ...rest] = name.split('.');
    const needed = optionAt([section, ...rest.slice(0, -1)])?.required ?? [];
    const isOptional = ['identity.secret', 'persisted.audiences.app', 'subgraphs.all.subscriptions.url'].includes(name);
    expect(option.default !== undefined || needed.includes(rest.at(-1) ?? '') || isOptional).toBe(true);
  });

  it.each(OPTIONS.filter(([, { type }]) => type === 'integer' || type === 'number'))('%s has a range', (_, option) => {
    expect(option.maximum).toBeLessThan(Number.MAX_SAFE_INTEGER);
    expect(option.minimum).toBeGreaterThanOrEqual(0);
  });

  it('is on the page of reference', () => {
    const page = renderReference();
    for (const [name] of OPTIONS) expect(page).toContain(`| \`${name.replace(/^\w+\./, '')}\` |`);
  });
});

describe('the options of subgraphs', () => {
  it('are those of the transport, with its ranges', () => {
    const ranges = ALL.flatMap(([name, { minimum, maximum }]) =>
      maximum === undefined ? [] : [[name, [minimum, maximum]]],
    );
    expect(Object.fromEntries(ranges)).toEqual(SUBGRAPH_RANGES);
  });

  it('have the defaults of the transport, but more time', () => {
    const { subgraphs } = toSettings(gatewayYaml.parse({ supergraph: { source: 's' } }), '');
    const settings = subgraphSettings({ name: 'media', url: 'http://media' }, subgraphs.all);
    expect(settings).toMatchObject({ ...DEFAULT_SUBGRAPH_OPTIONS, timeoutMs: 30_000 });
    for (const [name, { default: standard }] of ALL) {
      const value = name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], settings);
      expect([name, value]).toEqual([name, standard]);
    }
  });
});

it('what a gateway.yaml does not say is as generous as it can be, or as everywhere', () => {
  const { options } = toSettings(gatewayYaml.parse({ supergraph: { source: 's' } }), '');
  const { limits, ...rest } = DEFAULT_OPTIONS;
  expect(options).toMatchObject(rest);
  for (const [name, value] of Object.entries(limits))
    expect(options.limits[name as keyof typeof limits]).toBeGreaterThan(value);
});

it('the schema for editors takes the example, and not what is wrong', async () => {
  const text = await readFile(path.join(import.meta.dirname, '../../example/gateway.yaml'), 'utf8');
  const ajv = new Ajv2020({ strict: false });
  const check = ajv.compile(gatewayJsonSchema());
  expect([check(parse(text)), check.errors]).toEqual([true, null]);
  expect(check({ supergraph: { source: 's' }, limits: { dept: 4 } })).toBe(false);
});
