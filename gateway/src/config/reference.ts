import { type OptionSchema, accepted, gatewayJsonSchema } from './json-schema.ts';

const INTRODUCTION = `<!-- Generated from gateway/src/config/schema.ts by "npm run generate"; do not edit. -->

# gateway.yaml

Every option of the gateway. \`npm run gateway -- --config gateway.yaml\` reads it; [the guide](../guides/serve-any-federation.md) shows
how to serve a federation with it. Only \`supergraph.source\` is needed, and \`--supergraph\` can say that too.

- Flags go before the environment variables \`PORT\`, \`HOST\` and \`LOG_LEVEL\`, and these before the file.
- \`\${NAME}\` stands for an environment variable, \`\${NAME:-text}\` for one with a default, and \`$\${\` for \`\${\` itself. One that is not
  set, or empty, and has no default is refused.
- Paths are relative to the file.
- An option that is not listed here is refused, and so is a value out of its range; the message names the line and what would be right.
- An editor knows the options with this as the first line of the file:
  \`# yaml-language-server: $schema=<path to>/gateway/gateway.schema.json\`
`;

/** The page `docs/reference/gateway-yaml.md`. */
export function renderReference(): string {
  const { properties = {} } = gatewayJsonSchema();
  const sections = Object.entries(properties).filter(([, option]) => isSection(option));
  const single = Object.entries(properties).filter(([, option]) => !isSection(option));
  return [
    INTRODUCTION,
    ...sections.map(([name, option]) => `## ${name}\n\n${option.description}\n\n${table(rowsOf(option))}`),
    `## Beside the sections\n\n${table(single.map(([name, option]) => rowOf(name, option)))}`,
  ].join('\n');
}

/** Options below a name that is known. */
const isSection = ({ properties }: OptionSchema) => properties !== undefined;

/** @param path of the option within its section; what the user names stands as `<name>`. */
function rowsOf(option: OptionSchema, path = '', isNeeded = true): readonly string[] {
  const { properties = {}, additionalProperties, required = [] } = option;
  const own = Object.entries(properties).flatMap(([name, child]) => {
    const needed = isNeeded && required.includes(name);
    const below = path ? `${path}.${name}` : name;
    if (!isSection(child)) return [rowOf(below, child, needed)];
    return [row(below, '', '', child.description), ...rowsOf(child, below, needed)];
  });
  return additionalProperties ? [...own, ...rowsOfNamed(additionalProperties, properties['all'])] : own;
}

/** Of options that the user names, those that do not hold for all alike. */
const rowsOfNamed = ({ properties = {}, description }: OptionSchema, all: OptionSchema | undefined) => [
  row('<name>', '', '', description),
  ...Object.entries(properties)
    .filter(([name]) => !all?.properties?.[name])
    .map(([name, child]) => rowOf(`<name>.${name}`, child)),
];

function rowOf(path: string, option: OptionSchema, needed = false): string {
  const what = option.additionalProperties ? mappingOf(option.additionalProperties) : valueOf(option);
  return row(path, what, needed ? 'needed' : defaultOf(option), option.description);
}

function valueOf(option: OptionSchema): string {
  const { type, minimum = 0, maximum = 0, unit } = option;
  if (type !== 'integer' && type !== 'number')
    return option.enum ? option.enum.map(quoted).join(', ') : accepted(option);
  return [minimum, 'to', maximum.toLocaleString('en-US'), unit].filter((word) => word !== undefined).join(' ');
}

function mappingOf(value: OptionSchema): string {
  if (!value.properties) return `names, each with ${accepted(value)}`;
  return `names, each with \`{ ${Object.keys(value.properties).join(', ')} }\``;
}

function defaultOf({ default: value }: OptionSchema): string {
  if (value === undefined) return '';
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

const quoted = (value: string): string => `\`${value}\``;

const table = (rows: readonly string[]): string =>
  ['| option | value | default | what it does |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');

const row = (path: string, what: string, standard: string, description = ''): string =>
  `| \`${path}\` | ${what} | ${standard} | ${description.replaceAll('|', '\\|')} |`;
