/** A cache of JSON values; what is in it may go at any time. */
export interface Cache {
  get<T>(key: string): Promise<T | undefined>;
  /** @param ttlSeconds whole seconds, at least 1. */
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
