import { StartupError } from '@media-gateway/kernel';
import { SourceUnavailable, type SupergraphSource } from './port.ts';

export interface UrlSourceOptions {
  readonly url: string;
  /** How often to ask, in ms; each pause is up to a tenth shorter or longer, so that many gateways do not ask at once. */
  readonly pollMs: number;
  /** For the whole answer, in ms. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** To be sent along, for instance an API key. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the server said last, with what it calls that version. */
interface Known {
  readonly text: string;
  readonly etag: string | null;
  readonly modified: string | null;
}

/** A composed supergraph behind HTTP. A server that knows versions (`ETag`, `Last-Modified`) sends one only when it is new. */
export function urlSource(options: UrlSourceOptions): SupergraphSource {
  const name = withoutSecrets(options.url);
  let known: Known | undefined;
  return {
    name,
    async read() {
      known = await ask(options, name, known);
      return known.text;
    },
    toSdl: async (text) => text,
    watch: (changed) => every(options.pollMs, changed),
    settleMs: 0,
  };
}

/** A query string and a user may hold a key. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

async function ask(options: UrlSourceOptions, name: string, known: Known | undefined): Promise<Known> {
  const { url, authorization } = withoutUser(options.url);
  const headers = { accept: 'application/graphql, text/plain, */*', ...authorization, ...options.headers };
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await fetch(url, { headers: { ...headers, ...conditions(known) }, signal });
    if (response.status === 304 && known) return known;
    if (!response.ok) throw refused(name, response.status);
    const text = await readWithin(response, options.maxBytes, name);
    return { text, etag: response.headers.get('etag'), modified: response.headers.get('last-modified') };
  } catch (cause) {
    if (cause instanceof StartupError) throw cause;
    throw new SourceUnavailable(`The supergraph cannot be fetched: ${whyNot(name, options, cause)}`, { cause });
  }
}

/** RFC 9110 §13.1: the date counts only where there is no tag. */
function conditions(known: Known | undefined): Record<string, string> {
  if (known?.etag) return { 'if-none-match': known.etag };
  return known?.modified ? { 'if-modified-since': known.modified } : {};
}

/** `fetch` takes no user and password within an address. */
function withoutUser(text: string) {
  const url = new URL(text);
  if (!url.username && !url.password) return { url, authorization: {} };
  const user = Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`);
  url.username = url.password = '';
  return { url, authorization: { authorization: `Basic ${user.toString('base64')}` } };
}

/** Another try helps where the server is at fault, or is asked too often. */
function refused(name: string, status: number): StartupError {
  const message = `The supergraph cannot be fetched: ${name} answered with HTTP ${status}.`;
  return status >= 500 || status === 408 || status === 429 ? new SourceUnavailable(message) : new StartupError(message);
}

async function readWithin({ body }: Response, maxBytes: number, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > maxBytes) throw new StartupError(`The supergraph at ${name} has more than ${maxBytes} bytes.`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function whyNot(name: string, { timeoutMs }: UrlSourceOptions, cause: unknown): string {
  if ((cause as Error).name === 'TimeoutError') return `${name} did not answer within ${timeoutMs} ms.`;
  const { code } = ((cause as Error).cause ?? cause) as NodeJS.ErrnoException;
  return `${name} cannot be reached${code ? ` (${code})` : ''}.`;
}

function every(pauseMs: number, work: () => void): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(
      () => {
        next();
        work();
      },
      pauseMs * (0.9 + Math.random() * 0.2),
    );
  };
  next();
  return () => clearTimeout(timer);
}
