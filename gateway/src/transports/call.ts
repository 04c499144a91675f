import { VIEWER_HEADER } from '@media-gateway/kernel';
import type { LeaveSignal } from '../leaving.ts';
import type { Cancel } from './cancel.ts';
import { createHeaderRules } from './headers.ts';
import type { SubgraphSettings } from './options.ts';
import type { SubgraphAnswer, SubgraphOperation, SubgraphRequest } from './port.ts';
import { createSeal } from './seal.ts';

/** A request as it goes out. */
export interface Call {
  readonly kind: SubgraphOperation['kind'];
  /** JSON. */
  readonly body: string;
  /** Who asks, and what goes on of the client's headers: names and values in turn. */
  readonly headers: readonly string[];
  /** When nobody waits for the answer, or for a subscription to open, any more, in ms of `performance.now()`; retries are within. */
  readonly until: number;
  /** Of whoever asks. */
  readonly signal: LeaveSignal | undefined;
  /** Of a subscription that is taken up again. */
  readonly lastEventId: string | undefined;
}

/** An answer, and the text it was read from, for others who asked the same. */
export interface Answered {
  readonly answer: SubgraphAnswer;
  readonly text: string;
}

/** A step on the way to the subgraph. It rejects with an AppError; `cancel` ends it. */
export type Send = (call: Call, cancel: Cancel) => Promise<Answered>;

/** Of requests it makes calls. */
export function createCallWriter(settings: SubgraphSettings): (request: SubgraphRequest) => Call {
  const forward = createHeaderRules(settings.headers, settings.name);
  const seal = settings.secret === undefined ? undefined : createSeal(settings.secret);
  return ({ operation, variables, viewer, headers, deadline = Infinity, signal, lastEventId }) => ({
    kind: operation.kind,
    body: `${operation.bodyStart}${variables}}`,
    headers: seal ? [VIEWER_HEADER, seal(viewer), ...forward(headers)] : forward(headers),
    until: Math.min(performance.now() + settings.timeoutMs, deadline),
    signal,
    lastEventId,
  });
}
