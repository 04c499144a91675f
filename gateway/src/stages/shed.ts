import { AppError } from '@media-gateway/kernel';
import type { OperationRegistry } from '../operations/registry.ts';
import type { Priority } from '../options.ts';
import type { GatewayRequest } from '../request.ts';
import { HIGH, type Pressure } from './pressure.ts';
import type { PriorityOf } from './priority.ts';
import type { PrepareDocument } from './remember-documents.ts';

/** From which share of a bound on operations of a priority are refused. */
const SHARES: Readonly<Record<Priority, number>> = { critical: 1, normal: 0.9, low: 0.75, lowest: HIGH };

/** When a client should try again, in seconds: pressure comes and goes faster than this. */
const RETRY_AFTER_SECONDS = 2;

/** What becomes of a request: it goes its way, or it goes before all others, or it is refused. */
export type Turn = 'usual' | 'first' | 'refused';

export interface Shed {
  turnOf(request: GatewayRequest): Turn;
  /** @throws AppError OVERLOADED */
  check(request: GatewayRequest): void;
}

export interface ShedOptions {
  readonly pressure: Pick<Pressure, 'delay' | 'inFlight' | 'isHigh'>;
  readonly priorityOf: PriorityOf;
  readonly registry: OperationRegistry;
  readonly prepare: PrepareDocument;
}

/**
 * Refuses what matters least while there is too much to do, before anything is done for it. Where there is not, a request costs
 * two comparisons. What is critical is never refused for the event loop's delay: it is what the others make room for.
 */
export function createShed({ pressure, ...documents }: ShedOptions): Shed {
  const turnOf = (request: GatewayRequest): Turn => {
    if (!pressure.isHigh) return 'usual';
    const { delay, inFlight } = pressure;
    const priority = priorityOfRequest(request, documents);
    if (inFlight >= SHARES[priority]) return 'refused';
    if (priority === 'critical') return 'first';
    return delay >= SHARES[priority] ? 'refused' : 'usual';
  };
  const check = (request: GatewayRequest): void => {
    if (turnOf(request) !== 'refused') return;
    throw new AppError('OVERLOADED', `There is too much to do; try again in ${RETRY_AFTER_SECONDS} s.`, {
      details: { retryAfter: RETRY_AFTER_SECONDS },
    });
  };
  return { turnOf, check };
}

/** What cannot be read is refused for that by a later stage, unless there is no room even for what matters. */
function priorityOfRequest(request: GatewayRequest, { priorityOf, registry, prepare }: Omit<ShedOptions, 'pressure'>) {
  const { operationId, query, operationName } = request;
  const published = operationId === undefined ? undefined : registry.find(operationId)?.document;
  const text = published ?? query;
  if (text === undefined) return 'normal';
  try {
    return priorityOf(prepare(text, published === undefined ? operationName : undefined));
  } catch {
    return 'normal';
  }
}
