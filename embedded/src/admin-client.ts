import { StartupError } from '@media-gateway/kernel';
import { readAdminConfig } from './config.ts';
import { openIdentity } from './identity.ts';

/** Asks a gateway as an administrator. @throws StartupError in the gateway's words where it refuses, or when none answers. */
export type AdminClient = <T>(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<T>;

/** A manifest of thousands of documents is checked in seconds. */
const TIMEOUT_MS = 120_000;

export function createAdminClient(url: string, dataDir: string): AdminClient {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new StartupError(`--url is an address like http://127.0.0.1:4000, not "${url}".`);
  const base = url.replace(/\/+$/, '');
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${await tokenOf(dataDir)}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${base}${path}`, { method, headers, signal, ...sent }).catch((cause: Error) => {
      throw new StartupError(`No gateway answers at ${base}: start it, or name another with --url.`, { cause });
    });
    return read<T>(response, base);
  };
}

async function tokenOf(dataDir: string): Promise<string> {
  const { ADMIN_TOKEN } = readAdminConfig();
  return ADMIN_TOKEN ?? (await openIdentity(dataDir)).sign({ user: 'admin', role: 'admin' });
}

async function read<T>(response: Response, base: string): Promise<T> {
  const text = await response.text();
  const answer = parse(text);
  if (response.ok && answer !== undefined) return answer as T;
  const { code, detail } = (answer ?? {}) as { readonly code?: string; readonly detail?: string };
  if (code && detail) throw new StartupError(`${code}: ${detail}`);
  throw new StartupError(`At ${base} no client applications can be published: it answers with ${response.status}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
