/** What a query string says of one name: its texts, and those of the names in brackets after it. */
export interface QueryNode {
  readonly texts: readonly string[];
  readonly fields: ReadonlyMap<string, QueryNode>;
}

interface GrowingNode {
  readonly texts: string[];
  readonly fields: Map<string, GrowingNode>;
}

/** Characters of the names in brackets; no input of ours nests as deep. */
const MAX_BRACKETS = 200;

const KEY = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/**
 * `filters[yearFrom]=1990&filters[genres]=DRAMA&filters[genres]=CRIME` as a tree. `name[]` is another way to repeat a name.
 * A name with unbalanced brackets is a name like any other, and unknown later.
 */
export function parseQuery(search: URLSearchParams): ReadonlyMap<string, QueryNode> {
  const root = emptyNode();
  for (const [key, text] of search) {
    pathOf(key).reduce(child, root).texts.push(text);
  }
  return root.fields;
}

const emptyNode = (): GrowingNode => ({ texts: [], fields: new Map() });

function pathOf(key: string): readonly string[] {
  const [, name, brackets] = KEY.exec(key) ?? [];
  if (name === undefined || (brackets ?? '').length > MAX_BRACKETS) return [key];
  const steps = [...(brackets ?? '').matchAll(/\[([^\]]*)\]/g)].map(([, step]) => step ?? '');
  return [name, ...steps.filter((step) => step !== '')];
}

function child(node: GrowingNode, name: string): GrowingNode {
  const known = node.fields.get(name) ?? emptyNode();
  node.fields.set(name, known);
  return known;
}
