import { createHash } from 'node:crypto';

/** The id of a text: its SHA-256 in hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
