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

/** Past sessions of `channels` channels, ten minutes apart, with the events of each. */
export async function addPastSessions(server, { channels, sessions }) {
  const day = 1_750_000_000_000_000;
  const numbers = (name, count) =>
    `WITH RECURSIVE ${name}(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM ${name} WHERE i + 1 < ${count})`;
  const types = ['session.created', 'session.processing', 'session.live', 'session.input.disconnected', 'session.ended'];
  const events = types.map((type, index) => `${numbers('n', sessions)}
    INSERT INTO events (id, type, happened_at, channel, session, sequence, data)
    SELECT printf('evt_%d%025d', ${index}, i), '${type}', ${day} + i * 600000000, 'bench-' || (i % ${channels}),
      printf('past%08d', i), ${index + 1}, '{}' FROM n;`);
  const script = `PRAGMA busy_timeout = 60000; BEGIN IMMEDIATE;
    ${numbers('n', sessions)} INSERT INTO sessions SELECT printf('past%08d', i), 'bench-' || (i % ${channels}), 'ended',
      'lost', 'publisher_stop', 'node', '192.0.2.1', 'OBS', ${day} + i * 600000000, ${day} + i * 600000000 + 2000000,
      ${day} + i * 600000000 + 500000000, '{}', 100, '', ${types.length} FROM n;
    ${events.join('\n')} COMMIT; ANALYZE;`;
  const { status, stderr } = await run('sqlite3', [server.databaseFile, script], { seconds: 120 });
  if (status !== 0) throw new Error(`sqlite3 ended with ${status}: ${stderr}`);
}
