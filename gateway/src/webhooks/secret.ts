import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Standard Webhooks, "Signature scheme": `whsec_` and 24 to 64 random bytes in base64. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** NIST SP 800-38D §8.2: 96 bits. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Rises when a secret of before can no longer be read as one of today. */
const FORM = 'v1.';

export const makeSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** The bytes that sign. */
export const secretBytes = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64');

/** Keeps secrets so that a copy of the database gives nobody a signature. */
export interface Vault {
  /** @param endpointId whose secret it is: it opens for no other. */
  seal(secret: string, endpointId: string): string;
  /** @throws when it was sealed with another key, for another endpoint, or changed. */
  open(sealed: string, endpointId: string): string;
}

/** AES-256-GCM. @param key 32 bytes. */
export const createVault = (key: Buffer): Vault => ({
  seal(secret, endpointId) {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(endpointId));
    const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return FORM + Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64');
  },
  open(sealed, endpointId) {
    const bytes = Buffer.from(sealed.slice(FORM.length), 'base64');
    const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(endpointId)).setAuthTag(tag);
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  },
});
