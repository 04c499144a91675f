import type { ServerResponse } from 'node:http';
import { AppError } from '@media-gateway/kernel';
import { type GatewayResponse, Payload } from '../../gateway.ts';
import type { StreamOptions } from '../stream-options.ts';
import type { StreamForm } from './accept.ts';
import { Delivery } from './delivery.ts';
import { type Framing, framingOf } from './framing.ts';

export interface StreamedOptions {
  readonly form: StreamForm;
  readonly streams: StreamOptions;
}

/** Sends a response as a stream of messages. Rejects as the response does, after it told the client what it could not send. */
export async function sendStream(
  res: ServerResponse,
  response: GatewayResponse,
  { form, streams }: StreamedOptions,
): Promise<void> {
  const framing = framingOf(form);
  open(res, framing);
  const delivery = new Delivery((message, id) => write(res, framing.frame(message, id)), form.format);
  res.once('close', () => delivery.leave());
  // A HEAD is answered like a GET, but for the content (RFC 9110 §9.3.2).
  if (res.closed || res.req.method === 'HEAD') delivery.leave();
  const heartbeat = setInterval(ping, streams.heartbeatMs, res, framing);
  try {
    await delivery.deliver(response);
  } catch (error) {
    await write(res, framing.frame(failure(), undefined));
    throw error;
  } finally {
    clearInterval(heartbeat);
    res.end(framing.close);
  }
}

function open(res: ServerResponse, { contentType, open }: Framing): void {
  res.writeHead(200, {
    'content-type': contentType,
    'cache-control': 'no-cache',
    // Nginx would keep events back until a page of them is full.
    'x-accel-buffering': 'no',
  });
  res.write(open);
}

/** Resolves when the connection can take more. The bytes of a message are shared by all to whom it goes. */
function write(res: ServerResponse, [before, { bytes }, after]: ReturnType<Framing['frame']>): Promise<void> | void {
  if (res.closed) return;
  res.write(before);
  res.write(bytes);
  if (!res.write(after)) return drained(res);
}

function failure(): Payload {
  const { message, extensions } = new AppError(
    'INTERNAL_SERVER_ERROR',
    'The server failed to go on; the fault was logged.',
  );
  return new Payload(JSON.stringify({ errors: [{ message, extensions }] }));
}

function ping(res: ServerResponse, framing: Framing): void {
  if (framing.ping !== undefined && !res.writableNeedDrain) res.write(framing.ping);
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.once('drain', done).once('close', done);
  });
}
