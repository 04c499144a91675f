import { AppError } from '@media-gateway/kernel';
import type { Deferred, GatewayResponse, Payload, PendingPart, StreamEvent } from '../../gateway.ts';
import type { IncrementalFormat } from './accept.ts';
import { INCREMENTAL_WRITERS, type IncrementalWriter } from './incremental.ts';

/**
 * Sends one message; resolves when the next one may follow, so that a client that reads slowly is not sent more than it takes.
 * @param id with which the client may go on after this message.
 */
export type Send = (message: Payload, id?: string) => Promise<void> | void;

/** Sends a response to one client: one message, or one after the other as the client takes them. */
export class Delivery {
  readonly #send: Send;
  readonly #writer: IncrementalWriter;
  /** What is being read, outermost first. */
  readonly #sources: AsyncGenerator<unknown, void, void>[] = [];
  #left = false;

  constructor(send: Send, format: IncrementalFormat) {
    this.#send = send;
    this.#writer = INCREMENTAL_WRITERS[format];
  }

  /** Resolves when everything is sent or the client has left. Rejects when the response cannot be read, a fault of ours. */
  async deliver(response: GatewayResponse): Promise<void> {
    if (this.#left) return discard(response);
    if (response.kind === 'single') return this.#send(response);
    if (response.kind === 'incremental') return this.#sendParts(response.initial, response.deferred, undefined);
    await this.#follow(response.events, (event) => this.#sendEvent(event));
  }

  /** The client has left: ends what is read without waiting for what comes next. */
  leave(): void {
    this.#left = true;
    for (const source of this.#sources) void source.return().catch(() => undefined);
  }

  #sendEvent({ payload, id, deferred }: StreamEvent): Promise<void> | void {
    return deferred ? this.#sendParts(payload, deferred, id) : this.#send(payload, id);
  }

  /** Only the last message has the id: a client that leaves before has not seen all of it. */
  async #sendParts(initial: Payload, { pending, parts }: Deferred, id: string | undefined): Promise<void> {
    const open = new Map(pending.map((part) => [part.id, part]));
    await this.#send(this.#writer.first(initial, pending));
    const sendBatch: Take<DeferredParts> = (batch) => {
      for (const part of batch) {
        open.delete(part.id);
        for (const nested of part.pending) open.set(nested.id, nested);
      }
      return this.#send(this.#writer.next(batch, open.size > 0), open.size > 0 ? undefined : id);
    };
    try {
      await this.#follow(parts, sendBatch);
    } finally {
      if (open.size > 0 && !this.#left) await sendBatch([...open.values()].map(failed));
    }
  }

  async #follow<T>(source: AsyncGenerator<T, void, void>, take: Take<T>): Promise<void> {
    this.#sources.push(source);
    try {
      for await (const value of source) {
        if (this.#left) return;
        await take(value);
      }
    } finally {
      this.#sources.pop();
    }
  }
}

type Take<T> = (value: T) => Promise<void> | void;
type DeferredParts = Deferred['parts'] extends AsyncGenerator<infer Batch> ? Batch : never;

/** Ends a response that nobody reads. */
export async function discard(response: GatewayResponse): Promise<void> {
  if (response.kind === 'stream') await response.events.return();
  if (response.kind === 'incremental') await response.deferred.parts.return();
}

/** What stands for a part that was announced and did not come. */
function failed(part: PendingPart): DeferredParts[number] {
  const { message, extensions } = new AppError('INTERNAL_SERVER_ERROR', 'The server failed to answer this part.');
  return { ...part, data: null, errors: [{ message, path: part.path, extensions: { ...extensions } }], pending: [] };
}
