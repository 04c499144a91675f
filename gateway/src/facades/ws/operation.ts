import type { SubscribePayload } from 'graphql-ws';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Gateway, GatewayResponse, Payload, SingleResponse } from '../../gateway.ts';
import { Delivery } from '../graphql/delivery.ts';
import { MAX_BUFFERED, type Peer } from './peer.ts';
import { toGatewayRequest } from './request.ts';

export interface OperationOptions {
  readonly gateway: Gateway;
  readonly peer: Peer;
  /** The client's name for it. */
  readonly id: string;
  readonly payload: SubscribePayload;
}

/** Errors before there is any data; they are sent as an `error` message, which ends the operation. */
export class Refusal extends Error {
  readonly errors: readonly GraphQLFormattedError[];

  constructor({ errors = [] }: FormattedExecutionResult) {
    super('The operation was refused.');
    this.errors = errors;
  }
}

const DONE = Object.freeze({ done: true, value: undefined });

/**
 * One operation of a socket. graphql-ws takes it for the results of the operation, and is told of none: they are sent
 * from here as the text in which they were written, where graphql-ws would have to write each of them for each client.
 */
export class Operation implements AsyncGenerator<never, void, void> {
  readonly #leaving = new AbortController();
  readonly #delivery: Delivery;
  #options: OperationOptions | undefined;
  #end: ((done: typeof DONE) => void) | undefined;

  constructor(options: OperationOptions) {
    const { id, peer } = options;
    const before = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#delivery = new Delivery((message) => sendNext(peer, before, message), 'v0.2');
    this.#options = options;
  }

  /** Resolves when all is sent, or the client leaves. Rejects with Refusal. */
  next(): Promise<IteratorResult<never, void>> {
    return new Promise((resolve, reject) => {
      this.#end = resolve;
      this.#run().then(() => resolve(DONE), reject);
    });
  }

  async return(): Promise<IteratorResult<never, void>> {
    this.#leaving.abort();
    this.#delivery.leave();
    this.#end?.(DONE);
    return DONE;
  }

  throw(): Promise<IteratorResult<never, void>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async #run(): Promise<void> {
    if (!this.#options) return;
    const { gateway, peer, payload } = this.#options;
    // Many wait for long: what was asked is not kept.
    this.#options = undefined;
    const response = await gateway.run(toGatewayRequest(payload, peer, this.#leaving.signal));
    if (isRefusal(response)) throw new Refusal(response.result as FormattedExecutionResult);
    await this.#delivery.deliver(response);
  }
}

const isRefusal = (response: GatewayResponse): response is SingleResponse =>
  response.kind === 'single' && response.status !== 200 && !('data' in response.result);

function sendNext({ socket }: Peer, before: string, { text }: Payload): Promise<void> | void {
  const message = `${before}${text}}`;
  if (socket.bufferedAmount <= MAX_BUFFERED) return socket.send(message);
  return new Promise((resolve) => socket.send(message, () => resolve()));
}
