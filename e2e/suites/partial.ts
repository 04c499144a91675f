import { expect, it } from '@jest/globals';
import type { Supergraph } from '@media-gateway/testkit';
import { askGraphql } from '../clients/graphql.ts';

/** One subgraph down is an error beside the data, not instead of it. Wants a topology in which one can be ended. */
export function partialSuite(get: () => Supergraph): void {
  it('answers without the subgraph that is down', async () => {
    await get().stopSubgraph?.('recommendations');
    const query =
      '{ title(id: "title_metropolis-1927") { name similar(first: 2) { score } offers(region: "US") { type } } }';
    const { status, data, errors } = await askGraphql(get(), { query });
    expect(status).toBe(200);
    expect(data).toMatchObject({ title: { name: 'Metropolis', similar: null } });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'recommendations' } });
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONN/);
  });
}
