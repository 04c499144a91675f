export type { Limits } from '../options.ts';
