import type { ErrorCode } from '@media-gateway/kernel';
import type { OperationTypeNode } from 'graphql';
import type { CachePolicy } from '../request.ts';
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
  /** The HTTP status of a success: 200, 201, 202 or 204; 200 when it is left out. */
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

/** What a value must be beyond its type. Of a list, numbers and texts are its items. */
export interface Constraint {
  readonly min?: number;
  readonly max?: number;
  /** Characters, as Unicode counts them. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** ECMA-262, with the flag `u`; found anywhere in the text. */
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A published operation: the one form from which every facade is printed. */
export interface PublishedOperation {
  /** SHA-256 of `document`, in hex. */
  readonly id: string;
  readonly name: string;
  readonly kind: `${OperationTypeNode}`;
  /** Its own, else that of its first field. */
  readonly description: string;
  /** Canonical print, without the facade directives and descriptions. */
  readonly document: string;
  readonly variables: readonly OperationVariable[];
  /** The variables that clients send, as one object. */
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
  /** Undefined when no answer may be kept. */
  readonly cache?: CachePolicy;
  /** The scopes with which all of it is answered: where the graph names alternatives, the first. */
  readonly scopes: readonly string[];
  /** The codes it may answer with, as far as its kind, its input and the rights it needs tell. */
  readonly errors: readonly ErrorCode[];
  /** With its default variables, in the unit of `limits.cost`. A number that has no default counts as 10. */
  readonly cost: number;
  /** What an audience is given in its place, where something is hidden from it. A variant has none itself. */
  readonly variants?: Readonly<Partial<Record<Audience, PublishedOperation>>>;
  /** What the running system answered over REST, recorded. */
  readonly examples?: readonly OperationExample[];
}

export interface OperationVariable {
  readonly name: string;
  /** Its own, else that of the argument or input field it is passed to, else that of the field. */
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  /** True when its value is the whole body of the REST request. */
  readonly isBody?: boolean;
  /** The viewer's claim that fills it; clients cannot send it then. */
  readonly claim?: string;
  readonly constraint?: Constraint;
}
