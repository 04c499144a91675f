import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import type { Hub } from '../../src/subscriptions/hub.ts';
import { TestSource, settled, subscribing, testHub } from './source.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Opens a subscription on a version that nothing else holds. */
function open(hub: Hub, source: TestSource) {
  const asked = subscribing(source);
  const version = { heavy: true };
  const subscription = source.subscription('old');
  const events = hub.subscribe({ ...asked, subscription, version });
  return { events, version: new WeakRef(version), subscription: new WeakRef(subscription) };
}

it('lets go of the version that a subscription began with once it is on another', async () => {
  const [hub, source] = [testHub(), new TestSource()];
  const { events, version, subscription } = open(hub, source);
  await settled();
  await hub.swap({}, () => source.subscription('new'));
  source.emit(1);
  await events.next();
  await settled();
  collectGarbage();
  expect([version.deref(), subscription.deref()]).toEqual([undefined, undefined]);
  expect(hub.upstreams).toBe(1);
  hub.close();
});
