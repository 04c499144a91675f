/**
 * The four subgraphs in one process. A request is executed by graphql-js when its body is first seen; whoever sends the
 * same body again gets the same bytes back. So the subgraphs cost next to nothing, and the gateway is what is measured.
 * Told over IPC: nothing. Asked over IPC ("count"): how many requests came, and how many of them were executed.
 */
import { createServer, type Socket } from 'node:net';
import { createMessageReader } from '../http/message.ts';
import { createSubgraphs } from './execute.ts';

export interface ReplayCount {
  readonly requests: number;
  readonly executed: number;
}

const answer = createSubgraphs();
const recorded = new Map<string, Buffer>();
let requests = 0;
let executed = 0;

async function record(path: string, key: string, body: Buffer): Promise<Buffer> {
  executed += 1;
  const bytes = await answer(path, body);
  recorded.set(key, bytes);
  return bytes;
}

function serve(socket: Socket): void {
  const reader = createMessageReader({
    keepsBody: () => true,
    onMessage(head, _length, body) {
      requests += 1;
      const path = head.slice(head.indexOf(' ') + 1, head.indexOf(' HTTP/'));
      const key = path + body.toString('latin1');
      const bytes = recorded.get(key);
      if (bytes) socket.write(bytes);
      else void record(path, key, body).then((made) => socket.write(made));
    },
  });
  socket.setNoDelay(true);
  socket.on('data', (bytes: Buffer) => reader.feed(bytes));
  socket.on('error', () => socket.destroy());
}

const port = Number(process.argv[2]);
createServer(serve).listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('message', () => process.send?.({ requests, executed } satisfies ReplayCount));
process.on('disconnect', () => process.exit());
