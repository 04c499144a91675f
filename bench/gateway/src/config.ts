import { parseArgs } from 'node:util';
import { StartupError } from '@media-gateway/kernel';

/** What `npm run bench -w gateway -- …` may be told. */
export interface BenchConfig {
  /** Names of contenders; all when empty. */
  readonly only: readonly string[];
  /** Names of operations; all when empty. */
  readonly operations: readonly string[];
  /** How long each round is timed. */
  readonly seconds: number;
  readonly rounds: number;
  /** How long each contender is warmed up with each operation, in seconds. */
  readonly warmup: number;
  readonly connections: number;
  /** Profile our gateway under the deep operation instead of measuring. */
  readonly profile: boolean;
  /** Measure what REST and MCP cost beside GraphQL by id, instead of our gateway beside others. */
  readonly facades: boolean;
}

const OPTIONS = {
  only: { type: 'string', default: '' },
  operation: { type: 'string', default: '' },
  seconds: { type: 'string', default: '8' },
  rounds: { type: 'string', default: '5' },
  warmup: { type: 'string', default: '6' },
  connections: { type: 'string', default: '50' },
  profile: { type: 'boolean', default: false },
  facades: { type: 'boolean', default: false },
} as const;

/** @throws StartupError when an argument is not one. */
export function readConfig(args: readonly string[] = process.argv.slice(2)): BenchConfig {
  const { values } = parse(args);
  return {
    only: names(values.only),
    operations: names(values.operation),
    seconds: positive('seconds', values.seconds),
    rounds: positive('rounds', values.rounds),
    warmup: positive('warmup', values.warmup),
    connections: positive('connections', values.connections),
    profile: values.profile,
    facades: values.facades,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS });
  } catch (error) {
    throw new StartupError((error as Error).message);
  }
}

const names = (text: string): readonly string[] => text.split(',').filter(Boolean);

function positive(name: string, text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new StartupError(`--${name} must be a number above 0, not "${text}".`);
}

/** Whether all is measured, so that the results may be kept. */
export const isComplete = ({ only, operations, profile }: BenchConfig): boolean =>
  only.length === 0 && operations.length === 0 && !profile;

/** What every contender finds in its environment. */
export const productionEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production' });
