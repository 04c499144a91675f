/** The candidates that are most like what was written; several when equally near, none when nothing is near. */
export function closest(written: string, candidates: readonly string[]): readonly string[] {
  const asked = written.slice(0, 100);
  const near = candidates
    .map((candidate) => ({ candidate, edits: distance(asked, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(2, Math.floor(Math.max(candidate.length, asked.length) * 0.4)));
  const fewest = Math.min(...near.map(({ edits }) => edits));
  return near.filter(({ edits }) => edits === fewest).map(({ candidate }) => candidate);
}

/** Levenshtein distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? b.length;
}
