import { AppError } from '@media-gateway/kernel';

/** A structured field string (RFC 9651 §3.3.3), as the draft has it, or the bare text that most clients send. */
const KEY = /^(?:"(?<quoted>[\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|(?<bare>[\x21\x23-\x2b\x2d-\x7e]{1,255}))$/;

/**
 * The key of an `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header-07 §2.1).
 * @throws AppError BAD_REQUEST for one that cannot be.
 */
export function readIdempotencyKey(header: string): string {
  const { quoted, bare } = KEY.exec(header)?.groups ?? {};
  const key = quoted ?? bare;
  if (key !== undefined) return key;
  throw new AppError(
    'BAD_REQUEST',
    'The Idempotency-Key must be one text of 1 to 255 printable ASCII characters without backslash, for example a UUID in quotes.',
  );
}
