import type { Database } from '@media-gateway/database';
import { creditsLoader, filmographyLoader } from './credits.ts';
import { externalIdsLoader, titleIdLoader } from './externalIds.ts';
import { personLoader } from './people.ts';
import { partLoader, titleLoader } from './titles.ts';

/** One loader for each thing that is resolved per item; made anew for each request. */
export const createLoaders = (db: Database) => ({
  titles: titleLoader(db),
  parts: partLoader(db),
  people: personLoader(db),
  externalIds: externalIdsLoader(db),
  titleIds: titleIdLoader(db),
  credits: creditsLoader(db),
  filmographies: filmographyLoader(db),
});

export type Loaders = ReturnType<typeof createLoaders>;
