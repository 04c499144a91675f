import { expect, it } from '@jest/globals';
import { createTellUnpublished } from '../../src/service/unpublished.ts';
import { createLog } from './log.ts';

it('a document that nobody published is a line of the log, and the last one says that it is', () => {
  const { log, lines } = createLog();
  const tell = createTellUnpublished(log);
  const document = { id: 'ab', operationName: 'Mine', text: 'query Mine { a }' };
  tell({ ...document, last: false });
  expect(lines).toEqual([{ level: 'warn', facts: document, message: 'a document that is not published' }]);
  tell({ ...document, id: 'cd', last: true });
  expect(lines).toHaveLength(3);
  expect(lines[2]?.message).toContain('more documents');
});
