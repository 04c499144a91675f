import { section, whole } from './fields.ts';

/** Far above what an honest client sends, and below what stalls a process. */
export const limits = section(
  {
    characters: whole(1, 10_000_000, {
      description: 'Characters of the document, comments and all.',
      unit: 'characters',
    }).default(500_000),
    tokens: whole(1, 1_000_000, { description: 'Tokens of the document.', unit: 'tokens' }).default(15_000),
    depth: whole(1, 1000, {
      description: 'Nested fields; `edges`, `nodes`, `node` and `pageInfo` do not count.',
      unit: 'levels',
    }).default(50),
    aliases: whole(0, 100_000, { description: 'Fields with another name.', unit: 'aliases' }).default(1000),
    directives: whole(0, 100_000, { description: 'Directives of the document.', unit: 'directives' }).default(1000),
    directivesPerField: whole(0, 10_000, {
      description: 'Directives of one field, fragment or operation.',
      unit: 'directives',
    }).default(100),
    rootFields: whole(1, 10_000, {
      description: 'Fields at the root of the operation, fragments included.',
      unit: 'fields',
    }).default(500),
    valueNesting: whole(1, 500, {
      description: 'Lists and objects within each other, in values of the document and in variables.',
      unit: 'levels',
    }).default(100),
    variables: whole(1, 100_000_000, {
      description: 'Characters of the variables, as JSON.',
      unit: 'characters',
    }).default(1_000_000),
    cost: whole(1, 1_000_000_000, {
      description: 'What it may cost by `@cost` and `@listSize` of the supergraph.',
      unit: 'points',
    }).default(1_000_000),
  },
  { description: 'What an operation may be at most.' },
).prefault({});
