import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What the clients ask for: one field of the clock, and two that the other subgraph adds to every event. */
const OPERATION = 'subscription Ticked { ticked { id label text } }';

/** Sent to the parent; the time is that of `process.hrtime`, which all processes of a machine share, in ns. */
export interface ClientsReport {
  readonly last: string;
}

/** How many connect at the same time. */
const TOGETHER = 100;

/** Opens so many sockets and subscribes on each. Tells its parent when that is done, and of every event when the last client has it. */
export async function subscribeAll(url: string, count: number): Promise<void> {
  let received = 0;
  const take = () => {
    received += 1;
    if (received % count === 0) tell({ last: String(process.hrtime.bigint()) });
  };
  process.once('disconnect', () => process.exit(0));
  for (let index = 0; index < count; index += TOGETHER) {
    await Promise.all(Array.from({ length: Math.min(TOGETHER, count - index) }, () => subscribe(url, take)));
  }
  tell({ last: '0' });
}

const tell = (report: ClientsReport) => process.send?.(report);

async function subscribe(url: string, take: () => void): Promise<void> {
  const address = `${url.replace('http', 'ws')}/graphql`;
  const socket = new WebSocket(address, 'graphql-transport-ws', { perMessageDeflate: false });
  socket.on('close', (code) => fail(`A socket was closed: ${code}.`));
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.on('message', (data: Buffer) => (isEvent(data.toString()) ? take() : fail(data.toString())));
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: OPERATION } }));
}

/** An event that was completed. */
const isEvent = (message: string) =>
  message.startsWith('{"id":"1","type":"next","payload":{"data":') && message.includes('"label":"tick ');

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
