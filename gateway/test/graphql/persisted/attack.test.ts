import { afterEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_OPTIONS } from '../../../src/options.ts';
import { AutomaticDocuments } from '../../../src/stages/automatic-documents.ts';
import { closeAll, codeOf, sha256, start } from './fixture.ts';

afterEach(closeAll);

const MANY = 10_000;
const { apq } = DEFAULT_OPTIONS.persisted;

describe('whoever registers 10,000 documents', () => {
  it('finds the last of them, and no more than are kept', async () => {
    const maxDocuments = 50;
    const { run } = await start({ apq: { maxDocuments } });
    const text = (n: number) => `{ __typename } #${n}`;
    for (let n = 0; n < MANY; n += 1) {
      const { status } = await run({ query: text(n), operationId: sha256(text(n)), automatic: true });
      if (status !== 200) throw new Error(`document ${n} was refused`);
    }
    const known: number[] = [];
    for (let n = 0; n < MANY; n += 1) {
      const answer = await run({ operationId: sha256(text(n)), automatic: true });
      if (answer.status === 200) known.push(n);
      else if (codeOf(answer) !== 'PERSISTED_QUERY_NOT_FOUND') throw new Error(`document ${n}: ${codeOf(answer)}`);
    }
    expect(known).toEqual(Array.from({ length: maxDocuments }, (_, n) => MANY - maxDocuments + n));
  }, 120_000);

  it('takes no more memory than is given, however long they are', () => {
    const documents = new AutomaticDocuments(apq);
    const longest = { documents: 0, characters: 0 };
    for (let n = 0; n < MANY; n += 1) {
      documents.remember(sha256(String(n)), `${n}${'x'.repeat((n * 7919) % 50_000)}`);
      longest.documents = Math.max(longest.documents, documents.size.documents);
      longest.characters = Math.max(longest.characters, documents.size.characters);
    }
    expect(longest.documents).toBeLessThanOrEqual(apq.maxDocuments);
    expect(longest.characters).toBeLessThanOrEqual(apq.maxCharacters);
    expect(longest.characters).toBeGreaterThan(apq.maxCharacters / 2);
  });

  it('pushes out nothing with one that is longer than all together may be', () => {
    const documents = new AutomaticDocuments({ ...apq, maxCharacters: 10 });
    documents.remember('a', '{ a }');
    documents.remember('b', 'x'.repeat(11));
    expect(documents.size).toEqual({ documents: 1, characters: 5 });
  });
});
