import { isDeepStrictEqual } from 'node:util';

/**
 * Whether an answer is right. The first one of every connection and a sample of the others are read in full: their data
 * must equal that of the monolith. Of the others the status and the length must be those of an answer that was read.
 */
export interface AnswerCheck {
  /** @throws Error that says what is wrong with the answer. */
  full(head: string, body: Buffer): void;
  /** @throws Error likewise. */
  brief(head: string, length: number): void;
}

const OK = 'HTTP/1.1 200';

/** @param data The expected data, as JSON; `at` are the keys to it in an answer. */
export function createCheck(data: string, at: readonly string[]): AnswerCheck {
  const expected: unknown = JSON.parse(data);
  const lengths = new Set<number>();
  let last: Buffer | undefined;
  return {
    full(head, body) {
      requireOk(head, body);
      if (last?.equals(body)) return;
      const answer = JSON.parse(messageOf(body.toString())) as Answer;
      if (answer['errors'] !== undefined || !isDeepStrictEqual(valueAt(answer, at), expected))
        throw new Error(`A wrong answer: ${body.toString().slice(0, 300)}`);
      last = body;
      lengths.add(body.length);
    },
    brief(head, length) {
      requireOk(head);
      if (!lengths.has(length)) throw new Error(`An answer of ${length} bytes, which no answer before had.`);
    },
  };
}

type Answer = Readonly<Record<string, unknown>>;

const valueAt = (answer: Answer, at: readonly string[]): unknown =>
  at.reduce<unknown>((value, key) => (value as Answer | undefined)?.[key], answer);

/** MCP may answer with one server-sent event. */
const messageOf = (body: string): string => /^data: (.*)$/m.exec(body)?.[1] ?? body;

function requireOk(head: string, body?: Buffer): void {
  if (!head.startsWith(OK)) throw new Error(`Not answered with 200: ${head.slice(0, 100)} ${body?.toString() ?? ''}`);
}
