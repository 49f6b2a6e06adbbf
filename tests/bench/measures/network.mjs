import { run } from '../../e2e/support/program.mjs';
import { round } from '../support/numbers.mjs';
import { tool } from '../support/sigma.mjs';

const TRACES = ['step', 'ramp', 'sawtooth', 'outage', 'lte', 'competing'];
const SENDERS = ['ours', 'obs'];
const NETWORKS = [
  { delay: 20, queue: 100, loss: 0 },
  { delay: 20, queue: 400, loss: 1 },
  { delay: 80, queue: 400, loss: 0 },
  { delay: 80, queue: 1000, loss: 1 },
];

export const title = 'Bitrate on networks that change: 5 Mb/s for a minute between two network namespaces, '
  + 'the studio\'s publisher beside OBS\'s dynamic bitrate at the same time; delay from making to arrival, ms';

async function upload(trace, sender, { delay, queue, loss }) {
  const options = { trace, sender, delay, queue, loss };
  const args = Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const { status, stdout, stderr } = await run(tool('network'), args, { seconds: 100 });
  if (status !== 0) throw new Error(`sigma-bench-network ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

const percent = (share) => round(share * 100, 1);
const both = (ours, obs, name, shown = (value) => value) => `${shown(ours[name])} | ${shown(obs[name])}`;

function rowOf(trace, network, ours, obs) {
  return {
    trace, delay: network.delay, queue: network.queue, 'loss %': network.loss,
    'p50 ours | obs': both(ours, obs, 'p50'), p95: both(ours, obs, 'p95'),
    'use %': both(ours, obs, 'use', percent), 'in time %': both(ours, obs, 'timelyUse', percent),
    'stalled %': both(ours, obs, 'stalled', percent), reaction: both(ours, obs, 'reactionMs'),
    'back at 90 %': both(ours, obs, 'recoveryMs'), dropped: ours.dropped,
    'sound lost': both(ours, obs, 'soundLost'), reconnects: ours.reconnects,
  };
}

async function measureNetwork(network) {
  return Promise.all(TRACES.map(async (trace) => {
    const [ours, obs] = await Promise.all(SENDERS.map((sender) => upload(trace, sender, network)));
    return rowOf(trace, network, ours, obs);
  }));
}

export async function measureAll() {
  if (process.getuid() !== 0) throw new Error('network namespaces need root: run this benchmark with sudo');
  // All uploads of two networks side by side: they cost less than a core.
  const rows = [];
  for (let first = 0; first < NETWORKS.length; first += 2) {
    rows.push(...(await Promise.all(NETWORKS.slice(first, first + 2).map(measureNetwork))).flat());
  }
  return rows;
}
