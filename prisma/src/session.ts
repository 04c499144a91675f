/** One raw connection. */
export interface SqlSession {
  /** Runs one statement and gives its rows. */
  query<R>(sql: string, values?: unknown[]): Promise<R[]>;
  /** Runs a script of several statements. */
  run(sql: string): Promise<void>;
}
