import type { ServiceConfig } from '@media-gateway/adapters';
import { type DocumentUsesView, type VersionView, readManifestAt } from '@media-gateway/gateway';
import { type AdminClient, createAdminClient } from './admin-client.ts';
import { type AppArguments, USAGE, readAppArguments } from './apps-arguments.ts';
import { documentTable, versionLine, versionTable } from './apps-text.ts';

interface Changed {
  readonly version: VersionView;
  readonly changed: boolean;
}

type Run = (ask: AdminClient, given: AppArguments) => Promise<string>;

const COMMANDS: Readonly<Record<AppArguments['command'], Run>> = {
  async publish(ask, { words: [ref = '', place = ''], options }) {
    const manifest = await readManifestAt(place);
    const { version, changed } = await ask<Changed>('PUT', pathOf(ref), manifest);
    const published = `${changed ? 'Published' : 'Nothing has changed'}: ${versionLine(version)}`;
    if (options.activate) return `${published}\n${await move(ask, ref, 'activate')}`;
    return version.state === 'PENDING' ? `${published}\nServe it: npm run operations -- activate ${ref}` : published;
  },
  activate: (ask, { words: [ref = ''] }) => move(ask, ref, 'activate'),
  retire(ask, { words: [ref = ''], options: { force, 'unused-days': unusedDays } }) {
    const params = new URLSearchParams({ force: String(force), ...(unusedDays !== undefined && { unusedDays }) });
    return move(ask, ref, `retire?${params}`);
  },
  async usage(ask, { words: [of], options: { json } }) {
    if (of?.includes('~')) {
      const usage = await ask<{ version: VersionView; documents: readonly DocumentUsesView[] }>(
        'GET',
        `${pathOf(of)}/usage`,
      );
      return json ? JSON.stringify(usage, null, 2) : `${versionLine(usage.version)}\n${documentTable(usage.documents)}`;
    }
    const query = of === undefined ? '' : `?${new URLSearchParams({ app: of })}`;
    const list = await ask<{ versions: readonly VersionView[] }>('GET', `/admin/apps${query}`);
    return json ? JSON.stringify(list, null, 2) : versionTable(list.versions);
  },
};

/**
 * Publishes, activates, retires, or tells how often documents were asked for, by asking a running gateway.
 * @returns what is printed.
 * @throws StartupError saying what was wrong, in the gateway's words where it refused.
 */
export async function runAppCommand(args: readonly string[], config: ServiceConfig): Promise<string> {
  const given = readAppArguments(args);
  if (!given) return USAGE;
  const url = given.options.url ?? `http://127.0.0.1:${config.PORT ?? 4000}`;
  return COMMANDS[given.command](createAdminClient(url, config.DATA_DIR), given);
}

async function move(ask: AdminClient, ref: string, verb: string): Promise<string> {
  const { version, changed } = await ask<Changed>('POST', `${pathOf(ref)}/${verb}`);
  return `${changed ? '' : 'Nothing has changed: '}${versionLine(version)}`;
}

const pathOf = (ref: string): string => `/admin/apps/${encodeURIComponent(ref)}`;
