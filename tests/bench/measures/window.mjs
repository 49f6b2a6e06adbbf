import { startDisplay } from '../../e2e/support/display.mjs';
import { median } from '../../e2e/support/median.mjs';
import { startStudio, StudioFolder, TEST_PICTURE } from '../../e2e/support/studio.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { megabytes, round } from '../support/numbers.mjs';
import { costOf } from '../support/usage.mjs';

const STARTS = 5;
const SETTLING_SECONDS = 5;
const IDLE_SECONDS = 20;
const PICTURES = {
  'the screen': undefined,
  'the test picture': TEST_PICTURE,
};

export const title = `The studio's window under Xvfb: seconds from exec until it is seen (median of ${STARTS}; the first start makes `
  + `the database), and % of a core over ${IDLE_SECONDS} s in which nobody does anything`;

async function secondsToWindow(display, folder) {
  const studio = await startStudio(display, folder);
  await studio.stop();
  return studio.secondsToWindow;
}

/** With the preview shown, then hidden by its button. */
async function idleCosts(display, folder) {
  const studio = await startStudio(display, folder);
  try {
    const settled = async () => {
      await pause(SETTLING_SECONDS * 1000);
      return costOf(studio.pid, () => pause(IDLE_SECONDS * 1000));
    };
    const shown = await settled();
    await studio.click('togglePreview');
    return { shown, hidden: await settled() };
  } finally {
    await studio.stop();
  }
}

async function measureWith(display, picture, state) {
  const folder = new StudioFolder();
  if (state) folder.writeState(state);
  const first = await secondsToWindow(display, folder);
  const others = [];
  for (let start = 0; start < STARTS; start += 1) others.push(await secondsToWindow(display, folder));
  const { shown, hidden } = await idleCosts(display, folder);
  return { picture, 'first start s': round(first), 'start s': round(median(others)), 'idle %': round(shown.core * 100, 1),
    'idle, preview hidden %': round(hidden.core * 100, 1), MB: megabytes(hidden.bytes) };
}

export async function measureAll() {
  const display = await startDisplay();
  try {
    const rows = [];
    for (const [picture, state] of Object.entries(PICTURES)) rows.push(await measureWith(display, picture, state));
    return rows;
  } finally {
    await display.stop();
  }
}
