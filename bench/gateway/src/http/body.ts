/** One body of a message, as its bytes come in. */
export interface BodyReader {
  /** @returns up to where it has read. */
  read(bytes: Buffer, start: number): number;
  isComplete(): boolean;
  /** In bytes, without what chunks add. */
  length(): number;
  /** The body; empty when it was not to be kept. */
  bytes(): Buffer;
}

const NOTHING = Buffer.alloc(0);

/** A body whose length its message told. */
export function sizedBody(length: number, keeps: boolean): BodyReader {
  const kept = keeps ? Buffer.allocUnsafe(length) : NOTHING;
  let have = 0;
  return {
    read(bytes, start) {
      const end = Math.min(bytes.length, start + length - have);
      if (keeps) bytes.copy(kept, have, start, end);
      have += end - start;
      return end;
    },
    isComplete: () => have === length,
    length: () => length,
    bytes: () => kept,
  };
}

/** A body in chunks (RFC 9112 §7.1): each is its size in hexadecimal on a line, the bytes, and a line end. */
export function chunkedBody(keeps: boolean): BodyReader {
  const parts: Buffer[] = [];
  let line = '';
  let left = 0;
  let total = 0;
  let state: 'size' | 'bytes' | 'end' | 'last' | 'complete' = 'size';

  /** @returns behind the line; the line is read when it ended in these bytes. */
  function readLine(bytes: Buffer, start: number, onLine: (text: string) => void): number {
    const end = bytes.indexOf(10, start);
    line += bytes.toString('latin1', start, end < 0 ? bytes.length : end);
    if (end < 0) return bytes.length;
    const text = line;
    line = '';
    onLine(text);
    return end + 1;
  }

  function readBytes(bytes: Buffer, start: number): number {
    const end = Math.min(bytes.length, start + left);
    if (keeps) parts.push(Buffer.from(bytes.subarray(start, end)));
    left -= end - start;
    total += end - start;
    if (left === 0) state = 'end';
    return end;
  }

  function onSize(text: string): void {
    left = Number.parseInt(text, 16);
    state = left === 0 ? 'last' : 'bytes';
  }

  return {
    read(bytes, start) {
      if (state === 'bytes') return readBytes(bytes, start);
      if (state === 'size') return readLine(bytes, start, onSize);
      return readLine(bytes, start, () => void (state = state === 'last' ? 'complete' : 'size'));
    },
    isComplete: () => state === 'complete',
    length: () => total,
    bytes: () => (parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)),
  };
}
