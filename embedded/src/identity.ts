import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Role, StartupError, makeId } from '@media-gateway/kernel';
import { type CryptoKey, SignJWT, exportPKCS8, exportSPKI, generateKeyPair, importPKCS8, importSPKI } from 'jose';

/** The development identity: tokens signed with a key pair of this data folder. The issuer will take its place. */
export const ISSUER = 'media-gateway:development';
export const AUDIENCE = 'media-gateway';

/** How long a token holds. */
const LIFETIME = '1h';

export interface Identity {
  readonly publicKey: CryptoKey;
  readonly publicKeyFile: string;
  /** A signed access token. @throws AppError INVALID_ID for a name that cannot be an id. */
  sign(options: { readonly user: string; readonly role: Role; readonly scopes?: readonly string[] }): Promise<string>;
}

/**
 * The key pair of a data folder, made at the first start.
 * @throws StartupError when the keys cannot be read.
 */
export async function openIdentity(dataDir: string): Promise<Identity> {
  const folder = path.join(dataDir, 'keys');
  const files = { private: path.join(folder, 'private.pem'), public: path.join(folder, 'public.pem') };
  const pems = (await readPems(files)) ?? (await createPems(folder, files));
  const privateKey = await importPKCS8(pems.private, 'RS256').catch((cause: unknown) =>
    unreadable(files.private, cause),
  );
  const publicKey = await importSPKI(pems.public, 'RS256').catch((cause: unknown) => unreadable(files.public, cause));
  return { publicKey, publicKeyFile: files.public, sign: (options) => sign(privateKey, options) };
}

interface Pems {
  readonly private: string;
  readonly public: string;
}

async function readPems(files: Pems): Promise<Pems | undefined> {
  try {
    return { private: await readFile(files.private, 'utf8'), public: await readFile(files.public, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return unreadable(files.private, error);
  }
}

/** Of two processes that start together one moves its folder into place; the other reads what is there. */
async function createPems(folder: string, files: Pems): Promise<Pems> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const pems = { private: await exportPKCS8(pair.privateKey), public: await exportSPKI(pair.publicKey) };
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(path.join(draft, path.basename(files.private)), pems.private, { mode: 0o600 });
  await writeFile(path.join(draft, path.basename(files.public)), pems.public);
  const isOurs = await rename(draft, folder).then(
    () => true,
    () => false,
  );
  if (isOurs) return pems;
  await rm(draft, { recursive: true, force: true });
  return (await readPems(files)) ?? unreadable(files.private, undefined);
}

function unreadable(file: string, cause: unknown): never {
  throw new StartupError(
    `The key in ${file} cannot be read. Remove the folder to have new keys made; tokens signed before end with it.`,
    { cause },
  );
}

const sign: (key: CryptoKey, options: { user: string; role: Role; scopes?: readonly string[] }) => Promise<string> = (
  key,
  { user, role, scopes = [] },
) =>
  new SignJWT({ role, scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt' })
    .setSubject(makeId('user', user))
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(key);
