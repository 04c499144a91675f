import type { ServerContext } from '@modelcontextprotocol/server';

type Told = ServerContext['mcpReq'];

const STEPS = ['The arguments fit.', 'The subgraphs answered.', 'The result is written.'];

/** Tells a client that asked for it how far its call has come. That it cannot be told is no reason to fail. */
export async function tellProgress({ _meta, notify }: Pick<Told, '_meta' | 'notify'>, step: 0 | 1 | 2): Promise<void> {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return;
  const params = { progressToken, progress: step + 1, total: STEPS.length, message: STEPS[step] };
  await notify({ method: 'notifications/progress', params }).catch(() => undefined);
}
