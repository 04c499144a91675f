import { expect, it } from '@jest/globals';
import type { Supergraph } from '@media-gateway/testkit';
import { askGraphql } from '../clients/graphql.ts';

const ROLE = 'query RoleOfApp { viewer { role } }';

/** The documents of a client application: published, served by the id that it sends, counted, retired. */
export function appsSuite(get: () => Supergraph): void {
  const admin = async (method: string, path: string, body?: object) => {
    const headers = {
      authorization: `Bearer ${await get().token('admin', 'admin')}`,
      'content-type': 'application/json',
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${get().url}/admin/apps/tv~1.0${path}`, { method, headers, ...sent });
    return (await response.json()) as object;
  };

  it('are run while their version is active', async () => {
    const asked = { documentId: 'tv-role' };
    const notFound = { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
    expect(await admin('PUT', '', { 'tv-role': ROLE })).toMatchObject({ version: { state: 'PENDING' } });
    expect(await askGraphql(get(), asked)).toMatchObject(notFound);
    expect(await admin('POST', '/activate')).toMatchObject({ version: { state: 'ACTIVE' } });
    expect(await askGraphql(get(), asked)).toMatchObject({ data: { viewer: { role: 'GUEST' } } });
    expect(await admin('POST', '/retire')).toMatchObject({ code: 'APP_VERSION_IN_USE' });
    expect(await admin('GET', '/usage')).toMatchObject({ documents: [{ name: 'RoleOfApp', uses: { byId: 1 } }] });
    expect(await admin('POST', '/retire?force=true')).toMatchObject({ version: { state: 'RETIRED' } });
    expect(await askGraphql(get(), asked)).toMatchObject(notFound);
  });
}
