import type { Logger } from '@media-gateway/adapters';
import { AppError, type ErrorCode, type ReportFault } from '@media-gateway/kernel';

/** A subgraph that is away or slow: where in our code that was noticed says nothing, and there is a line for every request. */
const WITHOUT_STACK: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_CIRCUIT_OPEN',
]);

/** Writes faults into the log: of a subgraph that did not answer what happened, of everything else also where. */
export function createReport(log: Logger): ReportFault {
  return (error) => {
    if (!(error instanceof AppError) || !WITHOUT_STACK.has(error.code)) return log.error({ err: error }, 'fault');
    const { code, extensions, cause, message } = error;
    log.error({ service: extensions['service'], code, ...reasonOf(cause) }, message);
  };
}

/** What happened underneath; when several addresses were tried in vain, Node.js says so in a code alone. */
function reasonOf(cause: unknown): { readonly reason?: string } {
  if (!(cause instanceof Error)) return {};
  return { reason: cause.message || String((cause as NodeJS.ErrnoException).code ?? cause.name) };
}

/** Writes that requests are counted by this process alone, once for each time. */
export const createTellAway =
  (log: Logger): ReportFault =>
  (error) =>
    log.warn(reasonOf(error), 'the server that counts requests is away; this process counts by itself');
