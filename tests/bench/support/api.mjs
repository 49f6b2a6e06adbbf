/** The API of a server that runs, as its administrator. */
import { run } from '../../e2e/support/program.mjs';

async function answered(request) {
  const answer = await request;
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answers ${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** The header that lets requests in. */
export async function signIn(server) {
  const body = JSON.stringify({ name: 'admin', password: await server.administratorPassword() });
  const { access_token: token } = await answered(fetch(server.url('/api/v1/auth/login'), {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body,
  }));
  return { Authorization: `Bearer ${token}` };
}

export const read = (server, path, headers) => answered(fetch(server.url(path), { headers }));

/** A time so many days ago, in microseconds as the database has them. */
const daysAgo = (days) => (Date.now() - days * 86_400_000) * 1000;

/** `sessions` past sessions of `channels` channels between two days, counted backwards, with the events of each. */
export async function addPastSessions(server, { channels, sessions, name = 'past', fromDay, toDay }) {
  const first = daysAgo(fromDay);
  const step = Math.floor((daysAgo(toDay) - first) / sessions);
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${sessions})`;
  const types = ['session.created', 'session.processing', 'session.live', 'session.input.disconnected', 'session.ended'];
  const events = types.map((type, index) => `${numbers}
    INSERT INTO events (id, type, happened_at, channel, session, sequence, data)
    SELECT printf('evt_%d${name}%021d', ${index}, i), '${type}', ${first} + i * ${step}, 'bench-' || (i % ${channels}),
      printf('${name}%08d', i), ${index + 1}, '{}' FROM n;`);
  const script = `PRAGMA busy_timeout = 60000; BEGIN IMMEDIATE;
    ${numbers} INSERT INTO sessions SELECT printf('${name}%08d', i), 'bench-' || (i % ${channels}), 'ended',
      'lost', 'publisher_stop', 'node', '192.0.2.1', 'OBS', ${first} + i * ${step}, ${first} + i * ${step} + 2000000,
      ${first} + i * ${step} + 500000000, '{}', 100, '', ${types.length} FROM n;
    ${events.join('\n')} COMMIT; ANALYZE;`;
  const { status, stderr } = await run('sqlite3', [server.databaseFile, script], { seconds: 120 });
  if (status !== 0) throw new Error(`sqlite3 ended with ${status}: ${stderr}`);
}
