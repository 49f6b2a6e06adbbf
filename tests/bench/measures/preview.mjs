import { startDisplay } from '../../e2e/support/display.mjs';
import { run, start } from '../../e2e/support/program.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { megabytes, round } from '../support/numbers.mjs';
import { tool, withStream } from '../support/sigma.mjs';
import { costOf } from '../support/usage.mjs';

const RATES = [30, 60];
const SECONDS = 30;
const WARM_UP = 10;
/** mpv reads plain HLS from some segments back. */
const HISTORY = 15;

export const title = `The studio's player in a window under Xvfb, 720p at 3 Mb/s: pictures a second over ${SECONDS} s, skipped ones, `
  + 'share of a core without the screen\'s own, beside mpv drawing without hardware on plain HLS';

function lastLine(preview) {
  if (!preview.isRunning) throw new Error(`sigma-bench-preview has ended: ${preview.stderr}`);
  return JSON.parse(preview.stdout.split('\n').at(-2));
}

async function ofPreview(display, url) {
  const preview = start(tool('preview'), [url], { env: display.env });
  try {
    await pause(WARM_UP * 1000);
    const before = lastLine(preview);
    const { core, bytes } = await costOf(preview.pid, () => pause(SECONDS * 1000));
    const after = lastLine(preview);
    return {
      player: 'preview', 'pictures/s': round((after.shown - before.shown) / (after.t - before.t), 1), skipped: after.skipped - before.skipped,
      stalls: after.stalls - before.stalls, core: round(core, 3), MB: megabytes(bytes),
    };
  } finally {
    await preview.stop('SIGKILL');
  }
}

async function ofMpv(display, url) {
  const mpv = start('mpv', ['--no-config', '--vo=x11', '--ao=null', '--no-terminal', '--hwdec=no', '--geometry=1280x720', url],
    { env: display.env });
  try {
    await pause(WARM_UP * 1000);
    const { core, bytes } = await costOf(mpv.pid, () => pause(SECONDS * 1000));
    return { player: 'mpv', core: round(core, 3), MB: megabytes(bytes) };
  } finally {
    await mpv.stop('SIGTERM');
  }
}

const measure = (display, rate) =>
  withStream({ kbps: 3000, size: '1280x720', rate, seconds: 600 }, async (server) => {
    await pause(HISTORY * 1000);
    const url = server.url('/live/bench-0/index.m3u8');
    return [{ rate, ...await ofPreview(display, url) }, { rate, ...await ofMpv(display, url) }];
  });

export async function measureAll() {
  await run('mpv', ['--version']);
  const display = await startDisplay();
  try {
    const rows = [];
    for (const rate of RATES) rows.push(...await measure(display, rate));
    return rows;
  } finally {
    await display.stop();
  }
}
