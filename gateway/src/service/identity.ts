import { GUEST, StartupError } from '@media-gateway/kernel';
import { importSPKI } from 'jose';
import type { JwtSettings } from '../config/settings.ts';
import type { Authenticate } from '../stages/authenticate.ts';
import { createJwtAuthenticator } from '../stages/jwt.ts';
import { readText } from '../supergraph/source/file.ts';

/**
 * Who asks: the subject of a token, or nobody in particular where tokens are the business of the subgraphs.
 * @throws StartupError when the key cannot be read.
 */
export async function createAuthenticate(jwt: JwtSettings | undefined): Promise<Authenticate> {
  if (!jwt) return () => Promise.resolve(GUEST);
  const { publicKeyFile, issuer, audience } = jwt;
  const pem = await readText(publicKeyFile, 'The public key of the issuer');
  const publicKey = await importSPKI(pem, 'RS256').catch((cause: unknown) => {
    throw new StartupError(`"${publicKeyFile}" is no RS256 public key in PEM.`, { cause });
  });
  return createJwtAuthenticator({ publicKey, issuer, audience });
}
