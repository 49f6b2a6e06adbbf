import { residentBytes } from '../../e2e/support/memory.mjs';
import { startPlaying } from '../../e2e/support/probe.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { megabytes, round } from '../support/numbers.mjs';
import { onLoadCore } from '../support/pinning.mjs';
import { withStream } from '../support/sigma.mjs';
import { cpuSeconds } from '../support/usage.mjs';

const VIEWERS = [500, 1000, 2000];
const RAMP = 20;
/** After the ramp, for those who came last to have settled. */
const SETTLE = 10;
const SECONDS = 20;

export const title = `Viewers: whole players in one process on one core, ultra mode, 300 kb/s, CPU over ${SECONDS} s once all play`;

async function measureOn(server, viewers) {
  const probe = startPlaying(server.url('/live/bench-0/index.m3u8'),
    ['--viewers', viewers, '--ramp', RAMP, '--seconds', RAMP + SETTLE + SECONDS + 10], { under: onLoadCore });
  await pause((RAMP + SETTLE) * 1000);
  const before = { line: probe.last, probe: cpuSeconds(probe.pid), server: cpuSeconds(server.pid) };
  await pause(SECONDS * 1000);
  const line = probe.last;
  const core = (now, then) => `${round(((now - then) / SECONDS) * 100, 0)} %`;
  const row = {
    viewers, playing: line.playing, 'latency p50': line.latency?.p50, p95: line.latency?.p95, p99: line.latency?.p99,
    'stalls since': line.stalls - before.line.stalls, errors: line.errors,
    'requests/s': line.requests_per_second, 'Mb/s': round(line.bits_per_second / 1e6, 0),
    core: core(cpuSeconds(probe.pid), before.probe), 'server core': core(cpuSeconds(server.pid), before.server),
    MB: megabytes(residentBytes(probe.pid)), seconds: round(line.t - before.line.t, 0),
  };
  await probe.stop();
  return row;
}

const measure = (viewers) =>
  withStream({ kbps: 300, seconds: RAMP + SETTLE + SECONDS + 30 }, (server) => measureOn(server, viewers));

export async function measureAll() {
  const rows = [];
  for (const viewers of VIEWERS) rows.push(await measure(viewers));
  return rows;
}
