import { expect, it } from '@jest/globals';
import { decode } from '../../src/transports/decode.ts';

const bytes = (...texts: string[]) => texts.map((text) => Buffer.from(text));

it('joins the pieces in which an answer came', () => {
  expect(decode(bytes('{"a":', '1}'))).toEqual({ text: '{"a":1}', ascii: true });
  expect(decode([])).toEqual({ text: '', ascii: true });
});

it('reads a character that is cut in two', () => {
  const whole = Buffer.from('{"a":"é"}');
  const cut = whole.indexOf(0xc3) + 1;
  expect(decode([whole.subarray(0, cut), whole.subarray(cut)])).toEqual({ text: '{"a":"é"}', ascii: false });
});

it('takes what is no UTF-8 for no ASCII, though it has as many characters as bytes', () => {
  expect(decode([Buffer.from([0x22, 0xff, 0x22])])).toEqual({ text: '"\ufffd"', ascii: false });
});
