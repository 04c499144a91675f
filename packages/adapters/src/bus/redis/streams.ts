import { createHash } from 'node:crypto';
import type { BusEvent, Topic } from '@media-gateway/kernel';

/** Streams per topic. Raising it later breaks the order of keys that are under way; 4 feed 4 members of a group. */
const PARTITIONS = 4;

/** Events kept per stream, roughly. A group that lags further behind loses the oldest and must be rebuilt from its source. */
export const MAX_LENGTH = 5000;

/** Dead letters kept per group, roughly. */
export const MAX_DEAD = 1000;

/** An entry of a stream; the fields are null when the entry was trimmed away after it was delivered. */
export type Entry = [id: string, fields: string[] | null];

const stream = (topic: Topic, partition: number) => `bus:${topic}:${partition}`;

/** The keys of a topic's streams. */
export const streamsOf = (topic: Topic): readonly string[] =>
  Array.from({ length: PARTITIONS }, (_, partition) => stream(topic, partition));

/** The stream of an event: all events of one key go the same way, so that they stay in order. */
export const streamFor = ({ topic, key }: BusEvent): string =>
  stream(topic, createHash('sha1').update(key).digest().readUInt32BE() % PARTITIONS);

export const deadKey = (topic: Topic, group: string): string => `bus:${topic}:dead:${group}`;

export const toFields = (event: BusEvent): [string, string] => ['event', JSON.stringify(event)];

export const toEvent = (fields: readonly string[]): BusEvent => JSON.parse(fields[1] as string) as BusEvent;
