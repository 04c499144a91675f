import { WebSocket } from 'ws';

const QUERY = '{ titles { id name stars } }';
const EXPECTED = 20;

export interface Load {
  readonly requests: number;
  /** What went wrong, each once. */
  readonly failures: ReadonlyMap<string, number>;
}

/** Asks over and over on some connections until told to stop; every answer is checked in full. */
export function startLoad(url: string, connections: number): { stop(): Promise<Load> } {
  let running = true;
  let requests = 0;
  const failures = new Map<string, number>();
  const client = async () => {
    while (running) {
      requests += 1;
      const wrong = await ask(url).catch((error: unknown) => String(error));
      if (wrong) failures.set(wrong, (failures.get(wrong) ?? 0) + 1);
    }
  };
  const clients = Array.from({ length: connections }, client);
  const stop = async () => {
    running = false;
    await Promise.all(clients);
    return { requests, failures };
  };
  return { stop };
}

async function ask(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data, errors } = (await response.json()) as { data?: { titles: { stars: number }[] }; errors?: unknown };
  if (response.status !== 200 || errors) return `${response.status} ${JSON.stringify(errors)}`;
  const right = data?.titles.length === EXPECTED && data.titles.every(({ stars }, index) => stars === index % 5);
  return right ? undefined : 'another answer than was asked for';
}

/** Whether the gateway shows the field that only one form of the supergraph has. */
export async function showsVotes(url: string): Promise<boolean> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ titles { votes } }' }),
  });
  return response.status === 200 && !((await response.json()) as { errors?: unknown }).errors;
}

export interface Followed {
  readonly events: number;
  /** Numbers that did not follow the one before. */
  readonly gaps: number;
  /** Whether it ended before it was told to. */
  readonly ended: boolean;
}

/** One subscription over graphql-ws, completed by the other subgraph at every event. */
export async function follow(url: string): Promise<{ stop(): Followed }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const state = { events: 0, gaps: 0, ended: false, last: 0 };
  socket.on('message', (raw: Buffer) => take(socket, state, JSON.parse(raw.toString()) as Message));
  socket.on('close', () => (state.ended = true));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('{"type":"connection_init"}');
  return {
    stop: () => {
      const { events, gaps, ended } = state;
      socket.terminate();
      return { events, gaps, ended };
    },
  };
}

interface Message {
  readonly type: string;
  readonly payload?: {
    readonly data?: { readonly tick: { readonly number: number; readonly title: { stars: number } } };
  };
}

const SUBSCRIBE = JSON.stringify({
  id: '1',
  type: 'subscribe',
  payload: { query: 'subscription { tick { number title { name stars } } }' },
});

function take(
  socket: WebSocket,
  state: { events: number; gaps: number; ended: boolean; last: number },
  { type, payload }: Message,
): void {
  if (type === 'connection_ack') socket.send(SUBSCRIBE);
  if (type === 'ping') socket.send('{"type":"pong"}');
  if (type === 'complete' || type === 'error') state.ended = true;
  if (type !== 'next') return;
  const number = payload?.data?.tick.number ?? Number.NaN;
  if (state.events > 0 && number !== state.last + 1) state.gaps += 1;
  state.events += 1;
  state.last = number;
}
