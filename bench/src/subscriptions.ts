/**
 * `npm run subscriptions -w bench [-- <count>]`: that many clients, 10,000 if nothing is said, subscribe over graphql-ws and stay idle; then an event goes
 * to all of them, ten times. Prints as JSON what the gateway's process takes and how long it takes from an event until the last client has it.
 */
import { fork } from 'node:child_process';
import { measure } from './subscriptions/measure.ts';
import { subscribeAll } from './subscriptions/clients.ts';

const [first = '10000', second = '0'] = process.argv.slice(2);
// The clients are this file again, in a process of their own.
if (first.startsWith('http')) await subscribeAll(first, Number(second));
else {
  const count = Number(first);
  const startClients = (url: string) => fork(import.meta.filename, [url, String(count)]);
  console.log(JSON.stringify(await measure(count, startClients)));
}
