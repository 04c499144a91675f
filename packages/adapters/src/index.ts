export { type EventBus, type EventHandler, MAX_TRIES, type ReportTrouble } from './bus/port.ts';
export type { Cache } from './cache/port.ts';
export { type AdapterConfig, type Adapters, type SubgraphDeps, openAdapters, openBus, openCache } from './compose.ts';
export { type ServiceConfig, readServiceConfig } from './config.ts';
export { type Logger, createLogger } from './log.ts';
export { type OutboxTable, outboxRow, startRelay } from './outbox.ts';
export { type State, createMemoryState, openState } from './state.ts';
