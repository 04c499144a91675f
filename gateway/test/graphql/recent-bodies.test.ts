import { describe, expect, it } from '@jest/globals';
import { RecentBodies } from '../../src/facades/graphql/recent-bodies.ts';
import { FILM, JSON_TYPE, QUERY, ask, codeOf } from './ask.ts';
import { serve, single } from './fixture.ts';

const body = (text: string) => Buffer.from(text);
const parsed = (bytes: Buffer) => ({ query: bytes.toString() });

/** Reads bodies in turn and says which of them were read anew. */
function readAnew(texts: readonly string[]): readonly string[] {
  const recent = new RecentBodies();
  const anew: string[] = [];
  for (const text of texts) {
    const params = recent.read(body(text), (bytes) => {
      anew.push(text);
      return parsed(bytes);
    });
    expect(params).toEqual(parsed(body(text)));
  }
  return anew;
}

describe('a body', () => {
  it('that came twice is not read again', () => {
    expect(readAnew(['{ a }', '{ a }', '{ a }', '{ a }'])).toEqual(['{ a }', '{ a }']);
  });

  it('that came once is not kept', () => {
    expect(readAnew(['{ a }', '{ b }'])).toEqual(['{ a }', '{ b }']);
  });

  it('of the same length is another', () => {
    expect(readAnew(['{ a }', '{ a }', '{ b }', '{ a }'])).toEqual(['{ a }', '{ a }', '{ b }']);
  });

  it('that is long is read each time', () => {
    const long = 'a'.repeat(8193);
    expect(readAnew([long, long, long])).toHaveLength(3);
  });

  it('is kept as it was, whatever becomes of the bytes', () => {
    const recent = new RecentBodies();
    const bytes = body('{ a }');
    for (let time = 0; time < 2; time += 1) recent.read(bytes, parsed);
    bytes.write('{ b }');
    expect(recent.read(bytes, parsed)).toEqual({ query: '{ b }' });
    expect(recent.read(body('{ a }'), parsed)).toEqual({ query: '{ a }' });
  });

  it('that cannot be read is refused each time', () => {
    const recent = new RecentBodies();
    const refuse = () => {
      throw new Error('no JSON');
    };
    for (let time = 0; time < 3; time += 1) expect(() => recent.read(body('{'), refuse)).toThrow('no JSON');
  });

  it('many others have pushed out is read anew', () => {
    const others = Array.from({ length: 10_000 }, (_, index) => `{ a${index} }`);
    const texts = ['{ a }', '{ a }', ...others.flatMap((text) => [text, text]), '{ a }'];
    expect(readAnew(texts)).toEqual(texts);
  });
});

it('a body that is known is refused where its media type is another', async () => {
  const served = await serve(() => single(FILM));
  const send = (headers: Record<string, string>) =>
    ask(served.url, 'POST', '/graphql', headers, undefined, JSON.stringify(QUERY));
  for (let time = 0; time < 3; time += 1) expect((await send(JSON_TYPE)).status).toBe(200);
  const refused = await send({ 'content-type': 'text/plain' });
  expect([refused.status, codeOf(refused.body)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  await served.close();
});
