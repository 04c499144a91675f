import { AppError } from '@media-gateway/kernel';
import { parseRef } from '../../apps/ref.ts';
import type { AppRef } from '../../operations/client-registry.ts';

/** What is asked for. */
export type AdminRequest =
  { readonly action: 'list' } | { readonly action: 'publish' | 'activate' | 'retire' | 'usage'; readonly ref: AppRef };

const PATH = /^\/admin\/apps(?:\/([^/]+)(?:\/(activate|retire|usage))?)?$/;

/** The method with which each is asked for. */
const METHODS = { list: 'GET', publish: 'PUT', activate: 'POST', retire: 'POST', usage: 'GET' } as const;

/**
 * `GET /admin/apps`, `PUT /admin/apps/<app>~<version>`, and below that `POST …/activate`, `POST …/retire`, `GET …/usage`.
 * @throws AppError ROUTE_NOT_FOUND, METHOD_NOT_ALLOWED, BAD_USER_INPUT.
 */
export function matchAdmin(method: string, pathname: string): AdminRequest {
  const [found, ref, verb] = PATH.exec(pathname) ?? [];
  if (found === undefined)
    throw new AppError(
      'ROUTE_NOT_FOUND',
      'There are /admin/apps and what is below it; see docs/guides/publish-an-app.md.',
    );
  const action = ref === undefined ? 'list' : ((verb ?? 'publish') as 'publish' | 'activate' | 'retire' | 'usage');
  checkMethod(method, METHODS[action]);
  return action === 'list' ? { action } : { action, ref: parseRef(decode(ref ?? '')) };
}

function checkMethod(method: string, allowed: string): void {
  if (method === allowed) return;
  throw new AppError('METHOD_NOT_ALLOWED', `This is asked with ${allowed}, not with ${method}.`, {
    details: { allow: allowed },
  });
}

/** What cannot be decoded is no reference, and refused as one. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
