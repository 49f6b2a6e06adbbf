import { addPastSessions, read, signIn } from '../support/api.mjs';
import { freePort } from '../../e2e/support/free_port.mjs';
import { startNginx } from '../support/nginx.mjs';
import { round } from '../support/numbers.mjs';
import { startSigma } from '../support/sigma.mjs';
import { loadOf } from '../support/wrk.mjs';

const CHANNELS = 1_000;
const SESSIONS = 100_000;
/** Of a time that is kept no more: the server lets go of them and of their events while it is measured. */
const OLD_SESSIONS = 30_000;
/** For as much as one core can; and few enough that what is measured is the list, and not the queue for it. */
const MANY = 32;
const FEW = 2;

const daysAgo = (days) => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;

const READS = ['/api/v1/channels/bench-7', '/api/v1/system', '/api/v1/me'];
const LISTS = [
  '/api/v1/channels?limit=200',
  '/api/v1/directory?state=past',
  '/api/v1/sessions',
  '/api/v1/sessions?limit=200',
  '/api/v1/sessions?channel=bench-7&state=ended',
  `/api/v1/sessions?from=${daysAgo(60)}&to=${daysAgo(30)}`,
  '/api/v1/events?limit=200',
  '/api/v1/events?type=session.*',
  '/api/v1/events?type=channel.*',
  '/api/v1/events?channel=bench-7&type=session.input.*',
  '/api/v1/audit',
];
const WRITE = { method: 'PATCH', body: '{"title":"Main camera"}' };

export const title = `The API with ${CHANNELS} channels and ${SESSIONS} sessions, one core each: requests a second, p99 in milliseconds`;

const row = (what, connections, bytes, { rate, p99 }, peer) => ({
  what, connections, bytes, rate: round(rate, 0), p99: round(p99),
  ...(peer ? { 'nginx rate': round(peer.rate, 0), 'nginx p99': round(peer.p99), ratio: round(rate / peer.rate, 3) } : {}),
});

/** The same JSON as a static file, right before. */
async function nginxWith(json, connections) {
  const nginx = await startNginx({ httpPort: await freePort(), files: { json } });
  try {
    return await loadOf(nginx.url('json'), { connections });
  } finally {
    await nginx.stop();
  }
}

export async function measureAll() {
  const server = await startSigma({ channels: CHANNELS });
  try {
    const headers = await signIn(server);
    await addPastSessions(server, { channels: CHANNELS, sessions: SESSIONS, fromDay: 85, toDay: 0 });
    await addPastSessions(server, { channels: CHANNELS, sessions: OLD_SESSIONS, name: 'gone', fromDay: 900, toDay: 400 });
    const measure = async (path, connections) => {
      const json = JSON.stringify(await read(server, path, headers));
      const peer = await nginxWith(json, connections);
      return row(`GET ${path}`, connections, json.length, await loadOf(server.url(path), { connections, headers }), peer);
    };
    const rows = [];
    for (const path of READS) rows.push(await measure(path, MANY));
    for (const connections of [FEW, MANY]) {
      const load = await loadOf(server.url('/api/v1/channels/bench-7'), { connections, headers, write: WRITE });
      rows.push(row('PATCH /api/v1/channels/bench-7', connections, WRITE.body.length, load));
    }
    for (const path of LISTS) rows.push(await measure(path, FEW));
    return rows;
  } finally {
    await server.stop();
  }
}
