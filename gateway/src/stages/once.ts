import { createHash, randomUUID } from 'node:crypto';
import type { State } from '@media-gateway/adapters/state';
import { AppError, ERROR_STATUS, type ReportFault, isErrorCode } from '@media-gateway/kernel';
import { Payload } from '../payload.ts';
import { type GatewayRequest, type GatewayResponse, SingleResponse } from '../request.ts';
import type { Planned } from './plan.ts';

/** Runs a mutation that has an idempotency key once; whoever asks again gets the same answer. Anything else is run. */
export type Once = (planned: Planned, run: (planned: Planned) => Promise<GatewayResponse>) => Promise<GatewayResponse>;

export interface OnceOptions {
  readonly state: State;
  /** How long an answer is kept, in seconds. */
  readonly keepSeconds: number;
  /** How long one that runs may take before another may run in its place, in seconds. */
  readonly runSeconds: number;
  readonly report: ReportFault;
}

/** What stands under a key: somebody runs it, or it was run. */
interface Kept {
  /** Of what was asked. */
  readonly fingerprint: string;
  /** Who runs it. */
  readonly by: string;
  /** Undefined while it runs. */
  readonly status?: number;
  /** The answer; undefined where it was too long to be kept. */
  readonly text?: string;
}

/** The longest answer that is kept, in characters. */
const MAX_CHARACTERS = 262_144;

/**
 * draft-ietf-httpapi-idempotency-key-header-07, for each viewer and operation by itself.
 * Throws AppError IDEMPOTENCY_KEY_IN_USE while it runs, IDEMPOTENCY_KEY_REUSED for the key of something else, CONFLICT where the answer
 * was not kept, IDEMPOTENCY_UNAVAILABLE when the state cannot be asked: then it is not run, since it may have been before.
 */
export function createOnce(options: OnceOptions): Once {
  const { state, runSeconds } = options;
  const runOnce: Once = async (planned, run) => {
    const place = placeOf(planned);
    const running: Kept = { fingerprint: fingerprintOf(planned), by: randomUUID() };
    const known = await state.claim(place, running, runSeconds).catch((cause: unknown) => unavailable(cause, options));
    return known ? replay(known, running) : runAndKeep(() => run(unhurried(planned)), { place, running, ...options });
  };
  return (planned, run) => (isForOnce(planned) ? runOnce(planned, run) : run(planned));
}

const isForOnce = ({ request, prepared }: Planned): boolean =>
  request.idempotencyKey !== undefined && prepared.operation.operation === 'mutation';

function placeOf({ viewer, request }: Planned): string {
  return `once:${sha256([viewer.id, request.operationId, request.idempotencyKey])}`;
}

const fingerprintOf = ({ variables, request }: Planned): string => sha256([variables, request.only]);

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** A client that leaves may come again for the answer: what it began goes on. */
function unhurried(planned: Planned): Planned {
  const { signal: _, ...request } = planned.request satisfies GatewayRequest;
  return { ...planned, request };
}

function unavailable(cause: unknown, { report }: OnceOptions): never {
  report(cause);
  throw new AppError(
    'IDEMPOTENCY_UNAVAILABLE',
    'Whether this was done before cannot be told at the moment; nothing was done. Ask again in a moment.',
    { cause, details: { retryAfterMs: 1000 } },
  );
}

function replay(known: Kept, { fingerprint }: Kept): GatewayResponse {
  if (known.fingerprint !== fingerprint) {
    throw new AppError(
      'IDEMPOTENCY_KEY_REUSED',
      'The Idempotency-Key was used for a request with other values; use a new key for a new request.',
    );
  }
  if (known.status === undefined) {
    throw new AppError('IDEMPOTENCY_KEY_IN_USE', 'The request with this Idempotency-Key still runs; ask again.', {
      details: { retryAfterMs: 1000 },
    });
  }
  if (known.text === undefined) throw new AppError('CONFLICT', 'This was done; its answer was too long to be kept.');
  return new SingleResponse(known.status, new Payload(known.text), { replayed: true });
}

interface Running extends OnceOptions {
  readonly place: string;
  readonly running: Kept;
}

async function runAndKeep(run: () => Promise<GatewayResponse>, options: Running): Promise<GatewayResponse> {
  const { place, running, state, report } = options;
  try {
    const response = await run();
    if (response.kind === 'single' && !hasFailed(response)) await keep(response, options).catch(report);
    else await state.release(place, running).catch(report);
    return response;
  } catch (error) {
    await state.release(place, running).catch(report);
    throw error;
  }
}

async function keep({ status, text }: SingleResponse, { place, running, state, keepSeconds }: Running): Promise<void> {
  const kept: Kept = { ...running, status, ...(text.length <= MAX_CHARACTERS && { text }) };
  await state.replace(place, running, kept, keepSeconds);
}

/** Somebody else or we failed, and nothing was answered: trying again may help. */
function hasFailed(response: SingleResponse): boolean {
  const { data, errors = [] } = response.known ?? { data: {} };
  if (Object.values(data ?? {}).some((value) => value !== null)) return false;
  return errors.some(({ extensions: { code } }) => !isErrorCode(code) || ERROR_STATUS[code] >= 500);
}
