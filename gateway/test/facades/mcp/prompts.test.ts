import { describe, expect, it } from '@jest/globals';
import { ERAS, RAN, connect } from './fixture.ts';

describe.each(ERAS)('prompts, revision %s', (_, era) => {
  it('are two', async () => {
    const { prompts } = await (await connect({ era })).listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['film_night', 'leaving_soon']);
  });

  it('a film night says who comes and what they want', async () => {
    const client = await connect({ era });
    const args = { guests: 'Ann (horror), Ben', mood: 'COZY', minutes: '120' };
    const { messages } = await client.getPrompt({ name: 'film_night', arguments: args });
    expect(JSON.stringify(messages)).toMatch(/Ann \(horror\), Ben.*COZY.*120 minutes/);
  });

  it('what leaves soon comes with the list as it is', async () => {
    const client = await connect({ era });
    const { messages } = await client.getPrompt({
      name: 'leaving_soon',
      arguments: { region: 'US', platform: 'mubi' },
    });
    expect(messages[1]?.content).toMatchObject({
      type: 'resource',
      resource: { text: expect.stringContaining(RAN.id) },
    });
  });

  it.each([
    [{ name: 'film_night', arguments: {} }, 'needs "guests"'],
    [{ name: 'film_night', arguments: { guests: 'a', gernre: 'b' } }, 'no argument "gernre"'],
    [{ name: 'nothing', arguments: {} }, 'no prompt "nothing"'],
  ])('%j is refused', async (asked, message) => {
    await expect((await connect({ era })).getPrompt(asked)).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['genre', 'sc', ['SCIENCE_FICTION']],
    ['mood', 'co', ['COZY']],
    ['guests', 'x', []],
    ['constructor', 'x', []],
  ])('completes %s', async (name, value, values) => {
    const ref = { type: 'ref/prompt' as const, name: 'film_night' };
    const { completion } = await (await connect({ era })).complete({ ref, argument: { name, value } });
    expect(completion).toMatchObject({ values, total: values.length, hasMore: false });
  });

  it('completes platforms, titles and operations', async () => {
    const client = await connect({ era });
    const complete = async (uri: string, name: string, value: string) =>
      (await client.complete({ ref: { type: 'ref/resource', uri }, argument: { name, value } })).completion.values;
    const ref = { type: 'ref/prompt' as const, name: 'leaving_soon' };
    const platforms = await client.complete({ ref, argument: { name: 'platform', value: 'n' } });
    expect(platforms.completion.values).toEqual(['netflix']);
    expect(await complete('title://{id}', 'id', 'ra')).toEqual([RAN.id]);
    expect(await complete('operation://{name}', 'name', 'sear')).toEqual(['SearchTitles']);
    expect(await complete('answer://{operation}{?variables}', 'operation', '')).toEqual([]);
  });

  it('refuses to complete what there is not', async () => {
    const client = await connect({ era });
    const argument = { name: 'x', value: '' };
    await expect(client.complete({ ref: { type: 'ref/prompt', name: 'x' }, argument })).rejects.toMatchObject({
      code: -32602,
    });
    await expect(client.complete({ ref: { type: 'ref/resource', uri: 'x://{y}' }, argument })).rejects.toMatchObject({
      code: -32602,
    });
  });
});
