import { type DocumentNode, parse, print } from 'graphql';

/** What a client sends, as a tree and as text. */
export interface Operation {
  readonly document: DocumentNode;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const operationOf = (document: DocumentNode, variables: Operation['variables']): Operation => ({
  document,
  query: print(document),
  variables,
});

export const operationOfText = (query: string, variables: Operation['variables'] = {}): Operation => ({
  document: parse(query),
  query,
  variables,
});
