import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

/** Stands between a client and Redis, so that Redis can be away for that client alone. */
export interface RedisProxy {
  /** The address of Redis, by way of here. */
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startRedisProxy(url: string): Promise<RedisProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
    client.pipe(upstream).pipe(client);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.host = `127.0.0.1:${port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    });
  return { url: through.href, stop, start: () => listen(port) };
}
