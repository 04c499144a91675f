/**
 * JSON values that several processes agree on, each for a time. Unlike a cache it does not pretend to have nothing when it
 * cannot be asked: then every call rejects.
 */
export interface State {
  /**
   * Puts a value where there is none.
   * @param ttlSeconds whole seconds, at least 1.
   * @returns what stands there already; undefined when the value was put.
   */
  claim<T>(key: string, value: T, ttlSeconds: number): Promise<T | undefined>;
  /** Puts another value in the place of one, when that still stands there. @returns whether it did. */
  replace(key: string, from: unknown, to: unknown, ttlSeconds: number): Promise<boolean>;
  /** Takes a value away, when it still stands there. */
  release(key: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}
