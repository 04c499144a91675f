import { describe, expect, it } from '@jest/globals';
import { deepLink } from '../src/domain/link.ts';
import { platformOf } from '../src/domain/platform.ts';
import { PLATFORM_MAP } from './harness.ts';

describe('deep links', () => {
  const netflix = platformOf(PLATFORM_MAP, 'netflix');
  const titled = (externalId: string | null) => ({ titleId: 'title_seven-samurai-1954', externalId });

  it("open the title where the platform's own id is known", () =>
    expect(deepLink(netflix, titled('80 1'), 'WEB')).toEqual({
      device: 'WEB',
      url: 'https://www.netflix.com/title/80%201',
      opensTitle: true,
    }));
  it('open a search for its name where it is not', () =>
    expect(deepLink(netflix, titled(null), 'WEB')).toEqual({
      device: 'WEB',
      url: 'https://www.netflix.com/search?q=seven%20samurai',
      opensTitle: false,
    }));
  it.each([
    ['title_dark-2017-s01e02', 'dark'],
    ['title_1917-2019', '1917'],
    ['title_2001-a-space-odyssey-1968', '2001%20a%20space%20odyssey'],
    ['title_1984', '1984'],
  ])('search %s as %s', (titleId, words) =>
    expect(deepLink(netflix, { titleId, externalId: null }, 'WEB')?.url).toBe(
      `https://www.netflix.com/search?q=${words}`,
    ),
  );
  it('are null for a device without a known link', () => expect(deepLink(netflix, titled('80'), 'ROKU')).toBeNull());
});
