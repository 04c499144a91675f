import {
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  type Resource,
  type Server,
} from '@modelcontextprotocol/server';
import { pageOf } from '../page.ts';
import type { Session } from '../session.ts';
import { viewerOf } from '../viewer.ts';
import type { Reading } from './kind.ts';

export function serveResources(server: Server, sessionNow: () => Session): void {
  server.setRequestHandler('resources/list', async ({ params }, { mcpReq }) => {
    const { items, ...next } = pageOf(await listed(sessionNow(), mcpReq.signal), params?.cursor);
    return { resources: items, ...next };
  });
  server.setRequestHandler('resources/templates/list', ({ params }) => {
    const { items, ...next } = pageOf(sessionNow().catalogue.templates, params?.cursor);
    return { resourceTemplates: items, ...next };
  });
  server.setRequestHandler('resources/read', ({ params }, { mcpReq }) =>
    read(params.uri, { session: sessionNow(), signal: mcpReq.signal }),
  );
}

/** What the viewer may read. */
async function listed({ gateway, catalogue, caller }: Session, signal: AbortSignal): Promise<Resource[]> {
  const { signedIn } = await viewerOf(gateway, { caller, signal });
  return catalogue.resources.filter(({ personal }) => signedIn || !personal).flatMap((kind) => kind.listed);
}

/** @throws ProtocolError InvalidParams for an address that is none of ours: that is what revision 2026-07-28 asks for. */
async function read(uri: string, reading: Reading): Promise<ReadResourceResult> {
  for (const kind of reading.session.catalogue.resources) {
    const contents = kind.read(uri, reading);
    if (contents) return { contents: [await contents] };
  }
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    `There is no resource "${uri.slice(0, 200)}"; resources/list and resources/templates/list tell of what there is.`,
    { uri },
  );
}
