import { startPlaying } from '../../e2e/support/probe.mjs';
import { run, start } from '../../e2e/support/program.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { megabytes, round } from '../support/numbers.mjs';
import { withStream } from '../support/sigma.mjs';
import { costOf } from '../support/usage.mjs';

const SECONDS = 20;
const WARM_UP = 10;
/** mpv reads plain HLS from some segments back. */
const HISTORY = 15;

export const title = `One playback of 720p30, 3 Mb/s, decoded and not shown: CPU over ${SECONDS} s on both cores, and memory; `
  + 'low latency in sigma-probe, plain HLS in mpv';

async function costOfPlaying(player, pid, latency = () => undefined) {
  await pause(WARM_UP * 1000);
  const { core, bytes } = await costOf(pid, () => pause(SECONDS * 1000));
  return { player, core: round(core, 3), MB: megabytes(bytes), latency: latency() };
}

async function ofMpv(url) {
  const mpv = start('mpv', ['--no-config', '--vo=null', '--ao=null', '--no-terminal', '--hwdec=no', url]);
  try {
    return await costOfPlaying('mpv', mpv.pid);
  } finally {
    await mpv.stop('SIGTERM');
  }
}

async function ofProbe(url) {
  const probe = startPlaying(url, ['--seconds', WARM_UP + SECONDS + 30]);
  try {
    return await costOfPlaying('sigma-probe', probe.pid, () => probe.last.latency);
  } finally {
    await probe.stop();
  }
}

export async function measureAll() {
  await run('mpv', ['--version']);
  return withStream({ kbps: 3000, size: '1280x720', seconds: 600 }, async (server) => {
    await pause(HISTORY * 1000);
    const url = server.url('/live/bench-0/index.m3u8');
    const theirs = await ofMpv(url);
    const ours = await ofProbe(url);
    return [theirs, ours, { player: 'ratio', core: round(ours.core / theirs.core), MB: round(ours.MB / theirs.MB) }];
  });
}
