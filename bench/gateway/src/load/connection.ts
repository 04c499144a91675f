import { connect } from 'node:net';
import { createMessageReader } from '../http/message.ts';

/** One keep-alive connection that sends one request again and again, each when the one before is answered. */
export interface Connection {
  /** Resolves when nothing more is to be sent; rejects when the connection or an answer fails. */
  readonly done: Promise<void>;
  close(): void;
}

export interface ConnectionOptions {
  readonly port: number;
  /** The bytes of the request. */
  readonly request: Buffer;
  /** Whether the body of the next answer is handed over. */
  keepsBody(): boolean;
  /** @returns whether to send again. @throws Error when the answer is wrong. */
  onAnswer(head: string, length: number, body: Buffer): boolean;
}

/** What is read is used up before the next read, so that all connections share one buffer. */
const readBuffer = Buffer.allocUnsafe(512 * 1024);

export function openConnection({ port, request, keepsBody, onAnswer }: ConnectionOptions): Connection {
  const feed = (size: number): boolean => {
    try {
      reader.feed(readBuffer.subarray(0, size));
    } catch (error) {
      socket.destroy(error as Error);
    }
    return true;
  };
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: readBuffer, callback: feed } });
  let finish = () => {};
  const onMessage = (head: string, length: number, body: Buffer): void => {
    if (onAnswer(head, length, body)) socket.write(request);
    else finish();
  };
  const reader = createMessageReader({ keepsBody, onMessage });
  const done = new Promise<void>((resolve, reject) => {
    finish = resolve;
    socket.on('error', reject);
    socket.on('end', () => reject(new Error('The gateway closed a connection that was kept alive.')));
  });
  socket.write(request);
  return { done, close: () => void socket.destroy() };
}
