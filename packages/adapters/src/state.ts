/** The door for who keeps state and has no database: `@media-gateway/adapters/state`. */
export { createMemoryState } from './state/memory.ts';
export { openState } from './state/open.ts';
export type { State } from './state/port.ts';
