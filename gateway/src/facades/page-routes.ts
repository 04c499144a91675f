import { AppError } from '@media-gateway/kernel';
import type { Gateway } from '../gateway.ts';
import { closest } from '../operations/closest.ts';
import { parseAccept } from './graphql/media-range.ts';
import { forLast, once } from './made.ts';
import { renderDocsPage } from './pages/docs.ts';
import { renderLandingPage } from './pages/landing.ts';
import type { Page } from './pages/page.ts';
import { renderProblemPage, renderProblemsPage, renderUnknownProblemPage } from './pages/problems.ts';
import { PROBLEM_KINDS } from './problems/texts.ts';
import { renderOpenApi } from './rest/openapi.ts';

/** Answers GET at one address. */
export type PageRoute = (request: Request) => Response;

/** The addresses that only tell: pages for people, the same as JSON for programs. Made at the first request for each. */
export function createPageRoutes(gateway: Gateway): (pathname: string) => PageRoute | undefined {
  // The examples on the pages name the address they were asked at.
  const landing = forLast((origin: string) => renderLandingPage({ gateway, baseUrl: origin }));
  const docs = forLast((origin: string) => renderDocsPage({ operations: gateway.operations, baseUrl: origin }));
  const openApi = once(() => JSON.stringify(renderOpenApi(gateway.operations)));
  const problems = once(renderProblemsPage);
  const routes: Readonly<Record<string, PageRoute>> = {
    '/': ({ url }) => html(landing(new URL(url).origin)),
    '/docs': ({ url }) => page(docs(new URL(url).origin)),
    '/problems': (request) => (wantsHtml(request) ? page(problems()) : json({ problems: PROBLEM_KINDS })),
    '/openapi.json': () => new Response(openApi(), { headers: { 'content-type': 'application/json; charset=utf-8' } }),
    '/health/live': () => Response.json({ status: 'live' }),
    '/health/ready': () => Response.json({ status: 'ready' }),
  };
  return (pathname) => (Object.hasOwn(routes, pathname) ? routes[pathname] : problemRoute(pathname));
}

const PROBLEM_PATH = /^\/problems\/(?<code>[\w-]{1,100})$/;

/** `/problems/<CODE>`: where `type` of a problem document leads. */
function problemRoute(pathname: string): PageRoute | undefined {
  const code = PROBLEM_PATH.exec(pathname)?.groups?.['code'];
  if (code === undefined) return undefined;
  const kind = PROBLEM_KINDS.find((one) => one.code === code);
  if (!kind) return (request) => unknownCode(request, code);
  return (request) => (wantsHtml(request) ? page(renderProblemPage(kind)) : json(kind));
}

function unknownCode(request: Request, code: string): Response {
  const similar = closest(
    code,
    PROBLEM_KINDS.map((kind) => kind.code),
  );
  const hint = similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : '/problems lists them all.';
  const { status, message, extensions } = new AppError('ROUTE_NOT_FOUND', `There is no code "${code}"; ${hint}`);
  return wantsHtml(request)
    ? page(renderUnknownProblemPage(message), status)
    : json({ errors: [{ message, extensions }] }, status);
}

/** A browser likes HTML best; a program asks for JSON, or for anything. */
function wantsHtml({ headers }: Request): boolean {
  const liked = parseAccept(headers.get('accept') ?? '*/*').map(({ type }) => type);
  const html = liked.indexOf('text/html');
  const json = liked.findIndex((type) => type === 'application/json' || type === 'application/*');
  return html >= 0 && (json < 0 || html < json);
}

const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } });

const page = ({ markup, policy }: Page, status = 200): Response =>
  new Response(markup, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'Accept',
    },
  });

const json = (body: unknown, status = 200): Response => Response.json(body, { status, headers: { vary: 'Accept' } });
