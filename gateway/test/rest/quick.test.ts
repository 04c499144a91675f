import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hoistText, isEmptyText, pageInfoAtEnd, withMember } from '../../src/facades/rest/quick.ts';

const extensions = fc.constantFrom(undefined, { cost: 0 }, { cost: 1234567 });
const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/).filter((key) => key !== '__proto__');
const value = fc.jsonValue({ maxDepth: 4 });
const textOf = (data: unknown, more: object | undefined) => JSON.stringify({ data, ...(more && { extensions: more }) });

describe('what is made of the text is what is made of the value', () => {
  it('hoisted', () => {
    fc.assert(
      fc.property(value, fc.array(name, { minLength: 1, maxLength: 3 }), extensions, (inner, path, more) => {
        const data = path.reduceRight<unknown>((below, key) => ({ [key]: below }), inner);
        const made = hoistText(textOf(data, more), path);
        if (inner === null) expect(made).toBeUndefined();
        else expect(made).toBe(textOf(inner, more));
      }),
    );
  });

  it('not hoisted where the form is another', () => {
    fc.assert(
      fc.property(value, (data) => {
        const made = hoistText(textOf(data, undefined), ['no such key']);
        expect(made).toBeUndefined();
      }),
    );
  });

  it('told empty', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(value, fc.constant(null))), extensions, (data, more) => {
        expect(isEmptyText(textOf(data, more))).toBe(Object.values(data).every((one) => one === null));
      }),
    );
  });

  it('paged', () => {
    const page = fc.record({ hasNextPage: fc.boolean(), endCursor: fc.option(fc.string()) });
    fc.assert(
      fc.property(value, name, page, extensions, (nodes, key, pageInfo, more) => {
        const info = pageInfoAtEnd(textOf({ [key]: { nodes, pageInfo } }, more), 2);
        // A cursor that looks like the end of an object is left to who reads the answer.
        if (/[{}]/.test(pageInfo.endCursor ?? '')) expect([undefined, pageInfo]).toContainEqual(info);
        else expect(info).toEqual(pageInfo);
      }),
    );
  });

  it('not paged where the page is not the last thing', () => {
    const info = { hasNextPage: true, endCursor: 'a' };
    expect(pageInfoAtEnd(textOf({ a: { pageInfo: info, nodes: [] } }, undefined), 2)).toBeUndefined();
    expect(pageInfoAtEnd(textOf({ a: { pageInfo: info }, b: 1 }, undefined), 2)).toBeUndefined();
    expect(pageInfoAtEnd(textOf({ a: { nodes: [{ pageInfo: info }] } }, undefined), 2)).toBeUndefined();
    expect(pageInfoAtEnd(textOf({ a: { nodes: ['"pageInfo":{'] } }, undefined), 2)).toBeUndefined();
  });

  it('with a member beside it', () => {
    expect(withMember('{"data":1}', 'next', '/a?b="é"')).toBe('{"data":1,"next":"/a?b=\\"é\\""}');
  });
});
