/** sigma-studio as a person has it: its window on a screen, its one button, its own server inside. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startDisplay } from './support/display.mjs';
import { median } from './support/median.mjs';
import { mediaWithSegments, parse } from './support/playlists.mjs';
import { play } from './support/probe.mjs';
import { startServer } from './support/server.mjs';
import { startStudio, studioBinary, StudioFolder, TEST_PICTURE } from './support/studio.mjs';
import { stripTime } from './support/timestamp_strip.mjs';
import { launchBrowser, Viewer } from './support/viewer.mjs';
import { waitFor } from './support/waiting.mjs';

const WATCHED_SECONDS = 6;
const MOST_BEHIND_SECONDS = 4;
/** The programme before it is sent is younger than this; what viewers see is older. */
const LEAST_BEHIND_SECONDS = 0.5;
const PICTURES_OF_RETURN = 5;
const HOLD_SECONDS = 1;
const MOST_TO_END_SECONDS = 2;

/** Without a time strip in it. */
const COLOR = { sources: [{ name: 'Colour', settings: { kind: 'color' } }], main: 0 };

const isBuilt = existsSync(studioBinary() ?? '');
const skip = isBuilt ? false : 'sigma-studio was not built (SIGMA_STUDIO names it; CMake option SIGMA_STUDIO)';

describe('sigma-studio', { skip }, () => {
  let display;
  let browser;
  before(async () => {
    display = await startDisplay();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await display.stop();
  });

  async function screenshot(name) {
    const folder = process.env.SIGMA_SCREENSHOT_DIR;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await display.screenshot(path.join(folder, `e2e_studio_${name}.png`));
  }

  describe('started for the first time', () => {
    const folder = new StudioFolder();
    let studio;
    let session;
    before(async () => { studio = await startStudio(display, folder); });
    after(() => studio?.stop());

    it('goes live with one click and nothing set up, and is seen', async () => {
      await screenshot('first_start');
      assert.equal((await studio.status('studio')).state, 'waiting');
      await studio.click('goLive');
      ({ session } = await studio.state('studio', 'live'));
      const viewer = await Viewer.open(browser, studio, 'studio');
      await viewer.state('playing', 20);
      await screenshot('live');
      await viewer.page.close();
    });

    it('is not started a second time', async () => {
      const second = await folder.startAgain(display);
      assert.equal(second.status, 1);
      assert.match(second.stderr, /^The studio runs already on /m);
      assert.equal((await studio.status('studio')).state, 'live');
    });

    it('ends when the button is held', async (t) => {
      const began = performance.now();
      await studio.press('goLive');
      await studio.state('studio', 'ended');
      const seconds = (performance.now() - began) / 1000 - HOLD_SECONDS;
      await studio.release();
      t.diagnostic(`ended ${seconds.toFixed(2)} s after the hold`);
      assert.ok(seconds < MOST_TO_END_SECONDS, `it took ${seconds} s to end`);
      await screenshot('ended');
    });

    it('keeps the session that has ended', async () => {
      const kept = await waitFor('the session is kept as ended', async () =>
        (await folder.sessions()).find(({ state }) => state === 'ended'));
      assert.deepEqual(kept, { id: session, state: 'ended', ended_reason: 'publisher_stop' });
    });
  });

  describe('started with --start-live', () => {
    const folder = new StudioFolder();
    let studio;
    before(async () => {
      folder.writeState(TEST_PICTURE);
      studio = await startStudio(display, folder, '--start-live');
    });
    after(() => studio?.stop());

    it('shows the programme as viewers see it', async (t) => {
      await studio.state('studio', 'live');
      await studio.click('showReturn');
      const delays = [];
      const times = new Set();
      await waitFor('the picture moves as viewers see it', async () => {
        const time = stripTime(await studio.returnPicture());
        if (time === null || times.has(time)) return false;
        times.add(time);
        delays.push((Date.now() - time) / 1000);
        return times.size === PICTURES_OF_RETURN;
      }, { seconds: 30 });
      await screenshot('return');
      const seconds = median(delays);
      t.diagnostic(`from the picture's making to the return: ${seconds.toFixed(2)} s`);
      assert.ok(seconds > LEAST_BEHIND_SECONDS && seconds < MOST_BEHIND_SECONDS + 2, `${seconds} s`);
      assert.ok((await studio.status('studio')).viewers >= 1, 'the studio watches itself');
      await studio.click('showProgramme');
      await screenshot('return_left');
    });

    it('is seen in a browser less than 4 s later', async (t) => {
      await studio.state('studio', 'live');
      const viewer = await Viewer.open(browser, studio, 'studio');
      await viewer.state('playing', 20);
      const behind = async () => {
        const time = await viewer.page.evaluate(stripTime);
        return time === null ? null : (Date.now() - time) / 1000;
      };
      await waitFor('the viewer is close', async () => {
        const seconds = await behind();
        return seconds !== null && seconds < MOST_BEHIND_SECONDS;
      }, { seconds: 30 });
      const readings = [];
      const reader = setInterval(async () => readings.push(await behind()), 250);
      await viewer.sample(WATCHED_SECONDS);
      clearInterval(reader);
      const read = readings.filter((seconds) => seconds !== null);
      assert.ok(read.length > readings.length / 2, `the time could be read ${read.length} times of ${readings.length}`);
      const seconds = median(read);
      t.diagnostic(`from the picture's making to the browser: ${seconds.toFixed(3)} s (${Math.min(...read).toFixed(3)} `
        + `to ${Math.max(...read).toFixed(3)} s), ${(await viewer.read()).stalls} stalls`);
      assert.ok(seconds > 0.2 && seconds < MOST_BEHIND_SECONDS, `${seconds} s`);
      viewer.assertWellBehaved();
    });

    it('offers to go on after it was killed', async () => {
      await screenshot('before_kill');
      assert.equal(await studio.crash(), 'SIGKILL');
      const left = folder.marker();
      assert.equal(left.live, true);
      studio = await startStudio(display, folder);
      await screenshot('after_kill');
      assert.notEqual((await studio.status('studio')).state, 'live', 'it went live by itself');
      await studio.click('goLiveAgain');
      await studio.state('studio', 'live');
      await screenshot('live_again');
    });
  });

  describe('with smaller pictures for slow networks', () => {
    const folder = new StudioFolder();
    let studio;
    before(async () => {
      folder.writeState({ ...COLOR, settings: { video: { height: 480, sends_smaller: true } } });
      studio = await startStudio(display, folder, '--start-live');
    });
    after(() => studio?.stop());

    it('offers each of them to players as one channel', async () => {
      await studio.state('studio', 'live');
      const multivariant = await waitFor('both pictures are listed', async () => {
        const { playlists } = parse(await studio.text('/live/studio/index.m3u8'));
        return playlists.length === 2 && playlists;
      });
      const sizes = multivariant.map(({ attributes: { RESOLUTION } }) => `${RESOLUTION.width}x${RESOLUTION.height}`);
      assert.deepEqual(sizes.sort(), ['640x360', '854x480']);
      const base = studio.url('/live/studio/index.m3u8');
      const media = await Promise.all(multivariant.map(({ uri }) => mediaWithSegments(studio, new URL(uri, base).pathname, 2)));
      const [first, second] = media.map(({ segments }) => segments.map(({ programDateTime }) => programDateTime));
      assert.ok(first.some((time) => second.includes(time)), 'no segments of both begin at the same moment');
    });

    it('tells players with each picture when it was made', async (t) => {
      const { summary } = await play(studio.url('/live/studio/index.m3u8'), ['--seconds', 8]);
      t.diagnostic(`from the programme's picture to the player: ${summary.glass_to_glass?.p50} s`);
      assert.ok(summary.glass_to_glass?.p50 > LEAST_BEHIND_SECONDS && summary.glass_to_glass.p50 < MOST_BEHIND_SECONDS + 2);
    });
  });

  describe('live on another server', () => {
    const folder = new StudioFolder();
    let server;
    let studio;
    let key;
    before(async () => {
      const listen = `127.0.0.1:${await freePort()}`;
      server = await startServer({ channels: { camera: { mode: 'ultra' } }, sections: { rtmp: { listen } } });
      const url = server.publishUrl('camera');
      key = url.slice(url.lastIndexOf('/') + 1);
      const destination = { kind: 2, service_url: url.slice(0, -key.length - 1) };
      folder.writeState({ ...TEST_PICTURE, settings: { destination } });
      studio = await startStudio(display, folder);
    });
    after(async () => {
      await studio?.stop();
      await server?.stop();
    });

    it('comes back by itself when that server was restarted', async (t) => {
      await studio.enterKey(key);
      await screenshot('other_service');
      await studio.click('goLive');
      await server.state('camera', 'live');
      const { session } = await server.status('camera');
      await server.crashAndStartAgain();
      const began = performance.now();
      await server.state('camera', 'live', { seconds: 40 });
      t.diagnostic(`live again ${((performance.now() - began) / 1000).toFixed(2)} s after the server's start`);
      t.diagnostic(`the session ${(await server.status('camera')).session === session ? 'goes on' : 'is a new one'}`);
      await screenshot('reconnected');
    });
  });

  describe('live on several servers at once', () => {
    const folder = new StudioFolder();
    let server;
    let studio;
    before(async () => {
      const listen = `127.0.0.1:${await freePort()}`;
      const sections = { rtmp: { listen }, live: { unpublish_window: 1 } };
      server = await startServer({ channels: { camera: { mode: 'ultra' } }, sections });
      folder.writeState(TEST_PICTURE);
      studio = await startStudio(display, folder);
    });
    after(async () => {
      await studio?.stop();
      await server?.stop();
    });

    it('publishes to each that takes it while one refuses', async () => {
      const [, url, key] = /^(.*)\/([^/]+)$/.exec(server.publishUrl('camera'));
      const dialog = await studio.addServices([
        { name: 'Other', url, key },
        { name: 'Wrong', url, key: 'not-a-key-of-any-channel' },
      ]);
      await screenshot('several_services');
      await studio.agree(dialog);
      await studio.click('goLive');
      await studio.state('studio', 'live');
      await server.state('camera', 'live');
      await server.logged(/publisher\.rejected/);
      assert.equal((await studio.status('studio')).state, 'live');
      await screenshot('several_live');
      const written = await waitFor('the services are kept', () => {
        const text = folder.stateText();
        return text.includes('"Wrong"') && text;
      });
      assert.ok(!written.includes(key), 'a key is in the file');
    });

    it('ends one of them and begins it again while the others go on', async () => {
      const { session } = await studio.status('studio');
      const { session: other } = await server.status('camera');
      await studio.click('firstService');
      await server.state('camera', 'ended');
      await screenshot('several_one_off');
      await studio.click('firstService');
      assert.notEqual((await server.state('camera', 'live')).session, other);
      const own = await studio.status('studio');
      assert.deepEqual([own.state, own.session], ['live', session]);
    });

    it('goes on while one of them is away, which comes back by itself', async () => {
      const { session } = await studio.status('studio');
      await server.crashAndStartAgain();
      await server.state('camera', 'live', { seconds: 40 });
      const own = await studio.status('studio');
      assert.deepEqual([own.state, own.session], ['live', session]);
      await screenshot('several_again');
    });
  });
});

async function freePort() {
  const holder = net.createServer();
  await new Promise((resolve) => { holder.listen(0, '127.0.0.1', resolve); });
  const { port } = holder.address();
  await new Promise((resolve) => { holder.close(resolve); });
  return port;
}
