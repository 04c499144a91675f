import type { ServerResponse } from 'node:http';

/** An answer for programs: a browser that is made to show it runs nothing. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Our own pages have their scripts and styles within them, and ask this server alone. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Two years, as hstspreload.org asks for. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** @param isHttps whether the client is known to have come over TLS: only then may it be told to always do so. */
export function setSecurityHeaders(res: ServerResponse, isHttps: boolean): void {
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('referrer-policy', 'no-referrer');
  res.setHeader('content-security-policy', API_POLICY);
  if (isHttps) res.setHeader('strict-transport-security', STRICT_TRANSPORT);
}

/** For what is sent as HTML. */
export const PAGE_HEADERS = { 'content-security-policy': PAGE_POLICY } as const;
