import { round } from '../support/numbers.mjs';
import { recording } from '../support/recordings.mjs';
import { hold, startSigma } from '../support/sigma.mjs';

const CHANNELS = 50;
const SECONDS = 30;

export const title = `Added latency: last byte of a part in to first byte of it out, ${CHANNELS} channels, milliseconds`;

export async function measureAll() {
  const server = await startSigma({ channels: CHANNELS });
  try {
    const { answers, failed, firstByteMs } = await hold(server, {
      channels: CHANNELS, viewers: 1, 'wait-for': 'part', recording: await recording({ kbps: 1000, hasSound: false }),
    }, SECONDS);
    return [{ answers, failed, p50: round(firstByteMs.p50), p99: round(firstByteMs.p99), max: round(firstByteMs.max) }];
  } finally {
    await server.stop();
  }
}
