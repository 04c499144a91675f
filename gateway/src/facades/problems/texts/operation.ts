import { DOCUMENTS, EVERYWHERE } from '../text.ts';
import type { ProblemTexts } from '../text.ts';

/** The operation could not be accepted. */
export const OPERATION_PROBLEMS = {
  GRAPHQL_PARSE_FAILED: {
    title: 'The document is not GraphQL',
    when: 'The text of the operation breaks the grammar of GraphQL.',
    remedy: 'Correct it at the line and column of `locations`.',
    over: DOCUMENTS,
  },
  GRAPHQL_VALIDATION_FAILED: {
    title: 'The document does not fit the schema',
    when: 'The operation asks for something that the schema does not have, or not in this way.',
    remedy: 'Compare it with the schema, for example in GraphiQL at `/graphql`.',
    over: DOCUMENTS,
  },
  OPERATION_RESOLUTION_FAILURE: {
    title: 'It is not clear which operation to run',
    when: 'The document has several operations and none was named, none of the name that was given, or none at all.',
    remedy: 'Name one of its operations in `operationName`.',
    over: DOCUMENTS,
  },
  PERSISTED_QUERY_NOT_FOUND: {
    title: 'No document has this id',
    when: 'Nothing is published under the id, and nobody registered a text for the hash.',
    remedy: 'Send the id of a published operation; with automatic persisted queries, send the text along once.',
    over: DOCUMENTS,
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    title: 'Documents cannot be registered',
    when: 'A client sent the hash of a document of its own, and automatic persisted queries are switched off.',
    remedy: 'Send the text without a hash, or the id of a published operation.',
    over: DOCUMENTS,
  },
  PERSISTED_QUERY_HASH_MISMATCH: {
    title: 'The hash is not that of the document',
    when: 'The SHA-256 that was sent is another than that of the text beside it.',
    remedy: 'Hash exactly the text that is sent, as UTF-8, in hex.',
    over: DOCUMENTS,
  },
  OPERATION_NOT_ALLOWED: {
    title: 'Only published operations are run',
    when: 'The document is none that is published, and no others are taken here.',
    remedy: 'Run a published operation by its id, or have yours published.',
    over: DOCUMENTS,
  },
  INTROSPECTION_DISABLED: {
    title: 'The schema may not be read',
    when: 'The document asks for `__schema` or `__type` where introspection is switched off.',
    remedy: 'Work with a copy of the schema that the operator gave you.',
    over: DOCUMENTS,
  },
  MUTATION_OVER_GET: {
    title: 'A change needs POST',
    when: 'A mutation was sent with GET, which must change nothing.',
    remedy: 'Send it with POST.',
    over: ['graphql'],
  },
  PLANNING_LIMIT_EXCEEDED: {
    title: 'The operation cannot be planned',
    when: 'There are too many ways to answer the operation from the subgraphs to choose among.',
    remedy: 'Ask for less in one operation.',
    over: EVERYWHERE,
  },
  MANIFEST_INVALID: {
    title: 'The manifest cannot be published',
    when: 'It is in none of the forms that are read, or the graph does not take one of its documents.',
    remedy: 'Mend what `detail` lists, and publish it again; nothing of it was kept.',
    over: ['rest'],
  },
  MANIFEST_ID_CONFLICT: {
    title: 'An id stands for two documents',
    when: 'The manifest gives an id to a document that is published with another text under the same id.',
    remedy: 'Give the document an id of its own, best the SHA-256 of its text.',
    over: ['rest'],
  },
  APP_VERSION_IN_USE: {
    title: 'The version is still in use',
    when: 'A version of an application was to be retired, and somebody asked for its documents not long ago.',
    remedy: 'Wait until nobody does, or retire it with `force`: whoever still runs it is refused then.',
    over: ['rest'],
  },
} satisfies Partial<ProblemTexts>;
