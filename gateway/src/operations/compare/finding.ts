import type { DemandCode } from './demands.ts';
import type { Client } from './door.ts';
import type { Level, SchemaCode } from './schemas.ts';

export type FindingCode =
  | 'id-added'
  | 'id-changed'
  | 'id-removed'
  | 'route-added'
  | 'route-changed'
  | 'route-removed'
  | 'tool-added'
  | 'tool-renamed'
  | 'tool-removed'
  | 'audience-removed'
  | 'kind-changed'
  | DemandCode
  | SchemaCode;

/** One thing that has changed for one kind of client. */
export interface Finding {
  readonly code: FindingCode;
  readonly client: Client;
  /** The operation's name; of one that is gone, the name it had. */
  readonly operation: string;
  /** The id, route or tool by which the client reaches it. */
  readonly subject: string;
  /** Where in the input or output, when it is there: `filters.genres[]`. */
  readonly path?: string;
  /** A whole sentence. */
  readonly message: string;
}

export type Leveled = Finding & { readonly level: Level };

/** What has changed between two locks. */
export interface Comparison {
  readonly breaking: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly additions: readonly Finding[];
}

export const sortFindings = (findings: readonly Leveled[]): Comparison => ({
  breaking: ofLevel(findings, 'breaking'),
  warnings: ofLevel(findings, 'warning'),
  additions: ofLevel(findings, 'addition'),
});

const ofLevel = (findings: readonly Leveled[], wanted: Level): readonly Finding[] =>
  findings.filter(({ level }) => level === wanted).map(({ level: _, ...finding }) => finding);
