import { describe, expect, it } from '@jest/globals';
import { type AppError } from '@media-gateway/kernel';
import { createReport } from '../../src/service/report.ts';
import { OddAnswer, failuresOf } from '../../src/transports/failure.ts';
import { createLog } from './log.ts';

const users = failuresOf('users');

function logged(error: unknown) {
  const { log, lines } = createLog();
  createReport(log)(error);
  expect(lines).toHaveLength(1);
  return lines[0];
}

describe('a subgraph that does not answer', () => {
  const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');
  const severalRefused = Object.assign(new AggregateError([refused, refused]), { code: 'ECONNREFUSED' });
  it.each<[string, AppError, object]>([
    ['refuses the connection', users.unreachable(refused), { code: 'SUBGRAPH_UNAVAILABLE', reason: refused.message }],
    [
      'refuses it on every address',
      users.unreachable(severalRefused),
      { code: 'SUBGRAPH_UNAVAILABLE', reason: 'ECONNREFUSED' },
    ],
    [
      'has nobody behind its proxy',
      users.odd(new OddAnswer(502, 'Bad Gateway', undefined)),
      { code: 'SUBGRAPH_UNAVAILABLE', reason: 'HTTP 502: Bad Gateway' },
    ],
    ['is late', users.late(), { code: 'SUBGRAPH_TIMEOUT' }],
  ])('%s: who, what and why are logged, and no stack', (_name, error, facts) => {
    expect(logged(error)).toEqual({ level: 'error', facts: { service: 'users', ...facts }, message: error.message });
  });
});

describe('any other fault', () => {
  it.each<[string, unknown]>([
    ['of ours', new TypeError('x is not a function')],
    ['of a subgraph', users.brokenOff(new Error('socket hang up'))],
    ['that is no error', 'text'],
  ])('%s is logged whole', (_name, err) => {
    expect(logged(err)).toEqual({ level: 'error', facts: { err }, message: 'fault' });
  });
});
