import { randomUUID } from 'node:crypto';
import type { BusEvent } from '@media-gateway/kernel';

export const TOPIC = 'user.interaction';

/** An event of a key that carries a number, so that order can be seen. */
export const event = (key: string, number: number): BusEvent<typeof TOPIC> => ({
  id: randomUUID(),
  topic: TOPIC,
  key,
  at: '2026-01-31T20:15:00.000Z',
  payload: {
    userId: `user_${key}`,
    titleId: `title_${number}`,
    kind: 'LIKED',
    completion: null,
    at: '2026-01-31T20:15:00.000Z',
  },
});

/** `a1`: the key and the number. */
export const shown = ({ key, payload }: BusEvent<typeof TOPIC>): string =>
  `${key}${payload.titleId.slice('title_'.length)}`;

/** A handler that keeps what it is told. */
export function recorder() {
  const seen: string[] = [];
  return { seen, handle: async (given: BusEvent<typeof TOPIC>) => void seen.push(shown(given)) };
}
