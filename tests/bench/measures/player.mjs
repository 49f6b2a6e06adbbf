import { launchBrowser } from '../../e2e/support/viewer.mjs';
import { NETWORKS } from '../../e2e/support/networks.mjs';
import { startShapingProxy } from '../../e2e/support/shaping_proxy.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { bestKbps } from '../support/best_bitrate.mjs';
import { BrowserPlayer } from '../support/browser_player.mjs';
import { LADDER, publishLadder } from '../support/ladder.mjs';
import { round } from '../support/numbers.mjs';
import { ProbePlayer } from '../support/probe_player.mjs';
import { scoreOf } from '../support/player_score.mjs';
import { startServer } from '../../e2e/support/server.mjs';

const CHANNEL = 'ladder';
const WARM_UP_SECONDS = 12;
const LEAST_SECONDS = 60;
/** Media of the lowest latency that players begin at may wait this long. */
const PATIENCE_SECONDS = 2;
const RATES = LADDER.map(({ kbps }) => kbps);

export const title = 'Players through the same networks at the same time: latency (s), stalls, kb/s against the best possible';

const PLAYERS = {
  'sigma-probe': (_, origin) => ProbePlayer.open(`${origin}/live/${CHANNEL}/index.m3u8`),
  'hls.js': (browser, origin) => BrowserPlayer.openHls(browser, origin, CHANNEL, {}),
  'hls.js 1.2x': (browser, origin) => BrowserPlayer.openHls(browser, origin, CHANNEL, { maxLiveSyncPlaybackRate: 1.2 }),
  'watch page': (browser, origin) => BrowserPlayer.openWatchPage(browser, origin, CHANNEL),
};

const kbpsOf = (height) => LADDER.find((rendition) => rendition.height === height)?.kbps ?? 0;

/** A number of whole turns of the network. */
function secondsOf(steps) {
  const cycle = steps.reduce((sum, [, seconds]) => sum + seconds, 0);
  return Math.ceil(LEAST_SECONDS / cycle) * cycle;
}

/** All players at once, each behind a line of its own, which is clean until all of them play. */
async function runOnce(server, browser, { players, steps, offsetSeconds, seconds }) {
  const viewers = await Promise.all(players.map(async (name) => {
    const proxy = await startShapingProxy(server.httpPort);
    return { name, proxy, player: await PLAYERS[name](browser, `http://127.0.0.1:${proxy.port}`) };
  }));
  await pause(WARM_UP_SECONDS * 1000);
  for (const { proxy, player } of viewers) {
    proxy.follow(steps, offsetSeconds);
    await player.beginMeasuring();
  }
  await pause(seconds * 1000);
  return Promise.all(viewers.map(async ({ name, proxy, player }) => {
    const measured = await player.measured(kbpsOf);
    await player.close();
    proxy.close();
    return { player: name, ...scoreOf(measured.samples, { ...measured, ladder: RATES }) };
  }));
}

function meanOf(rows) {
  const keys = Object.keys(rows[0]).filter((key) => typeof rows[0][key] === 'number' && key !== 'seed');
  return Object.fromEntries(keys.map((key) => [key, round(rows.reduce((sum, row) => sum + row[key], 0) / rows.length)]));
}

/** `--networks a,b`, `--players a,b`, `--seeds N`: a part of it all. */
export async function measureAll({ networks = Object.keys(NETWORKS), players = Object.keys(PLAYERS), seeds = 5 } = {}) {
  const server = await startServer({ channels: { [CHANNEL]: { mode: 'ultra' } } });
  const publisher = await publishLadder((name) => `${server.publishUrl(CHANNEL)}?rendition=${name}`);
  const browser = await launchBrowser();
  const rows = [];
  try {
    await server.state(CHANNEL, 'live');
    for (const network of networks) {
      const steps = NETWORKS[network];
      const seconds = secondsOf(steps);
      const runs = [];
      for (let seed = 0; seed < seeds; seed += 1) {
        const offsetSeconds = (seconds * seed) / seeds;
        const best = bestKbps(steps, { ladder: RATES, patience: PATIENCE_SECONDS, seconds, offsetSeconds });
        const scores = await runOnce(server, browser, { players, steps, offsetSeconds, seconds });
        runs.push(...scores.map((score) => ({ network, seed, ...score, ofBest: round(score.kbps / best) })));
      }
      for (const name of players) {
        const own = runs.filter(({ player }) => player === name);
        rows.push({ network, player: name, seeds, ...meanOf(own) });
      }
      console.table(rows.slice(-players.length));
    }
  } finally {
    await browser.close();
    await publisher.stop('SIGKILL');
    await server.stop();
  }
  return rows;
}
