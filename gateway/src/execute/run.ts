import type { PlanStep } from '../plan/executable.ts';
import type { Run } from './context.ts';
import { fetchEntities } from './fetch-entities.ts';
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
    case 'fetch':
      return step.requires ? fetchEntities(run, step) : fetchRoot(run, step);
  }
}
