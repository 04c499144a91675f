import type { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import * as apollo3 from 'apollo-client-3/core/index.js';

/** What a client of ours shows of an operation, one after the other. */
export interface Shown {
  readonly data: unknown;
  readonly error: string | undefined;
}

export interface Client {
  /** Everything that is shown of a query, to the last part of it. */
  query(query: string): Promise<readonly Shown[]>;
  /** Everything that is shown of a subscription, until it ends. */
  subscribe(query: string): Promise<readonly Shown[]>;
}

interface Source<T> {
  subscribe(observer: { next(value: T): void; error(error: unknown): void; complete(): void }): unknown;
}

/** Collects what a source says until it is done, or `isLast`. */
function collect<T>(
  source: Source<T>,
  show: (value: T) => Shown,
  isLast: (value: T) => boolean = () => false,
): Promise<Shown[]> {
  const shown: Shown[] = [];
  return new Promise((resolve) => {
    source.subscribe({
      next(value) {
        shown.push(structuredClone(show(value)));
        if (isLast(value)) resolve(shown);
      },
      error: (error) => resolve([...shown, { data: undefined, error: String(error) }]),
      complete: () => resolve(shown),
    });
  });
}

interface Told4 {
  readonly data?: unknown;
  readonly error?: Error | undefined;
  readonly dataState?: string;
}

export function apolloClient4(uri: string, handler: GraphQL17Alpha9Handler | Defer20220824Handler): Client {
  const client = new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache(),
    // Its type does not know exactOptionalPropertyTypes.
    incrementalHandler: handler as NonNullable<ApolloClient.Options['incrementalHandler']>,
  });
  const show = ({ data, error }: Told4): Shown => ({ data, error: error?.message });
  return {
    query: (query) =>
      collect<Told4>(
        client.watchQuery({
          query: gql(query),
          errorPolicy: 'all',
          fetchPolicy: 'network-only',
          notifyOnNetworkStatusChange: false,
        }),
        show,
        ({ dataState, error }) => dataState === 'complete' || error !== undefined,
      ),
    subscribe: (query) => collect<Told4>(client.subscribe({ query: gql(query), errorPolicy: 'all' }), show),
  };
}

interface Told3 {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string }[] | undefined;
}

export function apolloClient3(uri: string): Client {
  // Version 3 tells of each part as it comes, and not which is the last: that is when the answer was read to its end.
  let answered: () => void = () => undefined;
  const end = new apollo3.ApolloLink(
    (operation, forward) =>
      new apollo3.Observable((observer) =>
        forward(operation).subscribe({
          next: (result) => observer.next(result),
          error: (error) => observer.error(error),
          complete: () => {
            observer.complete();
            setTimeout(answered);
          },
        }),
      ),
  );
  const link = end.concat(new apollo3.HttpLink({ uri }));
  const client = new apollo3.ApolloClient({ link, cache: new apollo3.InMemoryCache() });
  return {
    query: async (query) => {
      const shown: Shown[] = [];
      const watched = client.watchQuery({ query: apollo3.gql(query), errorPolicy: 'all', fetchPolicy: 'no-cache' });
      await new Promise<void>((resolve) => {
        answered = resolve;
        watched.subscribe(({ data, errors }) => shown.push(structuredClone({ data, error: errors?.[0]?.message })));
      });
      return shown;
    },
    subscribe: (query) =>
      collect<Told3>(
        client.subscribe({ query: apollo3.gql(query), errorPolicy: 'all', fetchPolicy: 'no-cache' }),
        ({ data, errors }) => ({ data, error: errors?.[0]?.message }),
      ),
  };
}
