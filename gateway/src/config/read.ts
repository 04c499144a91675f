import { StartupError } from '@media-gateway/kernel';
import { readDocument } from './document.ts';
import { gatewayJsonSchema } from './json-schema.ts';
import { type ConfigProblem, problemsOf } from './problems.ts';
import { type GatewayYaml, type GatewayYamlInput, gatewayYaml } from './schema.ts';
import { type Environment, substitute } from './substitute.ts';

export interface YamlFile {
  readonly text: string;
  /** What messages call it. */
  readonly file: string;
}

/** What goes before the file, section by section. */
export type Precedence = {
  readonly [K in 'listen' | 'log' | 'supergraph']?: Partial<NonNullable<GatewayYamlInput[K]>>;
};

/**
 * A `gateway.yaml` with every option filled in, and the values of variables in it.
 * @throws StartupError with a line for each thing that is wrong: `gateway.yaml:12 limits.depth: must be …`.
 */
export function readGatewayYaml({ text, file }: YamlFile, env: Environment, before: Precedence = {}): GatewayYaml {
  const { value: written, tell } = readDocument(text, file);
  const { value, missing } = substitute(written, gatewayJsonSchema(), env);
  const document = merge(value, before);
  const parsed = gatewayYaml.safeParse(document);
  const unset = missing.map(({ path, name }) => ({ path, message: `the environment variable ${name} is not set.` }));
  const wrong = parsed.success ? [] : problemsOf(parsed.error.issues, document);
  const problems = [...unset, ...wrong.filter((problem) => !unset.some((one) => samePlace(one, problem)))];
  if (!parsed.success || problems.length > 0) throw new StartupError(tell(problems));
  return parsed.data;
}

function merge(document: unknown, before: Precedence): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  const sections = Object.entries(before).map(([name, options]) => {
    const written = (document as Readonly<Record<string, unknown>>)[name];
    return [name, isMapping(written) || written === undefined ? { ...written, ...options } : written];
  });
  return { ...document, ...Object.fromEntries(sections) };
}

const isMapping = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const samePlace = (one: ConfigProblem, other: ConfigProblem) => one.path.join('.') === other.path.join('.');
