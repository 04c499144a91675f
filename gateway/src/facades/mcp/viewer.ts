import type { Gateway } from '../../gateway.ts';
import { type Asked, runFor } from './caller.ts';

/** Who asks, as far as it decides what they are offered. What they may do is decided where it is done. */
export interface Viewer {
  readonly signedIn: boolean;
  readonly scopes: readonly string[];
}

export const GUEST: Viewer = { signedIn: false, scopes: [] };

/** The operation that tells who asks. */
const VIEWER_OPERATION = 'Me';

interface ViewerData {
  readonly viewer?: { readonly role?: string; readonly scopes?: readonly string[] } | null;
}

/** A guest without a token, and with one that does not hold. Where nothing tells who asks, a token is taken for an account. */
export async function viewerOf(
  gateway: Gateway,
  { caller, signal }: Pick<Asked, 'caller' | 'signal'>,
): Promise<Viewer> {
  if (caller.authorization === undefined) return GUEST;
  const operation = gateway.operations.find(({ name }) => name === VIEWER_OPERATION);
  if (!operation) return { signedIn: true, scopes: [] };
  const response = await runFor(gateway, { operation, variables: {}, caller, signal });
  const viewer =
    response.kind === 'single' ? (response.result.data as ViewerData | null | undefined)?.viewer : undefined;
  if (!viewer?.role || viewer.role === 'GUEST') return GUEST;
  return { signedIn: true, scopes: viewer.scopes ?? [] };
}
