import { megabytes, round } from '../support/numbers.mjs';
import { recording } from '../support/recordings.mjs';
import { publish, startSigma } from '../support/sigma.mjs';
import { costOf } from '../support/usage.mjs';
import { pause } from '../../e2e/support/waiting.mjs';

const CONFIGURED = 500;
const PUBLISHING = 200;

export const title = `A large house: ${CONFIGURED} channels configured, then ${PUBLISHING} publishing at 300 kb/s`;

export async function measureAll() {
  const server = await startSigma({ channels: CONFIGURED });
  try {
    const quiet = await costOf(server.pid, () => pause(10_000));
    const load = publish({ port: server.rtmpPort, count: PUBLISHING, recording: await recording({ kbps: 300 }) }, 75);
    await pause(45_000);  // until their playlists are full
    const busy = await costOf(server.pid, () => pause(25_000));
    await load;
    const row = (state, { core, bytes }) => ({ state, 'core %': round(core * 100, 1), MB: megabytes(bytes) });
    return [row(`${CONFIGURED} idle`, quiet), row(`${PUBLISHING} of them publishing`, busy)];
  } finally {
    await server.stop();
  }
}
