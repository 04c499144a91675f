import { AppError } from '@media-gateway/kernel';
import type { Variables } from '../operations/input-check.ts';

/** More are joined: a chunk of one byte takes the memory of two hundred. */
export const MAX_CHUNKS = 1000;

/**
 * The JSON object of a web request's body; an empty body is an empty object.
 * @throws AppError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_JSON, BAD_USER_INPUT.
 */
export async function readJsonObject(request: Request, maxBytes: number): Promise<Variables> {
  const text = await readText(request, maxBytes);
  if (text.trim() !== '') checkMediaType(request.headers.get('content-type'));
  return parseJsonObject(text);
}

/** Any JSON. @throws AppError PAYLOAD_TOO_LARGE above so many bytes, UNSUPPORTED_MEDIA_TYPE, INVALID_JSON. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const text = await readText(request, maxBytes);
  checkMediaType(request.headers.get('content-type'));
  return parseJson(text);
}

/**
 * The JSON object of a body; an empty body is an empty object.
 * @throws AppError INVALID_JSON, BAD_USER_INPUT.
 */
export function parseJsonObject(text: string): Variables {
  if (text.trim() === '') return {};
  const value = parseJson(text);
  if (isObject(value)) return value;
  const hint = Array.isArray(value) ? ' A list is not taken: send each of its items as a request of its own.' : '';
  throw new AppError('BAD_USER_INPUT', `The body must be a JSON object.${hint}`);
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw bodyTooLarge(maxBytes);
  let chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw bodyTooLarge(maxBytes);
    chunks.push(chunk);
    if (chunks.length === MAX_CHUNKS) chunks = [Buffer.concat(chunks)];
  }
  return Buffer.concat(chunks).toString('utf8');
}

export const bodyTooLarge = (maximumBytes: number): AppError =>
  new AppError('PAYLOAD_TOO_LARGE', `The body is larger than ${maximumBytes} bytes.`, {
    details: { maximumBytes },
  });

/** RFC 8259 and the `+json` suffix of RFC 6839 §3.1. @throws AppError UNSUPPORTED_MEDIA_TYPE. */
export function checkMediaType(contentType: string | null | undefined): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || /^application\/.+\+json$/.test(type)) return;
  const given = type ? `"${type}"` : 'a body without a content type';
  throw new AppError('UNSUPPORTED_MEDIA_TYPE', `This takes application/json, not ${given}.`);
}

/** @throws AppError INVALID_JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new AppError('INVALID_JSON', `The body is not JSON: ${reason}`, { cause });
  }
}

const isObject = (value: unknown): value is Variables =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
