import { describe, expect, it } from '@jest/globals';
import { ERAS, RAN, connect, createCannedGateway } from './fixture.ts';

const textOf = async (uri: string, token?: string) => {
  const { contents } = await (await connect({ token })).readResource({ uri });
  return (contents[0] as { text: string }).text;
};

describe.each(ERAS)('resources, revision %s', (_, era) => {
  it('are listed: the watchlist, the graph, each operation', async () => {
    const { resources } = await (await connect({ era, token: 'abc' })).listResources();
    const uris = resources.map(({ uri }) => uri);
    expect(uris).toEqual(expect.arrayContaining(['watchlist://me', 'schema://graphql', 'operation://SearchTitles']));
  });

  it('have templates for what cannot be listed', async () => {
    const { resourceTemplates } = await (await connect({ era })).listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'operation://{name}',
      'title://{id}',
      'availability://{region}/{id}',
      'answer://{operation}{?variables}',
    ]);
  });
});

describe('reading', () => {
  it('a title runs its operation by id', async () => {
    const gateway = createCannedGateway();
    const { contents } = await (await connect({ gateway })).readResource({ uri: `title://${RAN.id}` });
    expect(JSON.parse((contents[0] as { text: string }).text)).toEqual({ title: RAN });
    expect(gateway.asked.map(({ name }) => name)).toEqual(['TitleDetails']);
  });

  it("the viewer's watchlist is theirs alone", async () => {
    expect(await textOf('watchlist://me', 'abc')).toContain('Ran');
    await expect(textOf('watchlist://me')).rejects.toMatchObject({ data: { code: 'UNAUTHENTICATED' } });
    const { resources } = await (await connect({})).listResources();
    expect(resources.map(({ uri }) => uri)).not.toContain('watchlist://me');
  });

  it('the graph, and what an operation does', async () => {
    expect(await textOf('schema://graphql')).toContain('type Query');
    expect(await textOf('operation://TitleDetails')).toMatch(
      /^# TitleDetails\n\nEverything about one film[\s\S]*query TitleDetails/,
    );
  });

  it('refuses what is none of ours', async () => {
    for (const uri of [
      'title://',
      'title://%',
      'availability://US/%',
      'nothing://x',
      'operation://SetOffer',
      'answer://AddToWatchlist',
    ])
      await expect(textOf(uri)).rejects.toMatchObject({ code: -32602 });
  });

  it('refuses variables that are none', async () => {
    for (const variables of ['%', '[]', 'x']) {
      await expect(textOf(`answer://Trending?variables=${variables}`)).rejects.toMatchObject({ code: -32602 });
    }
  });
});

describe('a long result', () => {
  it('shows its beginning, and links to all of it', async () => {
    const client = await connect({});
    const { content, structuredContent } = await client.callTool({ name: 'get_trending', arguments: { first: 15 } });
    expect((structuredContent as { trending: unknown[] }).trending).toHaveLength(15);
    const [text, link] = content as unknown as [{ text: string }, { type: string; uri: string }];
    expect(text.text.split('\n')).toHaveLength(12);
    expect(text.text).toMatch(/\+5 more$/);
    expect(link.type).toBe('resource_link');
    const { contents } = await client.readResource({ uri: link.uri });
    expect(JSON.parse((contents[0] as { text: string }).text)).toEqual(structuredContent);
  });

  it('has no link where everything is shown', async () => {
    const { content } = await (await connect({})).callTool({ name: 'get_trending', arguments: { first: 10 } });
    expect(content).toHaveLength(1);
  });
});
