import { chromium as playwright, type Browser } from 'playwright-core';
import { atEnd } from './cleanUp.ts';
import { need } from './machine.ts';

/** Debian's Chromium without a window; closed after the test file. Its sandbox works neither as root nor in many containers; only our own pages are opened. */
export async function chromium(): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: need('chromium'),
    headless: true,
    chromiumSandbox: false,
  });
  atEnd(() => browser.close());
  return browser;
}
