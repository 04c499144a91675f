import type { IncomingMessage } from 'node:http';
import { AppError } from '@media-gateway/kernel';
import { MAX_CHUNKS, bodyTooLarge, checkMediaType, parseJsonObject } from '../body.ts';
import { type Params, checkParams } from './params.ts';
import type { RecentBodies } from './recent-bodies.ts';

export interface Reading {
  /** What was read before. */
  readonly recent: RecentBodies;
  /** The largest body that is read. */
  readonly maxBytes: number;
}

/**
 * The parameters of a request. Of a POST or QUERY only JSON is taken: a form of another site can post urlencoded and multipart
 * bodies, JSON it cannot.
 * @throws AppError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_JSON, BAD_USER_INPUT, BAD_REQUEST.
 */
export async function readParams(req: IncomingMessage, { recent, maxBytes }: Reading): Promise<Params> {
  if (req.method !== 'POST' && req.method !== 'QUERY') return checkParams(parseQuery(req.url ?? ''));
  return recent.read(await readJsonBody(req, maxBytes), parseParams);
}

const parseParams = (body: Buffer): Params => checkParams(parseJsonObject(body.toString()));

/**
 * The bytes of a body that is JSON, or empty.
 * @throws AppError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, and BAD_REQUEST for a body that was not sent to its end.
 */
export async function readJsonBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  checkCoding(req.headers['content-encoding']);
  const body = await readBody(req, maxBytes);
  if (body.length > 0) checkMediaType(req.headers['content-type']);
  return body;
}

/** RFC 9110 §8.4: a coding that is not understood is refused as a media type is. */
function checkCoding(coding = 'identity'): void {
  if (coding.toLowerCase() === 'identity') return;
  throw new AppError('UNSUPPORTED_MEDIA_TYPE', `This takes a body as it is, not with the coding "${coding}".`);
}

/** Rejects when the body is too large, or the client leaves while it is sent. */
function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) return reject(bodyTooLarge(maxBytes));
    let chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        chunks = [];
        return reject(bodyTooLarge(maxBytes));
      }
      chunks.push(chunk);
      if (chunks.length === MAX_CHUNKS) chunks = [Buffer.concat(chunks)];
    });
    req.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    req.on('close', () => req.complete || reject(new AppError('BAD_REQUEST', 'The body was not sent to its end.')));
  });
}

/** `variables` and `extensions` are JSON. */
function parseQuery(url: string): Readonly<Record<string, unknown>> {
  const at = url.indexOf('?');
  const given: Record<string, unknown> = Object.fromEntries(new URLSearchParams(at < 0 ? '' : url.slice(at + 1)));
  for (const name of ['variables', 'extensions']) if (name in given) given[name] = parseParameter(name, given[name]);
  return given;
}

function parseParameter(name: string, text: unknown): unknown {
  try {
    return text ? JSON.parse(text as string) : undefined;
  } catch (cause) {
    throw new AppError('INVALID_JSON', `The parameter "${name}" is not JSON.`, { cause });
  }
}
