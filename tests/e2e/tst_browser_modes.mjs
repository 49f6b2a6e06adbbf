/** The two slower modes, beside the fast one: each viewer is as far behind as the mode promises. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publishClock } from './support/clock_picture.mjs';
import { median } from './support/median.mjs';
import { startServer } from './support/server.mjs';
import { launchBrowser, Viewer } from './support/viewer.mjs';
import { pause } from './support/waiting.mjs';

/** Seconds behind live that a viewer may be, from the encoder to the screen. */
const PROMISES = { ultra: [0.3, 4], low: [7.5, 10.5], normal: [19, 30] };
/** Until the normal mode has as much to show as its viewers are behind. */
const HEAD_START_SECONDS = 30;
const SETTLING_SECONDS = 8;
const WATCHED_SECONDS = 16;

describe('viewers of three modes', { concurrency: true }, () => {
  const modes = Object.keys(PROMISES);
  const viewers = {};
  let server;
  let browser;
  before(async () => {
    server = await startServer({ channels: Object.fromEntries(modes.map((mode) => [mode, { mode }])) });
    await Promise.all(modes.map((mode) => publishClock(server, mode)));
    browser = await launchBrowser();
    await pause(HEAD_START_SECONDS * 1000);
    for (const mode of modes) viewers[mode] = await Viewer.open(browser, server, mode);
  });
  after(async () => {
    await browser?.close();
    await server.stop();
  });

  for (const mode of modes) {
    const [least, most] = PROMISES[mode];
    it(`are ${least} to ${most} s behind in mode ${mode}, without a stall`, async (t) => {
      const viewer = viewers[mode];
      await viewer.state('playing');
      await pause(SETTLING_SECONDS * 1000);
      const stallsBefore = (await viewer.read()).stalls;
      const samples = await viewer.sample(WATCHED_SECONDS);
      const reported = median(samples.map(({ latency }) => latency));
      const burntIn = await viewer.pictureAge();
      t.diagnostic(`${mode}: ${reported} s by the page, ${burntIn.toFixed(2)} s by the clock in the picture`);
      for (const seconds of [reported, burntIn]) assert.ok(seconds >= least && seconds <= most, `${seconds} s`);
      assert.equal(samples.at(-1).stalls - stallsBefore, 0, 'it stalled');
      viewer.assertWellBehaved();
    });
  }
});
