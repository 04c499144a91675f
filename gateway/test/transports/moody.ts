import type { Transport } from '../../src/transports/port.ts';
import { ask } from './ask.ts';
import { type Answering, answerJson } from './server.ts';

export const OPEN_MS = 150;
export const OPTIONS = {
  timeoutMs: 1000,
  retry: { attempts: 1 },
  breaker: { requests: 4, errorShare: 0.5, openMs: OPEN_MS },
};

/** Answers well or ill, as the test says at the moment. */
export function moody() {
  const mood: { now: Answering } = { now: well };
  const answer: Answering = (response, number, seen) => mood.now(response, number, seen);
  return { mood, answer };
}
export const well: Answering = (response) => answerJson(response, { data: { me: 1 } });
export const ill: Answering = (response) => void response.writeHead(500).end();

let asked = 0;
export const codeOf = (transport: Transport) =>
  transport.request(ask(`{ me${(asked += 1)} }`)).then(
    () => 'well',
    (error: { code: string }) => error.code,
  );
export const codesOf = async (transport: Transport, count: number) => {
  const codes: string[] = [];
  for (let at = 0; at < count; at += 1) codes.push(await codeOf(transport));
  return codes;
};
