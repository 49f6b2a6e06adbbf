import { startDisplay } from '../../e2e/support/display.mjs';
import { startStudio, StudioFolder } from '../../e2e/support/studio.mjs';
import { stripTime } from '../../e2e/support/timestamp_strip.mjs';
import { launchBrowser, Viewer } from '../../e2e/support/viewer.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { round } from '../support/numbers.mjs';

const SETTLE_SECONDS = 15;
const READINGS = 200;
const BETWEEN_MS = 150;
const TEST_PICTURE = {
  sources: [{ name: 'Test', settings: { kind: 'test_picture', width: 1280, height: 720, rate: 30, tone: true } }],
  main: 0,
};

export const title = 'From the making of a picture in the studio (720p30, its own server, ultra mode) until the watch page '
  + 'shows it in Chromium on the same computer: seconds';

const at = (sorted, share) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))], 3);

async function readAges(viewer) {
  const ages = [];
  for (let reading = 0; reading < READINGS; reading += 1) {
    const time = await viewer.page.evaluate(stripTime);
    if (time !== null) ages.push((Date.now() - time) / 1000);
    await pause(BETWEEN_MS);
  }
  return ages.sort((a, b) => a - b);
}

export async function measureAll() {
  const display = await startDisplay();
  const folder = new StudioFolder();
  folder.writeState(TEST_PICTURE);
  const studio = await startStudio(display, folder, '--start-live');
  const browser = await launchBrowser();
  try {
    await studio.state('studio', 'live');
    const viewer = await Viewer.open(browser, studio, 'studio');
    await viewer.state('playing', 20);
    await pause(SETTLE_SECONDS * 1000);
    const ages = await readAges(viewer);
    const { stalls } = await viewer.read();
    return [{ readings: ages.length, p5: at(ages, 0.05), p50: at(ages, 0.5), p95: at(ages, 0.95), max: at(ages, 1), stalls }];
  } finally {
    await browser.close();
    await studio.stop();
    await display.stop();
  }
}
