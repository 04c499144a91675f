import { type ParseArgsConfig, parseArgs } from 'node:util';
import { StartupError } from '@media-gateway/kernel';
import { closest } from '../operations/closest.ts';
import { accepted, optionAt } from './json-schema.ts';

/** What the command line says. */
export interface Flags {
  readonly supergraph: string | undefined;
  readonly config: string | undefined;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

const OPTIONS = {
  supergraph: { type: 'string', short: 's' },
  config: { type: 'string', short: 'c' },
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

export const HELP = `Serves a federated supergraph.

  npm run gateway -- --supergraph <file|url> [--port <n>] [--host <address>] [--config <gateway.yaml>]

  -s, --supergraph <file|url>  a composed supergraph, from a file or over HTTP, or a supergraph.yaml to compose
  -c, --config <file>          every other option; docs/reference/gateway-yaml.md lists them
  -p, --port <n>               where to listen; 4000 when nothing is said, 0 takes a free port
      --host <address>         127.0.0.1 when nothing is said
  -h, --help                   this
  -v, --version                the version

A file or an address that changes is served without a restart; SIGHUP looks at once.
Without --supergraph and --config the environment says everything: SUPERGRAPH_FILE, OPERATIONS_DIR, JWT_PUBLIC_KEY_FILE, …`;

/** @throws StartupError in one line for an option that is not known, or a value that cannot be. */
export function readFlags(args: readonly string[]): Flags {
  const { values, tokens } = parse(args);
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new StartupError(`"${token.value}" is no option; --supergraph says what is served, --help all options.`);
    if (token.kind === 'option') checkOption(token);
  }
  const { supergraph, config, host, help = false, version = false } = values as TypedValues;
  return { supergraph, config, host, help, version, port: portOf(values.port as string | undefined) };
}

interface TypedValues {
  readonly supergraph?: string;
  readonly config?: string;
  readonly host?: string;
  readonly help?: boolean;
  readonly version?: boolean;
}

/** Not strict: the messages of Node are of several lines, and say nothing of what would be right. */
const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true, tokens: true });

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** True for `--port=80`. */
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  const known = Object.entries(OPTIONS).find(([one]) => one === name)?.[1];
  if (!known) throw new StartupError(unknown(name, rawName));
  if (known.type === 'boolean' && value !== undefined) throw new StartupError(`${rawName} takes no value.`);
  const isNext = !inlineValue && value?.startsWith('-');
  if (known.type === 'string' && (!value || isNext)) throw new StartupError(`${rawName} needs a value; see --help.`);
}

function unknown(name: string, rawName: string): string {
  const [near] = closest(name, Object.keys(OPTIONS));
  return `The option ${rawName} is not known; ${near ? `did you mean --${near}?` : 'see --help.'}`;
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const option = optionAt(['listen', 'port']) ?? {};
  if (/^\d{1,5}$/.test(text) && Number(text) <= (option.maximum ?? 0)) return Number(text);
  throw new StartupError(`--port must be ${accepted(option)}, not "${text}".`);
}
