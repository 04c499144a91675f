import type { DeferStep, DeferredStep, FetchStep, PlanStep } from '../plan/steps.ts';
import type { Run } from './context.ts';
import { fetchEntities } from './fetch-entities.ts';
import { fetchInContext } from './fetch-in-context.ts';
import { fetchRoot } from './fetch-root.ts';

/** Runs a step; it never rejects: what fails is a fault. */
export async function runStep(run: Run, step: PlanStep | undefined): Promise<void> {
  switch (step?.kind) {
    case undefined:
      return;
    case 'sequence':
      for (const child of step.steps) await runStep(run, child);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((child) => runStep(run, child)));
      return;
    case 'condition':
      return runStep(run, run.variables[step.variable] === true ? step.whenTrue : step.whenFalse);
    case 'defer':
      return runDefer(run, step);
    case 'fetch':
      await runFetch(run, step);
      run.milestones.reach(step.name);
  }
}

function runFetch(run: Run, step: FetchStep): Promise<void> {
  if (!step.representation) return fetchRoot(run, step);
  return step.contextRewrites.length > 0 ? fetchInContext(run, step) : fetchEntities(run, step);
}

/** Runs the primary part; the deferred parts go on by themselves. */
async function runDefer(run: Run, step: DeferStep): Promise<void> {
  const primary = runStep(run, step.primary);
  const allAbove = Promise.all([primary, run.above]).then(() => undefined);
  for (const part of step.parts) run.parts.set(part.label, runPart({ ...run, above: allAbove, faults: [] }, part));
  await primary;
}

/**
 * A part starts when the fetches that it depends on are done; at the latest when everything above it is, since a fetch under a
 * condition may never run.
 * @returns the run with the faults that are the part's own.
 */
async function runPart(run: Run, { depends, step }: DeferredStep): Promise<Run> {
  const started = step ? Promise.all(depends.map((name) => run.milestones.wait(name))) : run.above;
  await Promise.race([started, run.above]);
  await runStep(run, step);
  return run;
}
