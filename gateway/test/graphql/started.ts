import { type Served, serve } from './fixture.ts';

/** Servers that a test starts, to be closed when it is over. */
export function createStarter() {
  const open: { close(): Promise<unknown> }[] = [];
  return {
    start: async (...args: Parameters<typeof serve>): Promise<Served> => {
      const served = await serve(...args);
      open.push(served);
      return served;
    },
    closeAll: () => Promise.all(open.splice(0).map((each) => each.close())),
  };
}

export const SUBSCRIPTION = { query: 'subscription { film { name } }' };
export const SSE = { accept: 'text/event-stream' };
export const film = (name: string) => ({ data: { film: { name } } });
