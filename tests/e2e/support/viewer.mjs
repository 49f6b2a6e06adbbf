import assert from 'node:assert/strict';
import { installPlaybackMeter, readPage, samplePage } from '../browser/viewer/sampler.mjs';
import { watchPage } from '../browser/viewer/watchfulness.mjs';
import { pictureAge } from './clock_picture.mjs';
import { waitFor } from './waiting.mjs';

/**
 * A player asks again for what it dropped or could not have, and hls.js asks two or three times for the parts that it
 * was loading when its first playlists were renewed. A loop asks dozens of times.
 */
const MOST_REQUESTS = 8;

/** Chromium without a window. */
export async function launchBrowser() {
  const module = await import('../browser/viewer/browser.mjs').catch((error) => {
    throw new Error(`playwright-core is missing: run npm ci in tests/e2e/browser (${error.message})`);
  });
  return module.openBrowser({ width: 640, height: 480, dark: false });
}

/** One viewer's watch page in a tab of its own. */
export class Viewer {
  static async open(browser, server, channel) {
    const page = await browser.page.context().newPage();
    const url = server.url(`/watch/${channel}`);
    const seen = await watchPage(page, url);
    const viewer = new Viewer(page, seen);
    await page.addInitScript(installPlaybackMeter);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return viewer;
  }

  #mediaRequests = new Map();

  constructor(page, seen) {
    this.page = page;
    this.seen = seen;
    page.on('request', (request) => {
      const url = request.url();
      if (url.endsWith('.m4s')) this.#mediaRequests.set(url, (this.#mediaRequests.get(url) ?? 0) + 1);
    });
  }

  read() { return this.page.evaluate(readPage); }
  /** Seconds since the picture on the screen was made, for a channel of publishClock(); null without one. */
  async pictureAge() {
    const age = await this.page.evaluate(pictureAge);
    return age === null ? null : age / 1000;
  }
  pictureHeight() { return this.page.evaluate(() => document.querySelector('video').videoHeight); }
  /** Chooses in the page's menu; `name` as it begins there: 'Auto', '360p'. */
  chooseQuality(name) { return this.#choose('#quality-list', name); }
  press(key) { return this.page.keyboard.press(key); }
  /** The statistics on the page by their names; null while they are not shown. */
  statistics() {
    return this.page.evaluate(() => {
      const panel = document.querySelector('#statistics');
      if (panel.hidden) return null;
      const texts = (selector) => [...panel.querySelectorAll(selector)].map(({ textContent }) => textContent);
      const values = texts('dd');
      return Object.fromEntries(texts('dt').map((name, index) => [name, values[index]]));
    });
  }
  /** Chooses how far behind to be in the page's menu; `name` as it begins there. */
  chooseDelay(name) { return this.#choose('#mode-list', name); }
  /** One reading each second. */
  sample(seconds) { return samplePage(this.page, seconds); }

  state(state, seconds = 15) {
    return waitFor(`the page is ${state}`, async () => (await this.read()).state === state, { seconds });
  }

  async #choose(list, name) {
    const isChosen = await this.page.evaluate(([within, wanted]) => {
      const item = [...document.querySelectorAll(`${within} button`)].find(({ textContent }) => textContent.startsWith(wanted));
      item?.click();
      return item !== undefined;
    }, [list, name]);
    assert.ok(isChosen, `the page's menu has no ${name}`);
  }

  assertWellBehaved() {
    assert.deepEqual(this.seen.foreignRequests, []);
    assert.deepEqual(this.seen.cspViolations, []);
    const askedAgain = [...this.#mediaRequests].filter(([, times]) => times > MOST_REQUESTS);
    assert.deepEqual(askedAgain, [], 'the player asks for the same media again and again');
  }
}
