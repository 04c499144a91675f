export {
  type CatalogueFilm,
  type CatalogueOffer,
  type CataloguePerson,
  type CataloguePlatform,
  type CatalogueShow,
  loadCatalogue,
} from './catalogue.ts';
export { type Database, type DatabaseOptions, type OpenedDatabase, openDatabase } from './open.ts';
export { type MigrationReport, migrate, pendingMigrations } from './migrate.ts';
export { catalogueDigest, seedOnce } from './seed-run.ts';
export { Prisma } from '../generated/client/client.ts';
export type * from '../generated/client/client.ts';
export * from '../generated/client/enums.ts';
