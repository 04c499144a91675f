import { describe, expect, it } from '@jest/globals';
import { RAN, connect } from './fixture.ts';

const call = async (name: string, args: Record<string, unknown>) =>
  (await connect({ token: 'abc' })).callTool({ name, arguments: args });

describe('what goes wrong with content has a number and a suggestion', () => {
  it('a title that there is not', async () => {
    const result = await call('get_content_details', { id: 'title_nobody' });
    expect(result.isError).toBe(true);
    expect(result.structuredContent).toEqual({
      error: {
        code: 'NOT_FOUND',
        number: -33001,
        message: 'There is nothing of that id.',
        suggestion: expect.stringContaining('search'),
      },
    });
  });

  it('a title that is nowhere to be watched in a region, with what is known of it', async () => {
    const result = await call('check_availability', { id: RAN.id, region: 'DE' });
    expect(result.isError).toBe(true);
    expect(result.structuredContent).toMatchObject({
      title: { name: 'Ran' },
      error: { code: 'NOT_AVAILABLE_IN_REGION', number: -33004, message: 'No offer in DE is known.' },
    });
  });

  it('says that filters may be why', async () => {
    const result = await call('check_availability', { id: RAN.id, region: 'DE', types: ['FREE'] });
    expect(JSON.stringify(result.content)).toContain('with these filters');
  });

  it('a code that a subgraph gives, with its number', async () => {
    const progress = { titleId: RAN.id, positionSeconds: 60, durationSeconds: 600 };
    const result = await call('set_progress', progress);
    expect(result.structuredContent).toMatchObject({ error: { code: 'DEVICE_OFFLINE', number: -33002 } });
  });

  it('is no fault where there are offers', async () => {
    const result = await call('check_availability', { id: RAN.id, region: 'US' });
    expect(result.isError).toBeFalsy();
    expect(result.structuredContent).not.toHaveProperty('error');
  });
});

describe('a resource that cannot be read is a protocol error with the same number', () => {
  it.each([
    ['title://title_nobody', -33001, 'NOT_FOUND'],
    [`availability://DE/${RAN.id}`, -33004, 'NOT_AVAILABLE_IN_REGION'],
  ])('%s', async (uri, code, name) => {
    const client = await connect({});
    await expect(client.readResource({ uri })).rejects.toMatchObject({ code, data: { uri, code: name } });
  });
});
