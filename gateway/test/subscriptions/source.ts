import { GUEST } from '@media-gateway/kernel';
import type { Source, Subscription } from '../../src/execute/subscribe.ts';
import { Payload, type StreamEvent } from '../../src/gateway.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';
import { type Hub, type Subscribing, createHub } from '../../src/subscriptions/hub.ts';
import type { HubOptions } from '../../src/subscriptions/settings.ts';
import type { AuthenticatedViewer } from '../../src/stages/authenticate.ts';
import type { SubgraphAnswer } from '../../src/transports/port.ts';

/** One stream that somebody opened at a source. */
interface Open {
  readonly waiting: SubgraphAnswer[];
  ended: { readonly error?: unknown } | undefined;
  wake: () => void;
}

/** What a subgraph would send, sent by the test. It remembers its events and repeats them after an id. */
export class TestSource {
  /** How often it was opened, and with which last event ids. */
  readonly opened: (string | undefined)[] = [];
  completions = 0;
  /** Awaited before each completion. */
  gate: () => Promise<void> = async () => undefined;
  readonly #open = new Set<Open>();
  readonly #history: SubgraphAnswer[] = [];

  /** How many streams are open now. */
  get readers(): number {
    return this.#open.size;
  }

  emit(value: unknown, eventId?: string): void {
    const event = { data: { value }, ...(eventId !== undefined && { eventId }) };
    this.#history.push(event);
    for (const open of this.#open) {
      open.waiting.push(event);
      open.wake();
    }
  }

  end(how: { readonly error?: unknown } = {}): void {
    for (const open of this.#open) {
      open.ended = how;
      open.wake();
    }
  }

  /** A subscription to this source whose events are completed with a mark. */
  subscription(mark = '', source: Partial<Source> = {}): Subscription {
    return {
      source: { transport: undefined, query: 'subscription { value }', variables: '', ...source },
      open: (signal, lastEventId) => this.#stream(signal, lastEventId),
      complete: async ({ data, eventId }) => {
        this.completions += 1;
        await this.gate();
        return { payload: Payload.of({ data: { value: data?.['value'], ...(mark && { mark }) } }), id: eventId };
      },
      fail: async (error) => ({ payload: Payload.of({ data: null, errors: [error as never] }) }),
    };
  }

  async *#stream(signal: AbortSignal, lastEventId: string | undefined): AsyncGenerator<SubgraphAnswer> {
    this.opened.push(lastEventId);
    const index = this.#history.findIndex(({ eventId }) => eventId !== undefined && eventId === lastEventId);
    const missed = lastEventId === undefined ? [] : this.#history.slice(index + 1);
    const open: Open = { waiting: [...missed], ended: undefined, wake: () => undefined };
    this.#open.add(open);
    signal.addEventListener('abort', () => open.wake());
    try {
      while (!signal.aborted) {
        const event = open.waiting.shift();
        if (event) yield event;
        else if (open.ended) return throwIfFailed(open.ended);
        else await new Promise<void>((resolve) => (open.wake = resolve));
      }
    } finally {
      this.#open.delete(open);
    }
  }
}

function throwIfFailed(how: { readonly error?: unknown }): void {
  if ('error' in how) throw how.error;
}

export const VERSION = { name: 'the version of the supergraph that is served' };

export const testHub = (options: Partial<HubOptions> = {}): Hub =>
  createHub({
    ...DEFAULT_OPTIONS.subscriptions,
    handoverMs: 20,
    report: (error) => {
      throw error;
    },
    ...options,
  });

export interface Asked extends Partial<Omit<Subscribing, 'authenticated'>> {
  readonly viewer?: AuthenticatedViewer;
  readonly signal?: AbortSignal;
  readonly lastEventId?: string;
}

export const subscribing = (
  source: TestSource,
  { viewer = GUEST, signal, lastEventId, ...more }: Asked = {},
): Subscribing => ({
  authenticated: {
    viewer,
    request: { facade: 'ws', ...(signal && { signal }), ...(lastEventId !== undefined && { lastEventId }) },
  },
  subscription: source.subscription(),
  key: 'the same for all',
  version: VERSION,
  ...more,
});

export const valueOf = ({ payload }: StreamEvent): unknown => payload.result.data?.['value'];
export const codeOf = ({ payload }: StreamEvent): unknown => payload.result.errors?.[0]?.extensions?.['code'];

/** The next event. */
export async function next(events: AsyncGenerator<StreamEvent, void, void>): Promise<StreamEvent> {
  const { value } = await events.next();
  if (!value) throw new Error('The stream is over.');
  return value;
}

/** Reads so many values. */
export async function values(events: AsyncGenerator<StreamEvent, void, void>, count: number): Promise<unknown[]> {
  const read: unknown[] = [];
  while (read.length < count) read.push(valueOf(await next(events)));
  return read;
}

/** Reads until the stream ends. */
export async function rest(events: AsyncGenerator<StreamEvent, void, void>): Promise<StreamEvent[]> {
  const read: StreamEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
}

/** Time for everything that is ready to happen. */
export const settled = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
