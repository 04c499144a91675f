import { describe, expect, it } from '@jest/globals';
import { StartupError } from '@media-gateway/kernel';
import { readGatewayYaml } from '../../src/config/read.ts';
import { toSettings } from '../../src/config/settings.ts';
import { DEFAULT_OPTIONS } from '../../src/options.ts';

const settingsOf = (persisted: string) => {
  const text = `supergraph: { source: s }\npersisted: ${persisted}`;
  return toSettings(readGatewayYaml({ text, file: 'gateway.yaml' }, {}), '').options.persisted;
};

describe('what clients may send as text', () => {
  it('is anything unless it is said, and they may register it', () => {
    expect(settingsOf('{}')).toEqual(DEFAULT_OPTIONS.persisted);
    expect(DEFAULT_OPTIONS.persisted).toMatchObject({ mode: 'allow', apq: { enabled: true } });
  });

  it.each<[string, boolean]>([
    ['allow', true],
    ['log', true],
    ['safelist', false],
    ['ids', false],
  ])('with the mode %s, registering is on: %s', (mode, enabled) => {
    expect(settingsOf(`{ mode: ${mode} }`)).toMatchObject({ mode, apq: { enabled } });
    expect(settingsOf(`{ mode: ${mode}, apq: { enabled: false } }`).apq.enabled).toBe(false);
  });

  it.each(['safelist', 'ids'])('cannot be the mode %s where it may be registered', (mode) => {
    const read = () => settingsOf(`{ mode: ${mode}, apq: { enabled: true } }`);
    expect(read).toThrow(StartupError);
    expect(read).toThrow(`persisted.mode is "${mode}"`);
    expect(read).toThrow('persisted.apq.enabled is true');
  });

  it('is one of four', () => {
    expect(() => settingsOf('{ mode: none }')).toThrow(
      'gateway.yaml:2 persisted.mode: must be one of allow, log, safelist, ids, not "none".',
    );
  });

  it('is bounded where it is registered', () => {
    expect(() => settingsOf('{ apq: { maxDocuments: 0 } }')).toThrow('from 1 to 100,000');
    expect(settingsOf('{ apq: { maxDocuments: 5, maxCharacters: 7 } }').apq).toEqual({
      enabled: true,
      maxDocuments: 5,
      maxCharacters: 7,
    });
  });
});
