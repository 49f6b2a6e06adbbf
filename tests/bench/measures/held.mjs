import { megabytes, round } from '../support/numbers.mjs';
import { recording } from '../support/recordings.mjs';
import { hold, startSigma } from '../support/sigma.mjs';
import { residentBytes } from '../../e2e/support/memory.mjs';
import { pause } from '../../e2e/support/waiting.mjs';

const VIEWERS = 5000;
const SECONDS = 25;

export const title = `Held reloads: ${VIEWERS} viewers of one channel woken by a part, milliseconds after its last byte`;

async function run(viewers) {
  const server = await startSigma({ channels: 1 });
  try {
    const load = hold(server, { viewers, recording: await recording({ kbps: 1000, hasSound: false }) }, SECONDS);
    await pause((SECONDS - 5) * 1000);
    const bytes = residentBytes(server.pid);
    return { ...(await load), bytes };
  } finally {
    await server.stop();
  }
}

export async function measureAll() {
  const one = await run(1);
  const many = await run(VIEWERS);
  const row = (viewers, { answers, failed, firstByteMs, lastByteMs, bytes }) => ({
    viewers, answers, failed, 'first byte p50': round(firstByteMs.p50), 'first byte p99': round(firstByteMs.p99),
    'last byte p99': round(lastByteMs.p99), MB: megabytes(bytes),
  });
  return [row(1, one), row(VIEWERS, many),
    { viewers: 'KB for each held', MB: round((many.bytes - one.bytes) / (VIEWERS - 1) / 1000) }];
}
