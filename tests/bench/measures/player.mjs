import { launchBrowser } from '../../e2e/support/viewer.mjs';
import { NETWORKS } from '../../e2e/support/networks.mjs';
import { startShapingProxy } from '../../e2e/support/shaping_proxy.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { bestKbps, carriedKbps } from '../support/best_bitrate.mjs';
import { BrowserPlayer } from '../support/browser_player.mjs';
import { LADDER, publishLadder } from '../support/ladder.mjs';
import { round } from '../support/numbers.mjs';
import { ProbePlayer } from '../support/probe_player.mjs';
import { scoreOf } from '../support/player_score.mjs';
import { tableOfRuns } from '../support/player_table.mjs';
import { startServer } from '../../e2e/support/server.mjs';

const CHANNEL = 'ladder';
const WARM_UP_SECONDS = 8;
const LEAST_SECONDS = 60;
/** Media of the lowest latency that players begin at may wait this long. */
const PATIENCE_SECONDS = 2;
const RATES = LADDER.map(({ kbps }) => kbps);

export const title = 'Players through the same networks at the same time: latency (s), stalls, kb/s against the best possible; '
  + 'means over the seeds, and the worst';
export const tableOf = tableOfRuns;

const PLAYERS = {
  'sigma-probe': (_, origin) => ProbePlayer.open(`${origin}/live/${CHANNEL}/index.m3u8`),
  'sigma-probe 1.6 s': (_, origin) => ProbePlayer.open(`${origin}/live/${CHANNEL}/index.m3u8`, ['--target', '1.6']),
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

/** One player behind a line of its own, which is clean until it is measured. */
class Viewer {
  #proxy;
  #player;

  static async open(name, server, browser) {
    const viewer = new Viewer();
    viewer.#proxy = await startShapingProxy(server.httpPort);
    try {
      viewer.#player = await PLAYERS[name](browser, `http://127.0.0.1:${viewer.#proxy.port}`);
    } catch (error) {
      viewer.#proxy.close();
      throw error;
    }
    return viewer;
  }

  async measure({ steps, offsetSeconds, seconds }) {
    try {
      this.#proxy.follow(steps, offsetSeconds);
      await this.#player.beginMeasuring();
      await pause(seconds * 1000);
      const measured = await this.#player.measured(kbpsOf);
      return scoreOf(measured.samples, { ...measured, ladder: RATES });
    } finally {
      await this.#player.close();
      this.#proxy.close();
    }
  }
}

/** All players at once; one that fails is a row that says so. */
async function runOnce(server, browser, { players, ...conditions }) {
  const opened = await Promise.allSettled(players.map((name) => Viewer.open(name, server, browser)));
  await pause(WARM_UP_SECONDS * 1000);
  const scores = await Promise.allSettled(opened.map(async ({ value, reason }) => {
    if (reason) throw reason;
    return value.measure(conditions);
  }));
  return scores.map(({ value, reason }, index) => ({ player: players[index], ...(value ?? { failed: reason.message }) }));
}

/** `--networks a,b`, `--players a,b`, `--seeds N`: a part of it all. Returns a row for each run of each player. */
export async function measureAll({ networks = Object.keys(NETWORKS), players = Object.keys(PLAYERS), seeds = 5 } = {}) {
  const server = await startServer({ channels: { [CHANNEL]: { mode: 'ultra' } } });
  const publisher = await publishLadder((name) => `${server.publishUrl(CHANNEL)}?rendition=${name}`);
  const browser = await launchBrowser();
  const runs = [];
  try {
    await server.state(CHANNEL, 'live');
    for (const network of networks) {
      const steps = NETWORKS[network];
      const seconds = secondsOf(steps);
      for (let seed = 0; seed < seeds; seed += 1) {
        const offsetSeconds = (seconds * seed) / seeds;
        const best = bestKbps(steps, { ladder: RATES, patience: PATIENCE_SECONDS, seconds, offsetSeconds });
        const carried = carriedKbps(steps, { ladder: RATES, seconds, offsetSeconds });
        const scores = await runOnce(server, browser, { players, steps, offsetSeconds, seconds });
        runs.push(...scores.map((score) => ({
          network, seed, ...score, ...(score.kbps && { ofLine: round(score.kbps / carried), ofBest: round(score.kbps / best) }),
        })));
        console.table(runs.slice(-players.length));
      }
    }
  } finally {
    await browser.close();
    await publisher.stop('SIGKILL');
    await server.stop();
  }
  return runs;
}
