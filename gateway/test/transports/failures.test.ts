import { afterEach, describe, expect, it } from '@jest/globals';
import { createTransport } from '../../src/transports/create.ts';
import { ask, failureOf, said } from './ask.ts';
import { type Answering, answerJson, oddServers } from './server.ts';

const { start, closeAll } = oddServers();
afterEach(closeAll);

const NO_RETRY = { retry: { attempts: 1 } };
const SECRET_WORDS = 'SELECT password FROM users';

const saying =
  (status: number, body: string): Answering =>
  (response) =>
    void response.writeHead(status).end(body);

describe('what a bad answer becomes', () => {
  it.each<[string, Answering, string]>([
    ['HTML', saying(200, `<html>${SECRET_WORDS}</html>`), 'SUBGRAPH_ERROR'],
    ['status 500 with a page', saying(500, SECRET_WORDS), 'SUBGRAPH_ERROR'],
    ['status 500 with nothing', saying(500, ''), 'SUBGRAPH_ERROR'],
    ['status 404', saying(404, 'Cannot POST /graphql'), 'SUBGRAPH_ERROR'],
    ['a redirect', saying(302, ''), 'SUBGRAPH_ERROR'],
    ['status 503 of a proxy', saying(503, 'no healthy upstream'), 'SUBGRAPH_UNAVAILABLE'],
    ['null', saying(200, 'null'), 'SUBGRAPH_ERROR'],
    ['JSON of something else', saying(200, '{"hello":"world"}'), 'SUBGRAPH_ERROR'],
    ['data null without an error', saying(200, '{"data":null}'), 'SUBGRAPH_ERROR'],
    ['data null with no errors', saying(200, '{"data":null,"errors":[]}'), 'SUBGRAPH_ERROR'],
    ['data that is a list', saying(200, '{"data":[1]}'), 'SUBGRAPH_ERROR'],
    ['data that is a string', saying(200, '{"data":"all of it"}'), 'SUBGRAPH_ERROR'],
    ['errors that are no list', saying(200, '{"data":{"me":1},"errors":"oh"}'), 'SUBGRAPH_ERROR'],
    ['JSON cut in the middle', saying(200, '{"data":{"me":'), 'SUBGRAPH_ERROR'],
    [
      'a body shorter than it says',
      (response) => {
        response.writeHead(200, { 'content-length': 1000 }).write('{"data":{"me":1}}');
        setTimeout(() => response.destroy(), 10);
      },
      'SUBGRAPH_ERROR',
    ],
    [
      'a chunked body that breaks off',
      (response) => {
        response.write('{"data":{"me":1}}');
        setTimeout(() => response.destroy(), 10);
      },
      'SUBGRAPH_ERROR',
    ],
    [
      'a connection that is reset before an answer',
      (response) => void response.socket?.resetAndDestroy(),
      'SUBGRAPH_UNAVAILABLE',
    ],
  ])('%s', async (_name, answer, code) => {
    const { transport, server } = await start(answer, NO_RETRY);
    const error = await failureOf(transport.request(ask('{ me }')));
    expect(error).toMatchObject({ code, extensions: { code, service: 'odd' } });
    expect(error.message).not.toContain(SECRET_WORDS);
    expect(JSON.stringify(error)).not.toContain(new URL(server.url).port);
  });

  it('nobody who listens', async () => {
    const transport = createTransport({ name: 'gone', url: 'http://127.0.0.1:1/graphql' });
    const error = await failureOf(transport.request(ask('{ me }')));
    expect(error).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', extensions: { service: 'gone' } });
    expect(error.message).not.toContain('127.0.0.1');
    await transport.close();
  });

  it('no socket at the path', async () => {
    const transport = createTransport({ name: 'gone', url: 'unix:/nowhere/at/all.sock' });
    const error = await failureOf(transport.request(ask('{ me }')));
    expect(error).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(error.message).not.toContain('nowhere');
    await transport.close();
  });

  it('keeps what the subgraph said for the log', async () => {
    const { transport } = await start(saying(500, SECRET_WORDS));
    expect((await failureOf(transport.request(ask('{ me }')))).cause).toMatchObject({
      status: 500,
      message: `HTTP 500: ${SECRET_WORDS}`,
    });
  });
});

describe('what is an answer all the same', () => {
  it('GraphQL with status 400, as GraphQL over HTTP has it', async () => {
    const { transport } = await start((response) => answerJson(response, { errors: [{ message: 'No.' }] }, 400));
    expect(await said(transport.request(ask('{ me }')))).toEqual({ errors: [{ message: 'No.' }] });
  });

  it('GraphQL with status 503, which is not sent again', async () => {
    const { transport, server } = await start((response) =>
      answerJson(response, { errors: [{ message: 'No.' }] }, 503),
    );
    expect((await transport.request(ask('{ me }'))).errors).toHaveLength(1);
    expect(server.seen).toHaveLength(1);
  });

  it('data with errors null', async () => {
    const { transport } = await start((response) => answerJson(response, { data: { me: 1 }, errors: null }));
    expect(await said(transport.request(ask('{ me }')))).toEqual({ data: { me: 1 } });
  });

  it('one that comes in drops within the time', async () => {
    const { transport } = await start((response) => {
      const text = '{"data":{"me":"Ädä"}}';
      [...Buffer.from(text)].forEach((byte, at) => setTimeout(() => response.write(Buffer.of(byte)), at * 2));
      setTimeout(() => response.end(), 80);
    });
    expect(await said(transport.request(ask('{ me }')))).toEqual({ data: { me: 'Ädä' } });
  });
});

describe('an answer that is too large', () => {
  const LARGE = { data: { me: 'x'.repeat(5000) } };

  it('by what it says of itself', async () => {
    const { transport } = await start((response) => answerJson(response, LARGE, 200, { 'content-length': 5019 }), {
      maxAnswerBytes: 1000,
    });
    expect(await failureOf(transport.request(ask('{ me }')))).toMatchObject({ code: 'SUBGRAPH_ANSWER_TOO_LARGE' });
  });

  it('by what comes, which is not read to its end', async () => {
    const { transport, server } = await start(
      (response) => {
        const timer = setInterval(() => response.write('x'.repeat(400)), 2);
        response.on('close', () => clearInterval(timer));
      },
      { maxAnswerBytes: 1000 },
    );
    expect(await failureOf(transport.request(ask('{ me }')))).toMatchObject({ code: 'SUBGRAPH_ANSWER_TOO_LARGE' });
    expect(server.seen).toHaveLength(1);
  });

  it('but one of just that size is taken', async () => {
    const bytes = Buffer.byteLength(JSON.stringify(LARGE));
    const { transport } = await start((response) => answerJson(response, LARGE), { maxAnswerBytes: bytes });
    expect(await said(transport.request(ask('{ me }')))).toEqual(LARGE);
  });
});
