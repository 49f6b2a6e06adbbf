import { residentBytes } from '../../e2e/support/memory.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { megabytes, round } from '../support/numbers.mjs';
import { onLoadCore } from '../support/pinning.mjs';
import { startProbe } from '../support/probe.mjs';
import { recording } from '../support/recordings.mjs';
import { publish, startSigma } from '../support/sigma.mjs';
import { cpuSeconds } from '../support/usage.mjs';

const VIEWERS = [500, 1000, 2000];
const RAMP = 20;
/** After the ramp, for those who came last to have settled. */
const SETTLE = 10;
const SECONDS = 20;

export const title = `Viewers: whole players in one process on one core, ultra mode, 300 kb/s, CPU over ${SECONDS} s once all play`;

async function measure(viewers) {
  const server = await startSigma({ channels: 1 });
  const load = publish({ port: server.rtmpPort, recording: await recording({ kbps: 300 }) }, RAMP + SETTLE + SECONDS + 30);
  load.catch(() => {});
  try {
    await server.state('bench-0', 'live');
    const probe = startProbe(server.url('/live/bench-0/index.m3u8'),
      ['--viewers', viewers, '--ramp', RAMP, '--seconds', RAMP + SETTLE + SECONDS + 10], onLoadCore);
    await pause((RAMP + SETTLE) * 1000);
    const before = { line: probe.last, probe: cpuSeconds(probe.pid), server: cpuSeconds(server.pid) };
    await pause(SECONDS * 1000);
    const line = probe.last;
    const seconds = line.t - before.line.t;
    const core = (now, then) => `${round(((now - then) / SECONDS) * 100, 0)} %`;
    const row = {
      viewers, playing: line.playing, 'latency p50': line.latency?.p50, p95: line.latency?.p95, p99: line.latency?.p99,
      'stalls since': line.stalls - before.line.stalls, errors: line.errors,
      'requests/s': line.requests_per_second, 'Mb/s': round(line.bits_per_second / 1e6, 0),
      core: core(cpuSeconds(probe.pid), before.probe), 'server core': core(cpuSeconds(server.pid), before.server),
      MB: megabytes(residentBytes(probe.pid)), seconds: round(seconds, 0),
    };
    await probe.stop();
    return row;
  } finally {
    await server.stop();
  }
}

export async function measureAll() {
  const rows = [];
  for (const viewers of VIEWERS) rows.push(await measure(viewers));
  return rows;
}
