import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '@media-gateway/testkit';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** A file of the repository as text. */
export const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) });
const reference = z.object({ name: z.string() });
const container = z.object({
  image: z.string(),
  command: z.tuple([z.literal('node'), z.string()]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  envFrom: z.array(z.object({ configMapRef: reference.optional(), secretRef: reference.optional() })).default([]),
  env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  startupProbe: probe.optional(),
  readinessProbe: probe.optional(),
  livenessProbe: probe.optional(),
  resources: z.unknown(),
  securityContext: z.unknown(),
});
const pod = z.object({
  metadata: z.object({ labels: z.record(z.string(), z.string()) }),
  spec: z.object({ securityContext: z.unknown(), containers: z.array(container).length(1) }),
});
const workload = z.object({ template: pod });
const manifest = z.object({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.unknown().optional(),
  data: z.record(z.string(), z.string()).default({}),
  stringData: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.infer<typeof manifest>;

export const manifestsOf = (file: string): Manifest[] =>
  parseAllDocuments(read(`k8s/${file}`)).map((document) => manifest.parse(document.toJS()));

/** The files that the base is made of. */
export const { resources } = z.object({ resources: z.array(z.string()) }).parse(parse(read('k8s/kustomization.yaml')));
export const base = resources.flatMap(manifestsOf);
export const examples = manifestsOf('secret.example.yaml');
/** The manifests of a kind, by name. */
export const named = (kind: string) =>
  new Map(base.filter((one) => one.kind === kind).map((one) => [one.metadata.name, one]));
export const podOf = (one: Manifest | undefined) => workload.parse(one?.spec).template;
export const containerOf = (one: Manifest | undefined) => z.tuple([container]).parse(podOf(one).spec.containers)[0];

const supergraph = z
  .object({ subgraphs: z.record(z.string(), z.object({ routing_url: z.url() })) })
  .parse(parse(read('supergraph.yaml')));
export const SUBGRAPHS = Object.entries(supergraph.subgraphs).map(([name, { routing_url }]) => ({
  name,
  port: Number(new URL(routing_url).port),
}));
/** What has a Deployment: the gateway, and the subgraphs at the ports of supergraph.yaml. */
export const PARTS = [{ name: 'gateway', port: 4000 }, ...SUBGRAPHS];
/** What runs containers. */
export const WORKLOADS = [...named('Deployment').values(), ...named('Job').values()].map(
  (one) => [one.metadata.name, one] as const,
);

/** What a placeholder of the example stands for. */
const SECRETS: Readonly<Record<string, string>> = { GATEWAY_SECRET: 's'.repeat(64) };

/** The environment of a container, its references followed. */
export function environmentOf({ envFrom, env }: z.infer<typeof container>): Record<string, string> {
  const sources = envFrom.map(({ configMapRef, secretRef }) => {
    const [kind, name] = configMapRef ? ['ConfigMap', configMapRef.name] : ['Secret', secretRef?.name];
    const source = [...base, ...examples].find((one) => one.kind === kind && one.metadata.name === name);
    if (!source) throw new Error(`There is no ${kind} "${name}"`);
    return { ...source.data, ...source.stringData };
  });
  const values = Object.assign({}, ...sources, ...env.map(({ name, value }) => ({ [name]: value }))) as Record<
    string,
    string
  >;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, SECRETS[name] ?? value]));
}
