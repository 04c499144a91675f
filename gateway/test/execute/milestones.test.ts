import { expect, it } from '@jest/globals';
import { createMilestones } from '../../src/execute/milestones.ts';

it('is reached when every fetch of its name is done, and not before', async () => {
  const { reach, wait } = createMilestones(new Map([['0', 2]]));
  let reached = false;
  const waiting = wait('0').then(() => (reached = true));
  reach('0');
  await Promise.resolve();
  expect(reached).toBe(false);
  reach('0');
  await waiting;
  expect(reached).toBe(true);
});
