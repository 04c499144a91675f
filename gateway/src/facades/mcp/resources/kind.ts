import type { Resource, ResourceTemplateType, TextResourceContents } from '@modelcontextprotocol/server';
import type { PublishedOperation } from '../../../gateway.ts';
import type { Completer } from '../completers.ts';
import type { Session } from '../session.ts';

export interface Reading {
  readonly session: Session;
  readonly signal: AbortSignal;
}

/** One kind of resource: what is listed of it, and how it is read. */
export interface ResourceKind {
  /** Those that can be named one by one. */
  readonly listed: readonly Resource[];
  /** Whether it is the viewer's own, and so not listed for a guest. */
  readonly personal?: boolean;
  /** For those that cannot. */
  readonly template?: ResourceTemplateType;
  /** Who completes the variables of the template, by name. */
  readonly completers?: Readonly<Record<string, Completer>>;
  /** Undefined for an address of another kind. @throws ProtocolError when there is nothing at the address. */
  read(uri: string, reading: Reading): Promise<TextResourceContents> | undefined;
}

export type Operations = ReadonlyMap<string, PublishedOperation>;

export const JSON_TYPE = 'application/json';
