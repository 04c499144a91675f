import { StartupError } from '@media-gateway/kernel';
import { pureTraces } from './headers.ts';
import {
  type CommonSubgraphOptions,
  DEFAULT_SUBGRAPH_OPTIONS,
  type SubgraphOptions,
  type SubgraphSettings,
  TRACE_HEADERS,
} from './options.ts';

/** Path of a number → the least and the most that it may be. */
export const SUBGRAPH_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  timeoutMs: [1, 300_000],
  connections: [1, 1024],
  pipelining: [1, 100],
  'keepAlive.idleMs': [1, 600_000],
  'keepAlive.maxMs': [1, 3_600_000],
  maxAnswerBytes: [1, 256 * 1024 * 1024],
  'retry.attempts': [1, 10],
  'retry.baseMs': [1, 10_000],
  'retry.maxRetryAfterMs': [0, 60_000],
  'retry.budgetShare': [0, 1],
  'retry.budgetPerSecond': [0, 1000],
  'breaker.requests': [1, 100_000],
  'breaker.errorShare': [0.001, 1],
  'breaker.windowMs': [100, 600_000],
  'breaker.openMs': [1, 3_600_000],
  'subscriptions.silenceMs': [1000, 86_400_000],
};

/**
 * What is said for one subgraph, laid over what is said for all, laid over the defaults. Objects are joined key by key, so
 * a subgraph may add a header to those that all get; lists and plain values replace.
 * @throws StartupError naming the field and its range.
 */
export function subgraphSettings(own: SubgraphOptions, common: CommonSubgraphOptions = {}): SubgraphSettings {
  const settings = sharingSafely(lay(lay(DEFAULT_SUBGRAPH_OPTIONS, common), own) as SubgraphSettings);
  for (const [path, [least, most]] of Object.entries(SUBGRAPH_RANGES)) checkRange(settings, path, least, most);
  if (settings.secret === undefined || settings.secret.length >= 32) return settings;
  throw new StartupError(`The secret of the subgraph "${own.name}" must have at least 32 characters.`);
}

/** Queries are shared whatever their trace: not where it may say who asks. */
function sharingSafely(settings: SubgraphSettings): SubgraphSettings {
  const isTraceAlone = pureTraces(settings.headers).size === TRACE_HEADERS.length;
  return isTraceAlone ? settings : { ...settings, dedup: false };
}

function checkRange(settings: SubgraphSettings, path: string, least: number, most: number): void {
  const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], settings);
  if (typeof value === 'number' && value >= least && value <= most) return;
  throw new StartupError(
    `The subgraph "${settings.name}" has ${path}: ${String(value)}; it must be from ${least} to ${most}.`,
  );
}

/** What is not said stays as it is below. */
function lay(below: object, above: object): object {
  const said = Object.entries(above).filter(([, value]) => value !== undefined);
  const joined = said.map(([key, value]) => [key, layValue((below as Record<string, unknown>)[key], value)]);
  return { ...below, ...(Object.fromEntries(joined) as object) };
}

const layValue = (below: unknown, above: unknown): unknown =>
  isObject(below) && isObject(above) ? lay(below, above) : above;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
