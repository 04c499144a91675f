import type { BusEvent, Running, Topic } from '@media-gateway/kernel';
import { createFanout } from './fanout.ts';
import { type EventBus, type EventHandler, MAX_TRIES, type ReportTrouble, retryDelay } from './port.ts';

/** Events kept for a group that joins later, per topic. */
const KEPT = 100;
/** Dead letters kept per group. */
const MAX_DEAD = 1000;

type Handler = EventHandler<Topic>;

interface Group {
  readonly topic: Topic;
  readonly waiting: BusEvent[];
  readonly dead: BusEvent[];
  /** Those who consume; the first one does the work. */
  readonly members: Set<Handler>;
  working: Promise<void>;
}

/**
 * The bus of one process. `publish` resolves when every group is done with the events: until then the outbox keeps them,
 * and after a crash they are published again.
 */
export function createMemoryBus(report: ReportTrouble = () => undefined): EventBus {
  const groups = new Map<string, Group>();
  const kept = new Map<Topic, BusEvent[]>();
  const tails = createFanout();

  const groupOf = (topic: Topic, name: string): Group => {
    const key = `${topic}/${name}`;
    const group = groups.get(key) ?? {
      topic,
      waiting: [...(kept.get(topic) ?? [])],
      dead: [],
      members: new Set(),
      working: Promise.resolve(),
    };
    groups.set(key, group);
    return group;
  };
  const keep = (event: BusEvent) => kept.set(event.topic, [...(kept.get(event.topic) ?? []), event].slice(-KEPT));

  return {
    async publish(events) {
      const topics = new Set(events.map(({ topic }) => topic));
      const concerned = [...groups.values()].filter(({ topic }) => topics.has(topic));
      const paused = concerned.find(({ members }) => members.size === 0);
      if (paused)
        throw new Error(`A group that consumes "${paused.topic}" is stopped; publish again when it has started.`);
      for (const event of events) {
        keep(event);
        tails.push(event);
        for (const group of concerned) if (group.topic === event.topic) group.waiting.push(event);
      }
      await Promise.all(concerned.map((group) => work(group, report)));
      const undone = concerned.find(({ waiting }) => events.some((event) => waiting.includes(event)));
      if (undone)
        throw new Error(`A group that consumes "${undone.topic}" was stopped before it was done; publish again.`);
    },
    async consume(topic, name, handler) {
      const group = groupOf(topic, name);
      const member: Handler = (event) => handler(event as Parameters<typeof handler>[0]);
      group.members.add(member);
      void work(group, report);
      return runningOf(group, member);
    },
    tail: tails.open,
    deadLetters: async (topic, name) => groups.get(`${topic}/${name}`)?.dead.slice(0, 100) ?? [],
    async close() {
      for (const group of groups.values()) group.members.clear();
      await Promise.all([...groups.values()].map((group) => group.working));
      tails.close();
    },
  };
}

/** One event at a time and in order; resolves when those that waited by now are done. */
function work(group: Group, report: ReportTrouble): Promise<void> {
  group.working = group.working.then(async () => {
    for (let event = group.waiting[0]; event; event = group.waiting[0]) {
      const [handler] = group.members;
      if (!handler) return;
      if (!(await deliver(handler, event, report))) bury(group, event);
      group.waiting.shift();
    }
  });
  return group.working;
}

async function deliver(handler: Handler, event: BusEvent, report: ReportTrouble): Promise<boolean> {
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    try {
      await handler(event);
      return true;
    } catch (error) {
      report(error);
      if (tries < MAX_TRIES) await new Promise((resolve) => setTimeout(resolve, retryDelay(tries)));
    }
  }
  return false;
}

function bury(group: Group, event: BusEvent): void {
  if (group.dead.length >= MAX_DEAD) group.dead.shift();
  group.dead.push(event);
}

const runningOf = (group: Group, member: Handler): Running => ({
  async stop() {
    group.members.delete(member);
    await group.working;
  },
  async idle() {
    for (let before; before !== group.working;) {
      before = group.working;
      await before;
    }
  },
});
