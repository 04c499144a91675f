import path from 'node:path';
import { StartupError } from '@media-gateway/kernel';
import { environment, readGatewayConfig, readListenConfig } from '../config.ts';
import { readText } from '../supergraph/source/file.ts';
import type { Flags } from './command-line.ts';
import { impliedNames, yamlOf } from './environment.ts';
import { given } from './given.ts';
import { type Precedence, readGatewayYaml } from './read.ts';
import { type GatewaySettings, toSettings } from './settings.ts';

/**
 * What the process was told: by its flags, then PORT, HOST and LOG_LEVEL, then the file; without a supergraph or a file
 * among the flags, by the environment alone.
 * @throws StartupError with a line for each thing that is wrong.
 */
export const loadSettings = (flags: Flags): Promise<GatewaySettings> =>
  flags.supergraph === undefined && flags.config === undefined ? fromEnvironment(flags) : fromFile(flags);

async function fromFile({ config: file, ...flags }: Flags): Promise<GatewaySettings> {
  const text = file === undefined ? '' : await readText(file, 'The configuration');
  const yaml = readGatewayYaml({ text, file: file ?? 'the command line' }, environment(), before(flags));
  const settings = toSettings(yaml, path.dirname(file ?? ''));
  return flags.supergraph === undefined ? settings : servingInstead(settings, flags.supergraph);
}

/** A path on the command line is relative to where it was typed, not to the file. */
const servingInstead = (settings: GatewaySettings, location: string): GatewaySettings => ({
  ...settings,
  source: { ...settings.source, location },
});

function before({ port, host, supergraph }: Omit<Flags, 'config'>): Precedence {
  const { PORT, HOST, LOG_LEVEL } = readListenConfig();
  return {
    listen: given({ port: port ?? PORT, host: host ?? HOST }),
    log: given({ level: LOG_LEVEL }),
    supergraph: given({ source: supergraph }),
  };
}

async function fromEnvironment({ port, host }: Flags): Promise<GatewaySettings> {
  const config = readEnvironment();
  const settings = toSettings(yamlOf(config), '');
  const subgraphs = { ...settings.subgraphs, implied: impliedNames(config) };
  return { ...settings, subgraphs, listen: { ...settings.listen, ...given({ port, host }) } };
}

function readEnvironment() {
  try {
    return readGatewayConfig();
  } catch (error) {
    const hint = 'To serve any supergraph without this, say --supergraph <file|url>; see --help.';
    throw error instanceof StartupError ? new StartupError(`${error.message} ${hint}`) : error;
  }
}
