import type { Fixture } from './fixture.ts';
import { abstracts } from './fixtures/abstracts/fixture.ts';
import { contexts } from './fixtures/contexts/fixture.ts';
import { inputs } from './fixtures/inputs/fixture.ts';
import { interfaces } from './fixtures/interfaces/fixture.ts';
import { keys } from './fixtures/keys/fixture.ts';
import { library } from './fixtures/library/fixture.ts';
import { market } from './fixtures/market/fixture.ts';
import { mutations } from './fixtures/mutations/fixture.ts';
import { override } from './fixtures/override/fixture.ts';
import { provides } from './fixtures/provides/fixture.ts';
import { requires } from './fixtures/requires/fixture.ts';

/** Of growing difficulty. */
export const FIXTURES: readonly Fixture[] = [
  library,
  keys,
  provides,
  override,
  mutations,
  inputs,
  requires,
  abstracts,
  contexts,
  interfaces,
  market,
];
