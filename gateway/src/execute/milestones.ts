/** The fetches that deferred parts wait for, by the planner's names for them. */
export interface Milestones {
  reach(name: string | undefined): void;
  /** Resolves when the fetch was done, whatever it brought. */
  wait(name: string): Promise<void>;
}

export function createMilestones(): Milestones {
  const known = new Map<string, { readonly reached: Promise<void>; readonly reach: () => void }>();
  const milestone = (name: string) => {
    const made = known.get(name) ?? createMilestone();
    known.set(name, made);
    return made;
  };
  return {
    reach: (name) => void (name !== undefined && milestone(name).reach()),
    wait: (name) => milestone(name).reached,
  };
}

function createMilestone() {
  let reach = () => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach };
}
