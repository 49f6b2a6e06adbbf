import { startPlaying } from '../../e2e/support/probe.mjs';
import { NETWORKS } from '../../e2e/support/networks.mjs';
import { startServer } from '../../e2e/support/server.mjs';
import { startShapingProxy } from '../../e2e/support/shaping_proxy.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { publishLadder } from '../support/ladder.mjs';
import { percentile, round } from '../support/numbers.mjs';

const CHANNEL = 'ladder';
const HALF_AN_HOUR = 1800;
const SETTLE_SECONDS = 10;
const OUTAGES = 5;
const OUTAGE_SECONDS = 2;
const RECOVERY_SECONDS = 40;
const NEAR_SECONDS = 0.2;

export const title = 'sigma-probe on a clean line of 20 Mb/s and 40 ms, in real time: how far from its target it plays, '
  + `and for how long after ${OUTAGES} outages of ${OUTAGE_SECONDS} s (s)`;

const playing = (lines) => lines.filter(({ state, latency }) => state === 'playing' && latency !== null);
const offTarget = ({ latency, target }) => Math.abs(latency - target);

async function ofCleanLine(url, seconds) {
  const probe = startPlaying(url, ['--seconds', SETTLE_SECONDS + seconds + 60]);
  await pause((SETTLE_SECONDS + seconds) * 1000);
  const { lines, summary } = await probe.stop();
  const settled = playing(lines).filter(({ t }) => t > SETTLE_SECONDS);
  return [{
    line: 'clean', seconds, firstPicture: summary.startup, latency: round(percentile(settled.map(({ latency }) => latency), 0.5)),
    offTargetP95: round(percentile(settled.map(offTarget), 0.95)), stalls: summary.stalls, stalled: summary.stalled,
    usualSpeed: summary.usual_speed,
  }];
}

/** When it is near its first target and stays there, after a moment; null where it does not. */
function backAfter(lines, moment, target) {
  const later = lines.filter(({ t }) => t >= moment);
  const lastFar = later.findLast(({ state, latency }) => state !== 'playing' || Math.abs(latency - target) > NEAR_SECONDS);
  if (!lastFar) return 0;
  return lastFar === later.at(-1) ? null : round(lastFar.t - moment);
}

async function ofOutages(url, proxy) {
  const probe = startPlaying(url, ['--seconds', 3600]);
  await probe.line('it plays', ({ state }) => state === 'playing');
  await pause(SETTLE_SECONDS * 1000);
  const { target } = probe.last;
  const rows = [];
  for (let outage = 1; outage <= OUTAGES; outage += 1) {
    const before = probe.last;
    proxy.follow([[0, OUTAGE_SECONDS], [NETWORKS.clean[0][0], 3600]]);
    await pause((OUTAGE_SECONDS + RECOVERY_SECONDS) * 1000);
    const { last, lines } = probe;
    rows.push({
      line: `outage ${outage}`, seconds: OUTAGE_SECONDS, stalls: last.stalls - before.stalls,
      stalled: round(last.stalled - before.stalled), back: backAfter(lines, before.t + OUTAGE_SECONDS, target),
    });
  }
  await probe.stop();
  return rows;
}

/** `--seconds N`: of the clean line. */
export async function measureAll({ seconds = HALF_AN_HOUR } = {}) {
  const server = await startServer({ channels: { [CHANNEL]: { mode: 'ultra' } } });
  const publisher = await publishLadder((name) => `${server.publishUrl(CHANNEL)}?rendition=${name}`);
  const proxy = await startShapingProxy(server.httpPort);
  const url = `http://127.0.0.1:${proxy.port}/live/${CHANNEL}/index.m3u8`;
  try {
    await server.state(CHANNEL, 'live');
    await pause(SETTLE_SECONDS * 1000);
    return [...await ofOutages(url, proxy), ...await ofCleanLine(url, seconds)];
  } finally {
    proxy.close();
    await publisher.stop('SIGKILL');
    await server.stop();
  }
}
