import type { Topic } from '@media-gateway/kernel';
import type { Redis } from 'ioredis';
import { streamsOf } from './streams.ts';

/**
 * Tells that a member lives, and gives it its share of the streams; gone members' leases run out.
 * KEYS: members (sorted set by time of the last sign of life), one lease per stream. ARGV: member, ms, whether streams may change hands.
 */
const BALANCE = `
local ttl, mayChange, owned = tonumber(ARGV[2]), ARGV[3] == '1', {}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ttl)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('PEXPIRE', KEYS[1], ttl)
local share = math.ceil((#KEYS - 1) / redis.call('ZCARD', KEYS[1]))
for i = 2, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    if mayChange and #owned >= share then
      redis.call('DEL', KEYS[i])
    else
      redis.call('PEXPIRE', KEYS[i], ttl)
      owned[#owned + 1] = i - 2
    end
  end
end
for i = 2, #KEYS do
  if mayChange and #owned < share and redis.call('SET', KEYS[i], ARGV[1], 'NX', 'PX', ttl) then
    owned[#owned + 1] = i - 2
  end
end
return owned`;

const RELEASE = `
redis.call('ZREM', KEYS[1], ARGV[1])
for i = 2, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then redis.call('DEL', KEYS[i]) end
end`;

export interface LeaseOptions {
  readonly redis: Redis;
  readonly topic: Topic;
  readonly group: string;
  /** Unique per process and group. */
  readonly member: string;
  readonly leaseMs: number;
}

/** The right of one member to read a stream: order per key needs one reader per stream, wherever it runs. */
export interface Lease {
  /** The streams that are ours now; call it only when nothing of them is under way, for it may give some away. */
  balance(): Promise<readonly string[]>;
  /** Keeps what is ours. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

export function createLease({ redis, topic, group, member, leaseMs }: LeaseOptions): Lease {
  const streams = streamsOf(topic);
  const keys = [`bus:${topic}:members:${group}`, ...streams.map((key) => `${key}:owner:${group}`)];
  const call = (mayChange: '0' | '1') => redis.eval(BALANCE, keys.length, ...keys, member, leaseMs, mayChange);
  return {
    async balance() {
      const owned = new Set((await call('1')) as number[]);
      return streams.filter((_, index) => owned.has(index));
    },
    renew: async () => void (await call('0')),
    release: async () => void (await redis.eval(RELEASE, keys.length, ...keys, member)),
  };
}
