import path from 'node:path';
import { type Adapters, type ServiceConfig, openAdapters } from '@media-gateway/adapters';
import { type Progress, timed } from './steps.ts';

export interface OpenDatabaseOptions {
  readonly config: ServiceConfig;
  readonly progress: Progress;
  /** Called with each SQL statement; for tests that count them. */
  readonly onQuery?: (sql: string) => void;
}

/** The first step of every start. It needs nothing of the gateway, so it can run while that is still being loaded. */
export const openDatabaseStep = ({ config, progress, onQuery }: OpenDatabaseOptions): Promise<Adapters> =>
  timed(
    progress,
    'database',
    () => openAdapters({ ...config, ...(onQuery && { onQuery }) }, 'embedded'),
    () => engineOf(config),
  );

const engineOf = ({ DATABASE_URL }: ServiceConfig) =>
  DATABASE_URL.startsWith('pglite:')
    ? `PGlite in ${path.relative(process.cwd(), DATABASE_URL.slice('pglite:'.length)) || '.'}`
    : 'PostgreSQL';
