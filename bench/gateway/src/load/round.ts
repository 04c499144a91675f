import { createCheck } from './check.ts';
import { type Connection, openConnection } from './connection.ts';
import { createTiming, type Timed } from './timing.ts';

/** One round of load, as it is ordered over IPC. */
export interface RoundOrder {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The body of each request; empty for a GET. */
  readonly body: string;
  readonly accept: string;
  /** The data of a right answer, as JSON, and the keys to it in the answer. */
  readonly expected: string;
  readonly at: readonly string[];
  readonly connections: number;
  /** How long is timed; see timing.ts. */
  readonly seconds: number;
}

export interface RoundResult extends Timed {
  /** Requests of the whole round, from the first to the last answer, thus more than were timed. */
  readonly answered: number;
  readonly bytesPerAnswer: number;
}

/** Of how many answers one is read in full. */
const SAMPLE = 64;

/**
 * Keeps every connection busy with one request at a time. The last answers are waited for, so that the next round begins
 * with an idle gateway. The first answer that is wrong ends it.
 */
export async function runRound(order: RoundOrder): Promise<RoundResult> {
  const round = createRound(order);
  const clients = Array.from({ length: order.connections }, () => startClient(order, round));
  try {
    await Promise.all(clients.map(({ done }) => done));
    return round.result();
  } finally {
    for (const client of clients) client.close();
  }
}

interface Round {
  /** Takes the n-th answer of a connection. @throws Error when it is wrong. */
  take(answer: Answer, sentAt: number): void;
  /** Whether the n-th answer of a connection is read in full. */
  readsInFull(index: number): boolean;
  isOver(): boolean;
  result(): RoundResult;
}

interface Answer {
  readonly index: number;
  readonly head: string;
  readonly length: number;
  readonly body: Buffer;
}

function createRound({ expected, at, connections, seconds }: RoundOrder): Round {
  const check = createCheck(expected, at);
  const timing = createTiming(connections, seconds);
  let answered = 0;
  let bytesPerAnswer = 0;
  const readsInFull = (index: number): boolean => index % SAMPLE === 0;
  return {
    readsInFull,
    take({ index, head, length, body }, sentAt) {
      const now = performance.now();
      timing.answered(now - sentAt, now, index === 0);
      if (readsInFull(index)) check.full(head, body);
      else check.brief(head, length);
      answered += 1;
      bytesPerAnswer = length;
    },
    isOver: () => timing.isOver(performance.now()),
    result: () => ({ ...timing.result(), answered, bytesPerAnswer }),
  };
}

function startClient(order: RoundOrder, round: Round): Connection {
  let index = 0;
  let sentAt = performance.now();
  return openConnection({
    port: order.port,
    request: requestOf(order),
    keepsBody: () => round.readsInFull(index),
    onAnswer(head, length, body) {
      round.take({ index, head, length, body }, sentAt);
      index += 1;
      sentAt = performance.now();
      return !round.isOver();
    },
  });
}

function requestOf({ method, path, body, accept }: RoundOrder): Buffer {
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `accept: ${accept}`,
    ...(body === '' ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
