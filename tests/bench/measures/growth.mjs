import { megabytes, round } from '../support/numbers.mjs';
import { recording } from '../support/recordings.mjs';
import { hold, publish, startSigma } from '../support/sigma.mjs';
import { costOf } from '../support/usage.mjs';
import { pause } from '../../e2e/support/waiting.mjs';

const PUBLISHERS = [10, 50, 200, 500];
const VIEWERS = [100, 1000, 5000];
const WARM_UP_MS = 10_000;
const SECONDS = 20;
const BAR = 40;

export const title = 'Growth: CPU for each publisher of 300 kb/s and for each viewer who plays 300 kb/s in parts';

async function cost(channels, load) {
  const server = await startSigma({ channels });
  try {
    const loading = load(server);
    await pause(WARM_UP_MS);
    const spent = await costOf(server.pid, () => pause(SECONDS * 1000));
    await loading;
    return spent;
  } finally {
    await server.stop();
  }
}

const row = (what, count, { core, bytes }) =>
  ({ what, count, 'core %': round(core * 100, 1), 'core % each': round((core / count) * 100, 4), MB: megabytes(bytes) });

/** A bar for what each one costs: level or falling bars are a straight line or better. */
function withBars(rows) {
  const most = Math.max(...rows.map((each) => each['core % each']));
  return rows.map((each) => ({ ...each, each: '#'.repeat(Math.round((each['core % each'] / most) * BAR)) }));
}

export async function measureAll() {
  const seconds = WARM_UP_MS / 1000 + SECONDS + 3;
  const publishers = [];
  for (const count of PUBLISHERS) {
    const file = await recording({ kbps: 300 });
    publishers.push(row('publishers', count, await cost(count, (server) =>
      publish({ port: server.rtmpPort, count, recording: file }, seconds))));
  }
  const viewers = [];
  for (const count of VIEWERS) {
    const file = await recording({ kbps: 300, hasSound: false });
    viewers.push(row('viewers', count, await cost(1, (server) =>
      hold(server, { viewers: count, 'wait-for': 'play', recording: file }, seconds))));
  }
  return [...withBars(publishers), ...withBars(viewers)];
}
