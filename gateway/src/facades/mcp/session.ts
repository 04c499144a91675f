import type { Gateway } from '../../gateway.ts';
import type { McpCaller } from './caller.ts';
import type { CallableTool, Catalogue } from './catalogue.ts';
import { type Toolsets, isAllowed, isAsked } from './toolsets.ts';
import { viewerOf } from './viewer.ts';

/** What a request is answered from. */
export interface Session {
  readonly gateway: Gateway;
  /** That of the gateway's current version. */
  readonly catalogue: Catalogue;
  readonly caller: McpCaller;
  readonly toolsets: Toolsets;
}

/** The tools of the sets that were asked for. */
export const askedTools = ({ catalogue, toolsets }: Session): readonly CallableTool[] =>
  [...catalogue.tools.values()].filter(({ operation }) => isAsked(operation, toolsets));

/** Those that the viewer may call. */
export async function offeredTools(session: Session, signal: AbortSignal): Promise<readonly CallableTool[]> {
  const viewer = await viewerOf(session.gateway, { caller: session.caller, signal });
  return askedTools(session).filter(({ operation }) => isAllowed(operation, viewer));
}
