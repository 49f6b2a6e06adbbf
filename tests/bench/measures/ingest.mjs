import { freePort } from '../../e2e/support/free_port.mjs';
import { startNginx } from '../support/nginx.mjs';
import { megabytes, round } from '../support/numbers.mjs';
import { recording } from '../support/recordings.mjs';
import { publish, startSigma } from '../support/sigma.mjs';
import { costOf } from '../support/usage.mjs';
import { pause } from '../../e2e/support/waiting.mjs';

const PUBLISHERS = 100;
/** Until old segments make room for new ones, a minute after they were listed. */
const WARM_UP_SECONDS = 72;
const SECONDS = 30;

export const title = `Ingest: ${PUBLISHERS} publishers of 1 Mb/s, each side making its HLS in memory`;

async function measure(pid, rtmpPort) {
  const load = publish({ port: rtmpPort, count: PUBLISHERS, recording: await recording({ kbps: 1000 }) },
    WARM_UP_SECONDS + SECONDS + 2);
  await pause(WARM_UP_SECONDS * 1000);
  const cost = await costOf(pid, () => pause(SECONDS * 1000));
  await load;
  return cost;
}

async function ofSigma() {
  const server = await startSigma({ channels: PUBLISHERS });
  try {
    return await measure(server.pid, server.rtmpPort);
  } finally {
    await server.stop();
  }
}

async function ofNginx() {
  const rtmpPort = await freePort();
  const nginx = await startNginx({ rtmpPort, httpPort: await freePort() });
  try {
    return await measure(nginx.pid, rtmpPort);
  } finally {
    await nginx.stop();
  }
}

export async function measureAll() {
  const row = (server, { core, bytes }) =>
    ({ server, 'core %': round(core * 100, 1), 'CPU s per publisher hour': round((core / PUBLISHERS) * 3600, 2), MB: megabytes(bytes) });
  const nginx = await ofNginx();
  const sigma = await ofSigma();
  return [row('nginx-rtmp', nginx), row('sigma-server', sigma),
    { server: 'ratio', 'core %': round(sigma.core / nginx.core), MB: round(sigma.bytes / nginx.bytes) }];
}
