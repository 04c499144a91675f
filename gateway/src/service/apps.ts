import { AppError, type ReportFault, StartupError } from '@media-gateway/kernel';
import { checkDocuments } from '../apps/documents.ts';
import { openApps } from '../apps/open.ts';
import { openManifestStore } from '../apps/store.ts';
import type { GatewaySettings } from '../config/settings.ts';
import type { AdminOptions } from '../facades/admin/handler.ts';
import type { ServedGateway } from '../gateway.ts';
import { type ServedManifest, createClientRegistry } from '../operations/client-registry.ts';
import { loadManifest } from '../operations/manifests/files.ts';
import type { Authenticate } from '../stages/authenticate.ts';
import { ClientDocuments } from '../stages/client-documents.ts';

/** The client applications of a gateway that is a process of its own. */
export interface ServiceApps {
  readonly clients: ClientDocuments;
  /**
   * What the server is told of them.
   * @throws StartupError where a manifest of the configuration has what the gateway cannot run.
   */
  serve(gateway: ServedGateway, authenticate: Authenticate): Promise<{ readonly admin?: AdminOptions }>;
  close(): Promise<void>;
}

/** @throws StartupError for a manifest that cannot be read, or a database that cannot be reached. */
export async function openServiceApps(
  { apps: { manifests: places, database }, options }: Pick<GatewaySettings, 'apps' | 'options'>,
  report: ReportFault,
): Promise<ServiceApps> {
  const always = await Promise.all(places.map(async (place) => ({ place, entries: await loadManifest(place) })));
  const { characters: maxCharacters } = options.limits;
  if (!database) {
    const clients = new ClientDocuments({ maxCharacters });
    clients.replace(createClientRegistry(always));
    return { clients, serve: (gateway) => checkAlways(always, gateway).then(() => ({})), close: async () => undefined };
  }
  const { store, close } = await openManifestStore(database.url);
  const apps = await openApps({ ...database, store, always, maxCharacters, report });
  return {
    clients: apps.clients,
    async serve(gateway, authenticate) {
      await checkAlways(always, gateway);
      return { admin: { apps: apps.lifecycle(gateway), authenticate } };
    },
    close: () => apps.close().then(close),
  };
}

interface PlacedManifest extends ServedManifest {
  readonly place: string;
}

async function checkAlways(manifests: readonly PlacedManifest[], { check }: ServedGateway): Promise<void> {
  for (const { place, entries } of manifests) {
    await checkDocuments(entries, check).catch((error: unknown) => {
      throw error instanceof AppError ? new StartupError(`"${place}": ${error.message}`, { cause: error }) : error;
    });
  }
}
