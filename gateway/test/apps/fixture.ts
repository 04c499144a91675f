import { AppError, GUEST, type Role } from '@media-gateway/kernel';
import { openApps } from '../../src/apps/open.ts';
import { createMemoryManifests } from '../../src/apps/memory.ts';
import type { ManifestStore } from '../../src/apps/port.ts';
import { serveGateway } from '../../src/facades/server.ts';
import { createGateway } from '../../src/gateway.ts';
import { compileOperations } from '../../src/operations/compile.ts';
import { hashOf } from '../../src/operations/hash.ts';
import { DEFAULT_OPTIONS, type Limits, type PersistedMode } from '../../src/options.ts';
import { persistedAs } from '../../src/stages/persisted-rules.ts';
import { IN_PLACE } from '../fixture/in-place.ts';
import { startLibrary, supergraph } from '../fixture/supergraph.ts';

export const ME = 'query Me { me { name } }';
export const TITLE = 'query Title($id: ID!) { media(id: $id) { title } }';
export const ADA = { data: { me: { name: 'Ada' } } };

export const operations = compileOperations({
  schema: supergraph.apiSchema,
  sources: [{ file: 'operations/own.graphql', text: '"Own." query Own @audience(for: [APP]) { me { id name } }' }],
});

export interface Answered {
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly version?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

export interface StartOptions {
  readonly store?: ManifestStore;
  readonly mode?: PersistedMode;
  readonly limits?: Partial<Limits>;
  readonly pollMs?: number;
  readonly now?: () => number;
}

const open: (() => Promise<unknown>)[] = [];
export const closeAll = async (): Promise<void> => {
  for (const close of open.splice(0).reverse()) await close();
};

const roleOf = (authorization: string | undefined): Role => (authorization?.slice('Bearer '.length) ?? 'guest') as Role;

/** A gateway whose bearer tokens are the roles that they give, before the library. */
export async function start(options: StartOptions = {}) {
  const { store = createMemoryManifests(), mode = 'allow', pollMs = 0, now = Date.now } = options;
  const library = await startLibrary('local');
  const report = (error: unknown) => void library.faults.push(error);
  const limits = { ...DEFAULT_OPTIONS.limits, ...options.limits };
  const apps = await openApps({ store, pollMs, flushMs: 60_000, maxCharacters: limits.characters, report, now });
  const authenticate = async (authorization: string | undefined) => {
    if (authorization === undefined) return GUEST;
    if (authorization === 'Bearer wrong') throw new AppError('UNAUTHENTICATED', 'No token.');
    return { id: 'user_a', role: roleOf(authorization), scopes: [] };
  };
  const { clients } = apps;
  const gateway = createGateway({
    ...{ supergraph, transports: library.transports, operations, authenticate, report, clients },
    options: { planner: IN_PLACE, persisted: persistedAs(mode), limits },
  });
  const admin = { apps: apps.lifecycle(gateway), authenticate };
  const server = await serveGateway({ gateway, admin, port: 0, host: '127.0.0.1', report });
  open.push(library.close, apps.close, gateway.close, server.close);
  const asked = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(`${server.url}${path}`, init);
    const { extensions: _, ...body } = (await response.json()) as Record<string, unknown>;
    return { status: response.status, ...body };
  };
  const admins = (method: string, path: string, body?: unknown, role = 'admin') =>
    asked(`/admin/apps${path}`, {
      method,
      headers: { ...JSON_BODY, authorization: `Bearer ${role}` },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return {
    ...{ gateway, apps, store, url: server.url, faults: library.faults, admins },
    post: (body: object, headers: Readonly<Record<string, string>> = {}) =>
      asked('/graphql', {
        method: 'POST',
        headers: { ...JSON_BODY, ...STRICT, ...headers },
        body: JSON.stringify(body),
      }),
    publish: (ref: string, manifest: unknown) => admins('PUT', `/${ref}`, manifest),
    activate: (ref: string) => admins('POST', `/${ref}/activate`),
    retire: (ref: string, how = '') => admins('POST', `/${ref}/retire${how}`),
    usage: (ref: string) => admins('GET', `/${ref}/usage`),
  };
}

export type Started = Awaited<ReturnType<typeof start>>;

const JSON_BODY = { 'content-type': 'application/json' };
const STRICT = { accept: 'application/graphql-response+json' };

/** What Apollo Client sends instead of a text. */
export const hashed = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });

export const codeOf = ({ errors }: Answered): string | undefined => errors?.[0]?.extensions.code;
