import { StartupError } from '@media-gateway/kernel';
import { readCommandLine } from './command-line.ts';

export const USAGE = `npm run operations -- <command>
  check [--base REF] [--json]                    what the operations break for their clients since a git ref
  publish <app>~<version> <manifest> [--activate]  keeps a manifest: a JSON file, or a folder of *.graphql
  activate <app>~<version>                       serves it
  retire <app>~<version> [--unused-days N] [--force]  serves it no longer; refused while it is in use
  usage [<app> | <app>~<version>] [--json]       versions, or the documents of one, and how often they were asked for
All but check ask a gateway: [--url URL], by default http://127.0.0.1:$PORT. ADMIN_TOKEN is a token of the role admin; without it the
development identity in DATA_DIR signs one.`;

const OPTIONS = {
  url: { type: 'string' },
  json: { type: 'boolean', default: false },
  activate: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  'unused-days': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Each command, the arguments that it takes, and its own options. */
const COMMANDS = {
  publish: { arguments: ['<app>~<version>', '<manifest>'], optional: false, options: ['activate'] },
  activate: { arguments: ['<app>~<version>'], optional: false, options: [] },
  retire: { arguments: ['<app>~<version>'], optional: false, options: ['force', 'unused-days'] },
  usage: { arguments: ['<app> or <app>~<version>'], optional: true, options: ['json'] },
} as const satisfies Readonly<
  Record<
    string,
    { readonly arguments: readonly string[]; readonly optional: boolean; readonly options: readonly string[] }
  >
>;

export type AppCommand = keyof typeof COMMANDS;

export interface AppArguments {
  readonly command: AppCommand;
  readonly words: readonly string[];
  readonly options: ReturnType<typeof parse>['values'];
}

const parse = (args: readonly string[]) =>
  readCommandLine({ args: [...args], options: OPTIONS, allowPositionals: true });

/** @returns undefined where help is asked for. @throws StartupError for what is not known, missing or too much. */
export function readAppArguments(args: readonly string[]): AppArguments | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [command = '', ...words] = positionals;
  if (!Object.hasOwn(COMMANDS, command)) {
    const known = ['check', ...Object.keys(COMMANDS)].join(', ');
    throw new StartupError(`"${command}" is no command; known are ${known}; see --help.`);
  }
  const known = command as AppCommand;
  checkWords(known, words);
  checkOptions(known, args);
  return { command: known, words, options: values };
}

function checkWords(command: AppCommand, words: readonly string[]): void {
  const { arguments: needed, optional } = COMMANDS[command];
  const extra = words[needed.length];
  if (extra !== undefined) throw new StartupError(`"${extra}" is one argument too many; see --help.`);
  const missing = needed[words.length];
  if (missing !== undefined && !optional) throw new StartupError(`"${command}" needs ${missing}; see --help.`);
}

/** An option that says nothing to a command is a mistake, and none to pass over. */
function checkOptions(command: AppCommand, args: readonly string[]): void {
  const taken: readonly string[] = [...COMMANDS[command].options, 'url'];
  const given = Object.keys(OPTIONS).filter((name) =>
    args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  );
  const strange = given.find((name) => !taken.includes(name));
  if (strange !== undefined) throw new StartupError(`"${command}" takes no --${strange}; see --help.`);
}
