import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Supergraph } from '@media-gateway/testkit';
import { type Browser, type Page, chromium } from 'playwright-core';

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** The pages as a browser shows them; skipped, and said so, where no Chromium is installed. */
export function pagesSuite(get: () => Supergraph): void {
  const title = BROWSER ? 'in a browser' : 'in a browser (skipped: no Chromium is installed)';
  (BROWSER ? describe : describe.skip)(title, () => {
    let browser: Browser;
    let page: Page;
    const wrong: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ ...(BROWSER && { executablePath: BROWSER }), args: FLAGS });
      page = await browser.newPage();
      page.on('pageerror', (error) => wrong.push(error.message));
      // What the policy of a page forbids is told on the console.
      page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
      page.on(
        'request',
        (request) =>
          void (request.url().startsWith('http') && !request.url().startsWith(get().url) && wrong.push(request.url())),
      );
    }, 120_000);
    afterAll(() => browser.close());

    it('the landing page shows every way in, and its links work', async () => {
      await page.goto(`${get().url}/`);
      expect(await page.title()).not.toBe('');
      const text = await page.innerText('body');
      for (const way of ['/graphql', '/api/v1', '/docs', '/problems', '/openapi.json', '/mcp', '/health/ready'])
        expect(text).toContain(way);
      const links = await page.$$eval('a[href]', (anchors) =>
        anchors.map((anchor) => (anchor as unknown as { href: string }).href),
      );
      const ours = links.filter((link) => link.startsWith(get().url));
      expect(ours.length).toBeGreaterThan(4);
      for (const link of new Set(ours.map((each) => each.split('#')[0] as string))) {
        expect([link, (await fetch(link, { headers: { accept: 'text/html,*/*;q=0.8' } })).status]).toEqual([link, 200]);
      }
    }, 60_000);

    it.each(['/', '/docs', '/problems', '/problems/UNKNOWN_REGION'])(
      '%s fits a phone',
      async (path) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto(get().url + path);
        const { content, screen } = await page.evaluate(() => ({
          content: document.documentElement.scrollWidth,
          screen: window.innerWidth,
        }));
        expect(content).toBeLessThanOrEqual(screen);
        await page.setViewportSize({ width: 1280, height: 900 });
      },
      60_000,
    );

    it('the reference sends its examples, by keyboard alone', async () => {
      await page.goto(`${get().url}/docs#Genres`);
      const send = page.locator('#Genres button.send').first();
      await send.focus();
      await page.keyboard.press('Enter');
      const answer = page.locator('#Genres .answer.live').first();
      await answer.waitFor({ timeout: 30_000 });
      expect(await answer.innerText()).toMatch(/^200\n\{[^]*"genres"/);
    }, 60_000);

    it('the reference leads past its list of routes, and names every part for who cannot see it', async () => {
      await page.goto(`${get().url}/docs`);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the routes');
      await page.getByRole('main').getByRole('article', { name: 'Title details' }).waitFor();
      await page.getByRole('navigation', { name: 'Routes' }).waitFor();
      await page.getByLabel('Access token').waitFor();
    }, 60_000);

    it('a problem leads to its page', async () => {
      await page.goto(`${get().url}/docs`);
      await page.locator('#Platforms details', { hasText: 'What may go wrong' }).locator('summary').click();
      await page.locator('#Platforms').getByRole('link', { name: 'UNKNOWN_REGION' }).click();
      expect(await page.innerText('h1')).toBe('There is no such region');
    }, 60_000);

    it('GraphiQL runs its first query', async () => {
      await page.goto(`${get().url}/graphql`);
      await page.getByRole('button', { name: /execute query/i }).click({ timeout: 30_000 });
      await page.waitForFunction(
        () => document.querySelector('.result-window')?.textContent?.includes('"data"') ?? false,
        undefined,
        { timeout: 30_000 },
      );
      expect(await page.innerText('.result-window')).not.toContain('"errors"');
    }, 90_000);

    it('asks nobody else and has no script that fails', () => {
      expect(wrong).toEqual([]);
    });
  });
}
