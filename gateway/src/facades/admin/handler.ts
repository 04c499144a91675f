import { AppError, requireRole } from '@media-gateway/kernel';
import type { Lifecycle } from '../../apps/lifecycle.ts';
import { readManifest } from '../../operations/manifests/read.ts';
import type { Authenticate } from '../../stages/authenticate.ts';
import { readJson } from '../body.ts';
import { problemOfError, problemResponse } from '../rest/problem.ts';
import { matchAdmin } from './path.ts';
import { readRetirement } from './retirement.ts';
import { documentUses, summary } from './view.ts';

export interface AdminOptions {
  readonly apps: Lifecycle;
  readonly authenticate: Authenticate;
}

/** The largest manifest that is read, in bytes. */
const MAX_MANIFEST_BYTES = 16_777_216;

/**
 * The versions of client applications, below `/admin/apps`, for viewers of the role admin: `npm run operations` asks here. Rejects only
 * when it is itself at fault.
 */
export function createAdminHandler({ apps, authenticate }: AdminOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const authorization = request.headers.get('authorization') ?? undefined;
      requireRole(await authenticate(authorization), 'admin');
      return await answer(apps, request);
    } catch (error) {
      if (error instanceof AppError) return problemResponse(problemOfError(error));
      throw error;
    }
  };
}

async function answer(apps: Lifecycle, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const asked = matchAdmin(request.method, url.pathname);
  switch (asked.action) {
    case 'list':
      return Response.json({ versions: (await apps.list(url.searchParams.get('app') ?? undefined)).map(summary) });
    case 'usage': {
      const { version, documents } = await apps.usage(asked.ref);
      return Response.json({ version: summary(version), documents: documents.map(documentUses) });
    }
    case 'publish': {
      const { version, changed } = await apps.publish(
        asked.ref,
        readManifest(await readJson(request, MAX_MANIFEST_BYTES)),
      );
      return Response.json({ version: summary(version), changed }, { status: changed ? 201 : 200 });
    }
    case 'activate':
    case 'retire': {
      const moved =
        asked.action === 'activate'
          ? apps.activate(asked.ref)
          : apps.retire(asked.ref, readRetirement(url.searchParams));
      const { version, changed } = await moved;
      return Response.json({ version: summary(version), changed });
    }
  }
}
