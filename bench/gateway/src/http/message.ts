/**
 * Reads HTTP/1.1 messages, requests and responses alike, from what a connection delivers (RFC 9112). It knows what the
 * gateways and the load generator send: bodies by length or in chunks, no trailers, no upgrades.
 */
import { type BodyReader, chunkedBody, sizedBody } from './body.ts';

export interface MessageReader {
  /** The bytes are read before it returns, and not kept: the buffer may be used again. */
  feed(bytes: Buffer): void;
}

export interface MessageHandlers {
  /** Whether the next body is handed over; else only its length. */
  keepsBody(): boolean;
  /** `head` is the start line and the headers; `body` is empty when it was not kept. */
  onMessage(head: string, length: number, body: Buffer): void;
}

const HEAD_END = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;

export function createMessageReader({ keepsBody, onMessage }: MessageHandlers): MessageReader {
  let head = '';
  let body: BodyReader | undefined;

  /** @returns where the head ends in these bytes, or their length when it does not end in them. */
  function readHead(bytes: Buffer, start: number): number {
    const before = head.length;
    head += bytes.toString('latin1', start);
    const end = head.indexOf(HEAD_END, Math.max(0, before - HEAD_END.length));
    if (end < 0) return bytes.length;
    head = head.slice(0, end);
    body = bodyOf(head, keepsBody());
    return start + end + HEAD_END.length - before;
  }

  function finish({ length, bytes }: BodyReader): void {
    const finished = head;
    head = '';
    body = undefined;
    onMessage(finished, length(), bytes());
  }

  return {
    feed(bytes) {
      let at = 0;
      while (at < bytes.length) {
        at = body ? body.read(bytes, at) : readHead(bytes, at);
        if (body?.isComplete()) finish(body);
      }
    },
  };
}

function bodyOf(head: string, keeps: boolean): BodyReader {
  if (CHUNKED.test(head)) return chunkedBody(keeps);
  return sizedBody(Number(LENGTH.exec(head)?.[1] ?? 0), keeps);
}
