import { EVERYWHERE } from '../text.ts';
import type { ProblemTexts } from '../text.ts';

/** Asking again later, unchanged, is right. */
const LATER = 'Ask again, after the time that `Retry-After` names where it is sent, and longer each time.';

/** Somebody else, or we, failed. */
export const SERVER_PROBLEMS = {
  SUBGRAPH_ERROR: {
    title: 'A part of the graph failed',
    when: 'The subgraph that `service` names broke off its answer, or answered with an error that is not for clients.',
    remedy: 'Ask again once; if it stays, tell the operator.',
    over: EVERYWHERE,
  },
  SUBGRAPH_UNAVAILABLE: {
    title: 'A part of the graph cannot be reached',
    when: 'The subgraph that `service` names is down or refuses the connection.',
    remedy: LATER,
    over: EVERYWHERE,
  },
  SUBGRAPH_TIMEOUT: {
    title: 'A part of the graph took too long',
    when: 'The subgraph that `service` names did not answer in time.',
    remedy: LATER,
    over: EVERYWHERE,
  },
  SUBGRAPH_CIRCUIT_OPEN: {
    title: 'A part of the graph is left alone for a while',
    when: 'The subgraph that `service` names failed too often and is not asked at present.',
    remedy: 'Ask again after `retryAfterMs` milliseconds.',
    over: EVERYWHERE,
  },
  SUBGRAPH_ANSWER_TOO_LARGE: {
    title: 'A part of the answer is too large',
    when: 'The subgraph that `service` names answered with more bytes than are read.',
    remedy: 'Ask for smaller pages or fewer fields.',
    over: EVERYWHERE,
  },
  PLANNING_OVERLOADED: {
    title: 'Too many new operations at once',
    when: 'As many operations as may wait for their plan are waiting already.',
    remedy: LATER,
    over: EVERYWHERE,
  },
  PLANNING_TIMEOUT: {
    title: 'Planning the operation took too long',
    when: 'No plan for the operation was found in time.',
    remedy: 'Ask for less in one operation; if it is a simple one, ask again later.',
    over: EVERYWHERE,
  },
  NOT_READY: {
    title: 'The gateway is starting',
    when: 'The gateway listens, but has not yet read the graph that it serves.',
    remedy: 'Ask again in a second; `/health/ready` says when it is ready.',
    over: EVERYWHERE,
  },
  INTERNAL_SERVER_ERROR: {
    title: 'The server failed',
    when: 'A fault of ours, which was logged and is not shown.',
    remedy: 'Ask again once; if it stays, tell the operator when it happened.',
    over: EVERYWHERE,
  },
  IDEMPOTENCY_UNAVAILABLE: {
    title: 'The change cannot be made only once at present',
    when: 'Where the answers of changes are remembered cannot be reached, so the change was not made.',
    remedy: LATER,
    over: ['rest'],
  },
  DEVICE_OFFLINE: {
    title: 'The device cannot be reached',
    when: 'The device that the request is meant for has not been heard of for a minute.',
    remedy: 'Switch the device on, or choose another one.',
    over: ['mcp'],
  },
  PLAYBACK_FAILED: {
    title: 'The device could not play the title',
    when: 'The device was reached and told that it failed.',
    remedy: 'Try again, or watch on another device or platform.',
    over: ['mcp'],
  },
  OVERLOADED: {
    title: 'There is too much to do at present',
    when: 'The process has more to do than it can, and refuses what matters least.',
    remedy: LATER,
    over: EVERYWHERE,
  },
} satisfies Partial<ProblemTexts>;
