import { isAscii } from 'node:buffer';
import type { RawAnswer } from './answer.ts';

/** UTF-8; what is ASCII, as nearly everything is, is read without being decoded, and not copied together first. */
export function decode(body: readonly Buffer[]): Pick<RawAnswer, 'text' | 'ascii'> {
  if (body.every(isAscii)) return { text: body.map((chunk) => chunk.toString('latin1')).join(''), ascii: true };
  return { text: Buffer.concat(body).toString(), ascii: false };
}
