import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientsReport } from './clients.ts';
import { type Ticker, startTicker } from './ticker.ts';

const EVENTS = 10;
/** How long all are idle before it is measured, in ms. */
const IDLE_MS = 10_000;

/** Resident memory of this process in 10⁶ bytes; nothing is collected for the occasion. */
const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6);

/** @param startClients starts the process of the clients, which subscribe at the address. */
export async function measure(subscriptions: number, startClients: (url: string) => ChildProcess): Promise<object> {
  const ticker = await startTicker();
  const empty = megabytes();
  const clients = startClients(ticker.url);
  clients.once('exit', (code) => (process.exitCode ??= code ?? 1));
  await once(clients, 'message');
  const connected = megabytes();
  await sleep(IDLE_MS);
  const idle = megabytes();
  const before = process.cpuUsage();
  const times = await sendEvents(ticker, clients);
  const { user, system } = process.cpuUsage(before);
  const rssMB = { empty, connected, idle, afterEvents: megabytes() };
  clients.disconnect();
  await ticker.close();
  return {
    subscriptions,
    upstream: { subscriptions: ticker.opened(), completions: ticker.completions() },
    rssMB,
    kilobytesEach: Math.round(((idle - empty) * 1e3) / subscriptions),
    gatewayCpuMsPerEvent: Math.round((user + system) / 1e3 / EVENTS),
    lastClientHasItMs: { median: times[EVENTS / 2], slowest: times.at(-1) },
  };
}

/** The times from an event until the last client has it, shortest first, in ms. */
async function sendEvents(ticker: Ticker, clients: ChildProcess): Promise<readonly number[]> {
  const times: number[] = [];
  for (let number = 0; number < EVENTS; number += 1) {
    const begun = process.hrtime.bigint();
    ticker.tick(number);
    const [{ last }] = (await once(clients, 'message')) as [ClientsReport];
    times.push(Math.round(Number(BigInt(last) - begun) / 1e6));
    await sleep(200);
  }
  return times.sort((a, b) => a - b);
}
