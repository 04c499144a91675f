/** What of a value is wanted: the members named, or all of it where none is. */
export type PathTree = ReadonlyMap<string, PathTree>;

/** Paths as a tree; one that ends at a value takes in all the paths below it. */
export function treeOf(paths: readonly (readonly string[])[]): PathTree {
  const heads = [...new Set(paths.map(([head]) => head as string))];
  return new Map(
    heads.map((head) => {
      const below = paths.filter(([first]) => first === head).map((path) => path.slice(1));
      return [head, below.some((path) => path.length === 0) ? new Map() : treeOf(below)];
    }),
  );
}
