import { startDisplay } from '../../e2e/support/display.mjs';
import { startStudio, StudioFolder, TEST_PICTURE } from '../../e2e/support/studio.mjs';
import { stripTime } from '../../e2e/support/timestamp_strip.mjs';
import { launchBrowser, Viewer } from '../../e2e/support/viewer.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { percentile, round } from '../support/numbers.mjs';

const SETTLE_SECONDS = 15;
const READINGS = 200;
const BETWEEN_MS = 150;

export const title = 'From the making of a picture in the studio (720p30, its own server, ultra mode) until the watch page '
  + 'shows it in Chromium on the same computer: seconds';

async function readAges(viewer) {
  const ages = [];
  for (let reading = 0; reading < READINGS; reading += 1) {
    const time = await viewer.page.evaluate(stripTime);
    if (time !== null) ages.push((Date.now() - time) / 1000);
    await pause(BETWEEN_MS);
  }
  return ages;
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
    const at = (share) => round(percentile(ages, share), 3);
    return [{ readings: ages.length, p5: at(0.05), p50: at(0.5), p95: at(0.95), max: at(1), stalls }];
  } finally {
    await browser.close();
    await studio.stop();
    await display.stop();
  }
}
