import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventStreamReader, type ServerSentEvent } from '../../src/transports/event-stream.ts';

const read = (...pieces: (string | Buffer)[]): readonly ServerSentEvent[] => {
  const reader = new EventStreamReader(1000);
  return pieces.flatMap((piece) => reader.read(Buffer.from(piece)));
};

const event = (name: string, data: string, id?: string) => ({ name, data, id });

describe('an event stream', () => {
  it.each<[string, string, ServerSentEvent[]]>([
    ['an event', 'event: next\ndata: {"a":1}\nid: 7\n\n', [event('next', '{"a":1}', '7')]],
    ['without spaces after the colon', 'event:next\ndata:a\n\n', [event('next', 'a')]],
    ['with one space that belongs to the data', 'data:  a\n\n', [event('', ' a')]],
    ['data of several lines', 'data: a\ndata:\ndata: b\n\n', [event('', 'a\n\nb')]],
    ['an event without data', 'event: complete\n\n', [event('complete', '')]],
    ['an event with empty data', 'event: complete\ndata:\n\n', [event('complete', '')]],
    ['comments, which say that it lives', ':\n\n: hello\n\ndata: a\n\n', [event('', 'a')]],
    ['a field without a colon', 'data\n\n', [event('', '')]],
    ['unknown fields', 'retry: 10\nsomething: else\ndata: a\n\n', [event('', 'a')]],
    [
      'an id that stays until the next',
      'id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n',
      [event('', 'a', '1'), event('', 'b', '1'), event('', 'c')],
    ],
    [
      'an id with U+0000, which is none',
      'id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n',
      [event('', 'a', '1'), event('', 'b', '1')],
    ],
    ['a name that holds for one event', 'event: next\ndata: a\n\ndata: b\n\n', [event('next', 'a'), event('', 'b')]],
    ['a byte order mark at its beginning', '\uFEFFdata: a\n\n', [event('', 'a')]],
    ['an event that is not complete', 'data: a\n', []],
  ])('%s', (_name, text, events) => {
    expect(read(text)).toEqual(events);
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(events);
    expect(read(text.replaceAll('\n', '\r'))).toEqual(events);
  });

  it('is the same in whatever pieces it comes', () => {
    const line = fc.constantFrom('event: next', 'data: ä☃😀', 'data: {"a":1}', 'id: 7', ':', '', '');
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 8 }), (lines, cuts) => {
        const whole = Buffer.from(lines.map(([content, end]) => content + end).join(''));
        const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, at) => whole.subarray(places[at], end));
        expect(read(...pieces)).toEqual(read(whole));
      }),
    );
  });

  it.each([
    ['a line that never ends', ['x'.repeat(600), 'x'.repeat(600)]],
    ['data without an end', Array<string>(30).fill(`data: ${'x'.repeat(50)}\n`)],
  ])('refuses %s', (_name, pieces) => {
    expect(() => read(...pieces)).toThrow(RangeError);
  });

  it('reads a large event in many pieces in time that grows with its size', () => {
    const reader = new EventStreamReader(50_000_000);
    const piece = Buffer.from('x'.repeat(2000));
    const since = performance.now();
    reader.read(Buffer.from('data: '));
    for (let at = 0; at < 10_000; at += 1) reader.read(piece);
    expect(reader.read(Buffer.from('\n\n'))[0]?.data).toHaveLength(20_000_000);
    expect(performance.now() - since).toBeLessThan(3000);
  });
});
