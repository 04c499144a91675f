import { promisify } from 'node:util';
import { brotliDecompress, gunzip, gzip, inflate } from 'node:zlib';
import type { Failures } from './failure.ts';
import type { Received } from './receive.ts';

type Body = Received['body'];

/** What we say that we understand. */
export const ACCEPTED_ENCODINGS = 'br, gzip, deflate';

/** Smaller bodies fit into one packet anyway, in bytes. */
const WORTH_PACKING = 1024;

const gzipText = promisify<string, object, Buffer>(gzip);
const UNPACK: Readonly<
  Record<string, (packed: Buffer, limits: { readonly maxOutputLength: number }) => Promise<Buffer>>
> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
};

/** @returns the body packed with gzip, at the level that costs least; undefined when it is too small to be worth it. */
export const pack = async (body: string): Promise<Buffer | undefined> =>
  body.length < WORTH_PACKING ? undefined : gzipText(body, { level: 1 });

/**
 * The body as it was before it was packed.
 * @throws AppError SUBGRAPH_ANSWER_TOO_LARGE, however small it was packed; SUBGRAPH_ERROR when it does not unpack.
 */
export async function unpack({ headers, body }: Received, maxBytes: number, failures: Failures): Promise<Body> {
  const encoding = headers['content-encoding'];
  const unpackWhole = typeof encoding === 'string' ? UNPACK[encoding.toLowerCase()] : undefined;
  if (!unpackWhole) return body;
  try {
    return [await unpackWhole(Buffer.concat(body), { maxOutputLength: maxBytes })];
  } catch (cause) {
    const tooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? failures.tooLarge() : failures.brokenOff(cause);
  }
}
