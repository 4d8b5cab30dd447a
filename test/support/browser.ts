import { accessSync, constants } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// No connection of its own to the outside, and no sandbox where the tests run as root.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** A person at a screen: one context is one browser profile with cookies of its own. */
export interface TestBrowser {
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
}

/** One headless Chromium for the spec file; contexts are closed after each test. */
export function useBrowser(): TestBrowser {
  let browser: Browser | null = null;
  const open = new Set<BrowserContext>();
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: flags });
  }, 60_000);
  afterEach(async () => {
    await Promise.all([...open].map((context) => context.close()));
    open.clear();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async context(options = {}) {
      if (!browser) throw new Error('The browser is opened before the first test of the file.');
      const context = await browser.newContext({ locale: 'pt-BR', viewport: { width: 1440, height: 900 }, ...options });
      open.add(context);
      return context;
    },
  };
}

function findChromium(): string {
  const found = places.find((place) => {
    try {
      accessSync(place ?? '', constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) {
    throw new Error(
      'This spec needs a browser. Debian: apt-get install chromium · elsewhere: install Chrome and set CHROMIUM_PATH',
    );
  }
  return found;
}
