/** The small picture over the watch page's seek bar, of a channel whose playlist names a storyboard. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { make, publishPicture } from './support/ffmpeg.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';
import { launchBrowser, Viewer } from './support/viewer.mjs';
import { pause, waitFor } from './support/waiting.mjs';

/** Since the broadcast began: what it looks like changes, and there is enough of it to go back in. */
const CHANGE_SECONDS = 12;
const WATCHED_SECONDS = 20;

/** Red in its left half, blue in the other. */
async function makeSheet(file) {
  await make(file, ['-f', 'lavfi', '-i', 'color=red:size=160x90', '-f', 'lavfi', '-i', 'color=blue:size=160x90',
    '-filter_complex', 'hstack', '-frames:v', '1']);
  return readFileSync(file);
}

const clockText = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);

/** Red until `change`, blue from then on. */
function storyboard(change) {
  const hour = 3600;
  return `WEBVTT\nX-PROGRAM-DATE-TIME=${new Date(change - hour * 1000).toISOString()}\n\n`
    + `00:00:00.000 --> ${clockText(hour)}\nsheet.jpg#xywh=0,0,160,90\n\n`
    + `${clockText(hour)} --> ${clockText(2 * hour)}\nsheet.jpg#xywh=160,0,160,90\n`;
}

/** The colour in the middle of the small picture; null while there is none. */
const pictureColor = () => {
  const canvas = document.querySelector('#seek-picture');
  if (canvas.hidden || document.querySelector('#seek-bubble').hidden) return null;
  const [red, , blue] = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
  return red > blue ? 'red' : 'blue';
};

describe('the seek bar of a channel with a storyboard', () => {
  let server;
  let browser;
  let viewer;
  let began;
  const asked = [];
  before(async () => {
    server = await startServer({ channels: { camera: { mode: 'ultra' } } });
    browser = await launchBrowser();
    const sheet = await makeSheet(scratchFolder()('sheet.jpg'));
    const context = browser.page.context();
    await context.route(/\/index\.m3u8/, async (route) => {
      const response = await route.fetch();
      const named = '#EXTM3U\n#EXT-X-SESSION-DATA:DATA-ID="com.sigmalive.storyboard",URI="board.vtt",FORMAT=RAW\n';
      await route.fulfill({ response, body: (await response.text()).replace('#EXTM3U\n', named) });
    });
    await context.route(/\/board\.vtt$/, async (route) => {
      asked.push('board');
      await route.fulfill({ contentType: 'text/vtt', body: storyboard(began + CHANGE_SECONDS * 1000) });
    });
    await context.route(/\/sheet\.jpg$/, async (route) => {
      asked.push('sheet');
      await route.fulfill({ contentType: 'image/jpeg', body: sheet });
    });
    publishPicture(server.publishUrl('camera'));
    await server.state('camera', 'live');
    began = Date.now();
    viewer = await Viewer.open(browser, server, 'camera');
    await viewer.state('playing', 20);
  });
  after(async () => {
    await browser?.close();
    await server.stop();
  });

  const pointAt = async (share) => {
    const bar = await viewer.page.locator('#seek-position').boundingBox();
    const [x, y] = [bar.x + bar.width * share, bar.y + bar.height / 2];
    // The first move only wakes the bar, which has hidden itself.
    await viewer.page.mouse.move(x, y - 20);
    await viewer.page.mouse.move(x, y);
  };
  const isSeen = (color) => waitFor(`the small picture is ${color}`, async () => (await viewer.page.evaluate(pictureColor)) === color);

  it('asks for no picture while nobody points at it', async () => {
    await pause(began + WATCHED_SECONDS * 1000 - Date.now());
    assert.deepEqual(asked, []);
  });

  it('shows what the channel looked like where the pointer is', async () => {
    await pointAt(0.02);
    await isSeen('red');
    await pointAt(0.98);
    await isSeen('blue');
    if (process.env.SIGMA_SCREENSHOT_DIR) await viewer.page.screenshot({ path: `${process.env.SIGMA_SCREENSHOT_DIR}/seek_preview.png` });
    assert.deepEqual(asked, ['board', 'sheet']);
  });

  it('shows no picture once the pointer has gone', async () => {
    await viewer.page.mouse.move(5, 5);
    await waitFor('the picture has gone', async () => (await viewer.page.evaluate(pictureColor)) === null);
  });

  it('shows the place that the keys choose', async () => {
    await viewer.page.locator('#seek-position').focus();
    await viewer.press('ArrowLeft');
    await isSeen('blue');
    viewer.assertWellBehaved();
  });
});
