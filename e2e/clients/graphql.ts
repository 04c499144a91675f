import type { Supergraph } from '@media-gateway/testkit';

/** What a GraphQL client gets back. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
  readonly extensions?: { readonly cost?: number };
}

export interface Ask {
  readonly query?: string;
  readonly documentId?: string;
  readonly operationName?: string;
  readonly variables?: unknown;
}

/** GraphQL over HTTP, as a frontend sends it. */
export async function askGraphql({ url }: Supergraph, body: Ask, token?: string): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...authorization(token),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

export const authorization = (token: string | undefined): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};
