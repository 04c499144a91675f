export { type EventBus, type EventHandler, MAX_TRIES, type ReportTrouble } from './bus/port.ts';
export type { Cache } from './cache/port.ts';
export { type AdapterConfig, type Adapters, type SubgraphDeps, openAdapters, openBus, openCache } from './compose.ts';
export { openRateLimiter } from './rate/open.ts';
export { createMemoryRateLimiter } from './rate/memory.ts';
export type { Charge, RateLimiter, RateWindow, Verdict, WindowState } from './rate/port.ts';
export { type ServiceConfig, readServiceConfig } from './config.ts';
export { type Logger, createLogger } from './log.ts';
export { type OutboxTable, outboxRow, startRelay } from './outbox.ts';
