/** Everything that a search answers. */
export const QUERY = /* GraphQL */ `
  query ($query: String!, $filters: TitleFilters, $first: Int, $after: String) {
    search(query: $query, filters: $filters, first: $first, after: $after) {
      totalCount
      degraded
      edges {
        cursor
        node {
          title {
            id
          }
          score
          highlights {
            field
            text
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      facets {
        name
        values {
          value
          count
        }
      }
    }
  }
`;

export interface Answer {
  readonly totalCount: number;
  readonly degraded: boolean;
  readonly edges: readonly {
    cursor: string;
    node: { title: { id: string }; score: number; highlights: readonly { field: string; text: string }[] };
  }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string };
  readonly facets: readonly { name: string; values: readonly { value: string; count: number }[] }[];
}
