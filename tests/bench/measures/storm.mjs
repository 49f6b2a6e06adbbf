import { signIn } from '../support/api.mjs';
import { round } from '../support/numbers.mjs';
import { recording } from '../support/recordings.mjs';
import { hold, startSigma, write } from '../support/sigma.mjs';
import { median } from '../../e2e/support/median.mjs';

const CHANNELS = 50;
const ROUNDS = 3;
const SECONDS = 15;
const EVENTS_PER_SECOND = [0, 500, 1_000, 2_000];

export const title = `Added latency as in "latency", ${CHANNELS} channels, while events are written through the API, by turns, milliseconds`;

/** On a server of its own, since a publisher who comes back begins another timeline. */
async function figuresOf(rate) {
  const server = await startSigma({ channels: CHANNELS });
  try {
    const { Authorization: bearer } = await signIn(server);
    const holding = hold(server, {
      channels: CHANNELS, viewers: 1, 'wait-for': 'part', recording: await recording({ kbps: 1000, hasSound: false }),
    }, SECONDS);
    const writing = rate > 0 && write(server, { token: bearer.replace('Bearer ', ''), rate, channels: CHANNELS }, SECONDS);
    const [live, writes] = await Promise.all([holding, writing]);
    if (live.failed > 0 || writes.failed > 0) throw new Error(`failed: ${JSON.stringify({ live, writes })}`);
    return { ...live.firstByteMs, written: writes.rate ?? 0, writeP99: writes.ms?.p99 ?? 0 };
  } finally {
    await server.stop();
  }
}

export async function measureAll() {
  const turns = EVENTS_PER_SECOND.map((rate) => ({ rate, figures: [] }));
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const { rate, figures } of turns) figures.push(await figuresOf(rate));
  }
  const middle = ({ figures }, name) => median(figures.map((each) => each[name]));
  return turns.map((turn) => ({
    'events a second': turn.rate,
    written: round(middle(turn, 'written'), 0),
    'write p99': round(middle(turn, 'writeP99')),
    p50: round(middle(turn, 'p50'), 3),
    p99: round(middle(turn, 'p99'), 3),
    max: round(middle(turn, 'max'), 3),
    'p99 ratio': round(middle(turn, 'p99') / middle(turns[0], 'p99')),
  }));
}
