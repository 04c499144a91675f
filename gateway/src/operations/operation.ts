import type { OperationTypeNode } from 'graphql';
import type { OperationExample } from './examples.ts';

/** JSON Schema 2020-12, as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Who may be offered an operation: our own apps, partners over REST, AI agents over MCP. */
export const AUDIENCES = ['APP', 'PARTNER', 'AGENT'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** A REST route. */
export interface HttpFacet {
  readonly method: HttpMethod;
  /** Below `/api/v1`; `{name}` is the variable of that name. */
  readonly route: string;
  /** The HTTP status of a success; 200 when it is left out. */
  readonly status?: number;
  /** The response key of the root field that is given in pages, where there is more than one candidate. */
  readonly page?: string;
  /** Since when the route is deprecated, as a date. RFC 9745. */
  readonly deprecated?: string;
  /** When it will be gone, as a date. RFC 8594. */
  readonly sunset?: string;
}

/** An MCP tool. What is left out of its hints follows from the kind of the operation and its HTTP method. */
export interface ToolFacet {
  readonly name: string;
  readonly title: string;
  /** The set of tools that it belongs to; a client may ask for some sets only. */
  readonly toolset?: string;
  readonly readOnly?: boolean;
  readonly destructive?: boolean;
  readonly idempotent?: boolean;
  /** Addresses of pictures. */
  readonly icons?: readonly string[];
}

/** A published operation: the one form from which every facade is printed. */
export interface PublishedOperation {
  /** SHA-256 of `document`, in hex. */
  readonly id: string;
  readonly name: string;
  readonly kind: `${OperationTypeNode}`;
  readonly description: string;
  /** Canonical print, without the facade directives and descriptions. */
  readonly document: string;
  readonly variables: readonly OperationVariable[];
  /** The variables as one object. */
  readonly inputSchema: JsonSchema;
  /** `data` of the answer. */
  readonly outputSchema: JsonSchema;
  readonly audience: readonly Audience[];
  readonly http?: HttpFacet;
  readonly mcp?: ToolFacet;
  /** The response keys from `data` to the field whose value REST answers with. */
  readonly hoist?: readonly string[];
  /** The name of the events that it sends to webhooks, for example `availability.changed`. */
  readonly webhook?: { readonly event: string };
  /** What the running system answered over REST, recorded. */
  readonly examples?: readonly OperationExample[];
}

export interface OperationVariable {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  /** True when its value is the whole body of the REST request. */
  readonly isBody?: boolean;
  /** The viewer's claim that fills it; clients cannot send it then. */
  readonly claim?: string;
}
