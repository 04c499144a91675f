import type { IncomingMessage } from 'node:http';
import { AppError } from '@media-gateway/kernel';
import { MAX_CHUNKS, bodyTooLarge, parseJsonObject } from '../body.ts';
import { type Params, checkParams } from './params.ts';

/**
 * The parameters of a request. Of a POST only JSON is taken: a form of another site can post urlencoded and multipart
 * bodies, JSON it cannot.
 * @throws AppError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_JSON, BAD_USER_INPUT, BAD_REQUEST.
 */
export async function readParams(req: IncomingMessage, maxBytes: number): Promise<Params> {
  if (req.method !== 'POST') return checkParams(parseQuery(req.url ?? ''));
  checkCoding(req.headers['content-encoding']);
  const text = await readText(req, maxBytes);
  return checkParams(parseJsonObject(text, req.headers['content-type']));
}

/** RFC 9110 §8.4: a coding that is not understood is refused as a media type is. */
function checkCoding(coding = 'identity'): void {
  if (coding.toLowerCase() === 'identity') return;
  throw new AppError('UNSUPPORTED_MEDIA_TYPE', `This takes a body as it is, not with the coding "${coding}".`);
}

/** Rejects when the body is too large, or the client leaves while it is sent. */
function readText(req: IncomingMessage, maxBytes: number): Promise<string> {
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
    req.on('end', () => resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString()));
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
