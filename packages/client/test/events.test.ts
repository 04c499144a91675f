import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventReader } from '../src/sse/events.ts';

const STREAM = `:\n\nid: 1\nevent: next\ndata: {"a":1}\n\n:\n\nevent: next\r\ndata: one\r\ndata:two\r\n\r\ndata\n\nevent: complete\ndata:\n\n`;
const EVENTS = [
  { event: 'next', data: '{"a":1}', id: '1' },
  { event: 'next', data: 'one\ntwo', id: '1' },
  { event: 'message', data: '', id: '1' },
  { event: 'complete', data: '', id: '1' },
];

describe('server-sent events', () => {
  it('are read however the text is cut', () => {
    const cuts = fc.array(fc.nat({ max: STREAM.length }), { maxLength: 10 });
    fc.assert(
      fc.property(cuts, (at) => {
        const places = [0, ...at.toSorted((a, b) => a - b), STREAM.length];
        const parts = places.slice(1).map((end, index) => STREAM.slice(places[index], end));
        const reader = new EventReader();
        expect(parts.flatMap((part) => [...reader.push(part)])).toEqual(EVENTS);
      }),
    );
  });

  it('that are not complete are none', () => {
    const reader = new EventReader();
    expect(reader.push('event: next\ndata: {"a":1}\n')).toEqual([]);
    expect(reader.push('\n')).toEqual([{ event: 'next', data: '{"a":1}', id: undefined }]);
  });

  it('of endless length are refused', () => {
    const reader = new EventReader();
    expect(() => Array.from({ length: 11 }, () => reader.push('x'.repeat(1_000_000)))).toThrow(RangeError);
  });
});
