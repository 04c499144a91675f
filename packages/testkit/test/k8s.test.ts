import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readServiceConfig } from '@media-gateway/adapters';
import { readGatewayConfig } from '@media-gateway/gateway';
import { ROOT } from '@media-gateway/testkit';
import { z } from 'zod';
import {
  PARTS,
  SUBGRAPHS,
  WORKLOADS,
  base,
  containerOf,
  environmentOf,
  examples,
  named,
  podOf,
  read,
  resources,
} from './manifests.ts';

describe('the base', () => {
  it('lists every manifest of the folder but the example', () => {
    const files = readdirSync(path.join(ROOT, 'k8s')).filter((file) => file.endsWith('.yaml'));
    expect(files.filter((file) => !resources.includes(file)).sort()).toEqual([
      'kustomization.yaml',
      'secret.example.yaml',
    ]);
  });

  it.each(['Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'])(
    'has one %s for the gateway and for each subgraph of supergraph.yaml, and no other',
    (kind) => {
      expect(
        base
          .filter((one) => one.kind === kind)
          .map((one) => one.metadata.name)
          .sort(),
      ).toEqual(PARTS.map(({ name }) => name).sort());
    },
  );

  it('names no namespace', () => {
    for (const one of base) expect(one.metadata).not.toHaveProperty('namespace');
  });

  it('is of the repository’s version, with one image', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json')));
    for (const [, one] of WORKLOADS) expect(containerOf(one).image).toBe(`media-gateway:${version}`);
  });

  it('has no secret in it', () => {
    expect(named('Secret').size).toBe(0);
    for (const { stringData } of examples) {
      for (const value of Object.values(stringData)) expect(value).toMatch(/replace-me/);
    }
  });
});

describe.each(PARTS)('$name', ({ name, port }) => {
  const deployment = named('Deployment').get(name);
  const { ports, env, command, startupProbe, readinessProbe, livenessProbe } = containerOf(deployment);

  it('listens where its Service and supergraph.yaml say', () => {
    expect(ports).toEqual([{ name: 'http', containerPort: port }]);
    expect(env).toContainEqual({ name: 'PORT', value: String(port) });
    expect(named('Service').get(name)?.spec).toMatchObject({ ports: [{ name: 'http', port, targetPort: 'http' }] });
  });

  it('is selected by all that belong to it', () => {
    const labels = podOf(deployment).metadata.labels;
    const selector = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'media-gateway' };
    expect(labels).toMatchObject(selector);
    expect(deployment?.spec).toMatchObject({ selector: { matchLabels: selector } });
    expect(named('Service').get(name)?.spec).toMatchObject({ selector });
    expect(named('PodDisruptionBudget').get(name)?.spec).toMatchObject({ selector: { matchLabels: selector } });
    const target = { kind: 'Deployment', name };
    expect(named('HorizontalPodAutoscaler').get(name)?.spec).toMatchObject({ scaleTargetRef: target });
  });

  it('runs its own entry and is asked for its health where it answers', () => {
    const isGateway = name === 'gateway';
    expect(command[1]).toBe(isGateway ? 'gateway/dist/main.js' : `subgraphs/${name}/dist/main.js`);
    expect(readinessProbe?.httpGet.path).toBe(isGateway ? '/health/ready' : '/health');
    for (const one of [startupProbe, livenessProbe]) {
      expect(one?.httpGet.path).toBe(isGateway ? '/health/live' : '/health');
    }
  });
});

describe.each(WORKLOADS)('the container of %s', (name, one) => {
  it('is told only what its process reads, and that is accepted', () => {
    const env = environmentOf(containerOf(one));
    const config = name === 'gateway' ? readGatewayConfig(env) : readServiceConfig(env);
    expect(Object.keys(config)).toEqual(expect.arrayContaining(Object.keys(env)));
    expect(env).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0' });
  });

  it('has an entry that exists', () => {
    const [, entry] = containerOf(one).command;
    expect(read(entry.replace('/dist/', '/src/').replace(/\.js$/, '.ts'))).toContain('await run');
  });

  it('has limits, and rights to nothing', () => {
    const size = { cpu: expect.any(String), memory: expect.stringMatching(/^\d+[MG]i$/) };
    expect(containerOf(one)).toMatchObject({
      resources: { requests: size, limits: size },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    });
    expect(podOf(one).spec).toMatchObject({ securityContext: { runAsNonRoot: true, runAsUser: expect.any(Number) } });
  });
});

describe('who may ask whom', () => {
  const component = (name: string | undefined) =>
    podOf(named('Deployment').get(name ?? '')).metadata.labels['app.kubernetes.io/component'];
  const policy = (name: string) => named('NetworkPolicy').get(name)?.spec;

  it('lets the gateway reach each subgraph by its Service', () => {
    const urls = environmentOf(containerOf(named('Deployment').get('gateway')))['SUBGRAPH_URLS'];
    expect(urls?.split(',').sort()).toEqual(
      SUBGRAPHS.map(({ name, port }) => `${name}=http://${name}:${port}/graphql`).sort(),
    );
  });

  it('lets nobody in by default, everybody to the gateway, and the gateway to the subgraphs', () => {
    const of = (name: string) => ({ matchLabels: expect.objectContaining({ 'app.kubernetes.io/component': name }) });
    expect(policy('nobody')).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'media-gateway' } },
      policyTypes: ['Ingress'],
    });
    expect(policy('gateway')).toMatchObject({ podSelector: of('gateway'), ingress: [{ ports: [{ port: 'http' }] }] });
    expect(policy('subgraphs')).toMatchObject({
      podSelector: of('subgraph'),
      ingress: [{ from: [{ podSelector: of('gateway') }] }],
    });
    expect(component('gateway')).toBe('gateway');
    for (const { name } of SUBGRAPHS) expect(component(name)).toBe('subgraph');
  });
});
