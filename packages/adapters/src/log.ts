import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on standard error, so that standard output stays free for answers. */
export const createLogger = (level: string, name: string): Logger =>
  pino({ level, name, redact: ['authorization', '*.authorization', '*.token', '*.password'] }, pino.destination(2));
