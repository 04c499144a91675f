import type { OperationTypeNode } from 'graphql';

/** JSON Schema 2020-12, as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Who may be offered an operation: our own apps, partners over REST, AI agents over MCP. */
export const AUDIENCES = ['APP', 'PARTNER', 'AGENT'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

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
  /** Its REST route, below `/api/v1`. */
  readonly http?: { readonly method: HttpMethod; readonly route: string };
  /** Its MCP tool. */
  readonly mcp?: { readonly name: string; readonly title: string };
}

export interface OperationVariable {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}
