import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { TargetRules } from './address.ts';

/** The longest address of a receiver, in characters. */
const MAX_URL = 2048;

/** How long a name may take to resolve, in ms. */
const RESOLVE_MS = 3000;

/** What is wrong with the address of a receiver, for whoever registers it; the connection itself is checked again. */
export async function checkTarget(text: string, rules: TargetRules): Promise<string | undefined> {
  const url = text.length <= MAX_URL && URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return `must be an absolute address of at most ${MAX_URL} characters, like "https://example.org/webhooks".`;
  const wrong = checkForm(url, rules);
  if (wrong !== undefined) return wrong;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const protocol = url.protocol === 'http:' ? 'http:' : 'https:';
  const allowed = addresses.length > 0 && addresses.every((address) => rules.allows(address, protocol));
  // One message for a name that is not there and one inside a network: it must not be possible to ask which.
  return allowed ? undefined : 'must be at a public address; this one is not, or its name is not known.';
}

function checkForm(url: URL, { takesHttp }: TargetRules): string | undefined {
  if (url.protocol !== 'https:' && !(takesHttp && url.protocol === 'http:')) return 'must begin with "https://".';
  if (url.username || url.password) return 'must not hold a user name or password; check the signature instead.';
  return url.hash ? 'must not have a fragment ("#…").' : undefined;
}

async function resolve(host: string): Promise<readonly string[]> {
  const late = pause(RESOLVE_MS, [], { ref: false });
  const found = await Promise.race([lookup(host, { all: true }).catch(() => []), late]);
  return found.map(({ address }) => address);
}
