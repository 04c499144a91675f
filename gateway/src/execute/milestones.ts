/** The fetches that deferred parts wait for, by the planner's names for them. */
export interface Milestones {
  reach(name: string | undefined): void;
  /** Resolves when every fetch of that name was done, whatever it brought. */
  wait(name: string): Promise<void>;
}

/** @param counts how many fetches have each name. */
export function createMilestones(counts: ReadonlyMap<string, number>): Milestones {
  const known = new Map<string, ReturnType<typeof createMilestone>>();
  const milestone = (name: string) => {
    const made = known.get(name) ?? createMilestone(counts.get(name) ?? 1);
    known.set(name, made);
    return made;
  };
  return {
    reach: (name) => void (name !== undefined && milestone(name).reach()),
    wait: (name) => milestone(name).reached,
  };
}

function createMilestone(count: number) {
  let resolve = () => {};
  let remaining = count;
  const reached = new Promise<void>((done) => (resolve = done));
  const reach = () => {
    remaining -= 1;
    if (remaining === 0) resolve();
  };
  return { reached, reach };
}
