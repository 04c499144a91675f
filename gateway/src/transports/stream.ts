import type { Call } from './call.ts';
import type { Endpoint } from './endpoint.ts';
import type { Failures } from './failure.ts';
import type { SubgraphSettings } from './options.ts';
import type { SubgraphAnswer } from './port.ts';

/** Where subscriptions are asked for, and how. */
export interface StreamWire {
  readonly endpoint: Endpoint;
  readonly settings: SubgraphSettings;
  readonly failures: Failures;
}

/** Opens a stream of events; it calls `opened` when the subgraph has accepted it. */
export type Open = (call: Call, opened: () => void) => AsyncIterable<SubgraphAnswer>;
