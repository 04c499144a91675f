import { createTransport } from './create.ts';
import type { SubgraphOptions } from './options.ts';
import type { Transport } from './port.ts';

export type HttpTransportOptions = SubgraphOptions;

/** A subgraph behind HTTP with what is set for nobody else. */
export const createHttpTransport = (options: HttpTransportOptions): Transport => createTransport(options);
