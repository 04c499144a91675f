import type { ServerResponse } from 'node:http';
import { LIMIT_HEADERS } from '../limit-headers.ts';

/** What /graphql can be asked with. */
export const METHODS = 'GET, HEAD, POST, QUERY, OPTIONS';

/** What a page may read of every answer's headers. */
const EXPOSED = `${LIMIT_HEADERS}, X-Request-Id`;

export interface CorsOptions {
  /** The sites whose pages may ask; `*` is every site. */
  readonly origins: readonly string[];
  /** Whether they may send cookies along. */
  readonly credentials: boolean;
  /** How long a browser may remember it. */
  readonly maxAgeSeconds: number;
}

/** Every site may ask: who asks is said by a token, which a browser does not add by itself. Cookies are not read. */
export const DEFAULT_CORS: CorsOptions = { origins: ['*'], credentials: false, maxAgeSeconds: 600 };

/** Tells browsers which sites' pages may ask (Fetch § CORS protocol). */
export interface Cors {
  /** Says whether the page that asks may read the answer; to whoever is no browser it means nothing. */
  allow(res: ServerResponse): void;
  /** Answers a browser that asks whether it may ask. @param methods as `Allow` lists them. */
  answerPreflight(res: ServerResponse, methods: string): void;
}

/** @param more the headers that pages may read beside those of every answer, as a list with commas. */
export function createCors({ origins, credentials, maxAgeSeconds }: CorsOptions, more?: string): Cors {
  const exposed = more === undefined ? EXPOSED : `${more}, ${EXPOSED}`;
  const sites: ReadonlySet<string> = new Set(origins);
  const mayAsk = (origin: string) => sites.has('*') || sites.has(origin);
  // Every site is told the same, so that one copy of an answer serves them all.
  const isSame = sites.has('*') && !credentials;
  const allow = (res: ServerResponse): boolean => {
    const { origin } = res.req.headers;
    if (isSame) res.setHeader('access-control-allow-origin', '*');
    else if (sites.size > 0) res.setHeader('vary', 'Origin');
    if (!isSame && (origin === undefined || !mayAsk(origin))) return false;
    if (!isSame) res.setHeader('access-control-allow-origin', origin as string);
    if (credentials) res.setHeader('access-control-allow-credentials', 'true');
    res.setHeader('access-control-expose-headers', exposed);
    return origin !== undefined;
  };
  return {
    allow: (res) => void allow(res),
    answerPreflight: (res, methods) => {
      const wanted = res.req.headers['access-control-request-headers'];
      res.setHeader('allow', methods);
      if (allow(res)) {
        res.setHeader('vary', 'Origin, Access-Control-Request-Headers');
        res.setHeader('access-control-allow-methods', methods);
        res.setHeader('access-control-max-age', maxAgeSeconds);
        if (wanted) res.setHeader('access-control-allow-headers', wanted);
      }
      res.writeHead(204).end();
    },
  };
}
