import { DEFAULT_SUBGRAPH_OPTIONS } from '../../transports/options.ts';
import { flag, section, share, whole } from './fields.ts';

const { retry: retrying, breaker: breaking } = DEFAULT_SUBGRAPH_OPTIONS;

export const retry = section(
  {
    attempts: whole(1, 10, {
      description: 'How often a query is sent at most; 1 is no retry.',
      default: retrying.attempts,
    }).optional(),
    baseMs: whole(1, 10_000, {
      description: 'The pause before the n-th retry is a random time up to this × 2ⁿ⁻¹.',
      unit: 'ms',
      default: retrying.baseMs,
    }).optional(),
    maxRetryAfterMs: whole(0, 60_000, {
      description: 'The longest `Retry-After` of a subgraph that is waited for; a longer one means no retry.',
      unit: 'ms',
      default: retrying.maxRetryAfterMs,
    }).optional(),
    budgetShare: share(0, {
      description: 'Retries may be this share of all requests.',
      default: retrying.budgetShare,
    }).optional(),
    budgetPerSecond: whole(0, 1000, {
      description: 'But always this many a second.',
      unit: 'retries per second',
      default: retrying.budgetPerSecond,
    }).optional(),
  },
  { description: 'Queries that found nobody are sent again; mutations never are.' },
);

export const breaker = section(
  {
    enabled: flag({ description: 'Whether there is one.', default: breaking.enabled }).optional(),
    requests: whole(1, 100_000, {
      description: 'With fewer requests than this within the window the circuit stays closed.',
      unit: 'requests',
      default: breaking.requests,
    }).optional(),
    errorShare: share(0.001, {
      description: 'It opens when at least this share of them failed.',
      default: breaking.errorShare,
    }).optional(),
    windowMs: whole(100, 600_000, {
      description: 'The requests that count: those that ended within this time.',
      unit: 'ms',
      default: breaking.windowMs,
    }).optional(),
    openMs: whole(1, 3_600_000, {
      description: 'How long it stays open.',
      unit: 'ms',
      default: breaking.openMs,
    }).optional(),
  },
  {
    description:
      'When a subgraph fails too often it is left alone for a while; then one request tries whether it is back.',
  },
);
