import type { ServerResponse } from 'node:http';

/** What /graphql can be asked with. */
export const METHODS = 'GET, HEAD, POST, OPTIONS';

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
  /** Answers a browser that asks whether it may ask. */
  answerPreflight(res: ServerResponse): void;
}

export function createCors({ origins, credentials, maxAgeSeconds }: CorsOptions): Cors {
  const sites: ReadonlySet<string> = new Set(origins);
  const mayAsk = (origin: string) => sites.has('*') || sites.has(origin);
  // Every site is told the same, so that one copy of an answer serves them all.
  const isSame = sites.has('*') && !credentials;
  const allow = (res: ServerResponse): boolean => {
    const { origin } = res.req.headers;
    if (isSame) res.setHeader('access-control-allow-origin', '*');
    else if (sites.size > 0) res.setHeader('vary', 'Origin');
    if (origin === undefined || !mayAsk(origin)) return false;
    if (isSame) return true;
    res.setHeader('access-control-allow-origin', origin);
    if (credentials) res.setHeader('access-control-allow-credentials', 'true');
    return true;
  };
  return {
    allow: (res) => void allow(res),
    answerPreflight: (res) => {
      const wanted = res.req.headers['access-control-request-headers'];
      res.setHeader('allow', METHODS);
      res.setHeader('content-length', 0);
      if (allow(res)) {
        res.setHeader('vary', 'Origin, Access-Control-Request-Headers');
        res.setHeader('access-control-allow-methods', 'GET, POST');
        res.setHeader('access-control-max-age', maxAgeSeconds);
        if (wanted) res.setHeader('access-control-allow-headers', wanted);
      }
      res.writeHead(204).end();
    },
  };
}
