/** Channels, sessions, events and webhooks, as people and programs meet them through the API. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { Api } from './support/api.mjs';
import { publishPicture } from './support/ffmpeg.mjs';
import { start } from './support/program.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/waiting.mjs';

/** A channel that the API makes, whose key the server's publishUrl() knows. */
async function makeChannel(server, api, id, settings = {}) {
  const channel = await api.post('/channels', { id, title: `Channel ${id}`, ...settings });
  const { items: [{ key }] } = await api.get(`/channels/${id}/keys`);
  server.knowKey(id, key);
  return channel;
}

const typesOf = async (api, filter) => (await api.get(`/events?limit=100&${filter}`)).items.map(({ type }) => type);

/** Answers 204 to everything and keeps it. */
async function startReceiver() {
  const received = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes) => { body += bytes; });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });
  await new Promise((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
  receiver.unref();
  return { url: `http://127.0.0.1:${receiver.address().port}/hook`, received, close: () => receiver.close() };
}

/** As a receiver checks a Standard Webhooks signature. */
function isSigned({ headers, body }, secret) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return headers['webhook-signature'].split(' ').includes(expected);
}

describe('the control plane', { concurrency: true }, () => {
  it('makes a channel that can be published to at once, and tells of its session', async () => {
    const server = await startServer({ channels: {} });
    const api = await Api.ofAdministrator(server);
    await makeChannel(server, api, 'camera', { category: 'sports' });
    publishPicture(server.publishUrl('camera'));
    const { session } = await server.state('camera', 'live');

    const { session: listed } = await waitFor('the session is live in the database', async () => {
      const { items } = await api.get('/sessions?channel=camera');
      return items[0]?.state === 'live' && { session: items[0] };
    });
    assert.equal(listed.id, session);
    assert.match(listed.encoder, /Lavf/);
    const health = await waitFor('the input is measured', async () => {
      const now = await api.get(`/sessions/${session}/health`);
      return now.media.frame_rate > 20 && now;
    });
    assert.deepEqual([health.media.width, health.media.height], [320, 180]);
    assert.match(health.media.video_codec, /^avc1\./);
    assert.deepEqual(await typesOf(api, 'type=session.*'),
      ['session.input.connected', 'session.created', 'session.processing', 'session.live']);
    const { items: [entry] } = await api.get('/directory?state=live&category=sports');
    assert.equal(entry.title, 'Channel camera');
    await server.stop();
  });

  it('stops, starts and restarts what is live', async () => {
    const server = await startServer({ channels: {} });
    const api = await Api.ofAdministrator(server);
    await makeChannel(server, api, 'camera');
    const first = publishPicture(server.publishUrl('camera'));
    const { session } = await server.state('camera', 'live');

    await api.post('/channels/camera/restart');
    await first.ended;
    publishPicture(server.publishUrl('camera'));
    const second = await waitFor('another session is live', async () => {
      const status = await server.status('camera');
      return status.state === 'live' && status.session !== session && status;
    }, { seconds: 25 });
    await api.post('/channels/camera/stop');
    const refused = publishPicture(server.publishUrl('camera'));
    assert.notEqual(await refused.ended, 0);
    assert.equal((await api.call('POST', '/channels/camera/stop')).status, 409);
    const reasons = await waitFor('both have ended', async () => {
      const { items } = await api.get('/sessions?channel=camera');
      return items.every(({ state }) => state === 'ended') && items.map((each) => [each.id, each.ended_reason]);
    });
    assert.deepEqual(reasons, [[second.session, 'operator_stop'], [session, 'superseded']]);

    await api.post('/channels/camera/start');
    publishPicture(server.publishUrl('camera'));
    await waitFor('it is live again', async () => (await server.status('camera')).session !== second.session);
    await server.stop();
  });

  it('lets the old key of a channel publish beside the new one, and takes tickets', async () => {
    const server = await startServer({ channels: {} });
    const api = await Api.ofAdministrator(server);
    await makeChannel(server, api, 'camera');
    const withOldKey = server.publishUrl('camera');
    await api.post('/channels/camera/rotate-key');
    const { items } = await api.get('/channels/camera/keys');
    assert.equal(items.length, 2);
    publishPicture(withOldKey);
    await server.state('camera', 'live');

    await makeChannel(server, api, 'stage');
    const { ingest: [{ stream }] } = await api.post('/publish-tickets', { channel: 'stage' });
    publishPicture(`rtmp://127.0.0.1:${server.rtmpPort}/live/${stream}`);
    await server.state('stage', 'live');
    await server.stop();
  });

  it('shows a token channel to who has a playback token', async () => {
    const server = await startServer({ channels: {} });
    const api = await Api.ofAdministrator(server);
    await makeChannel(server, api, 'private', { visibility: 'token' });
    publishPicture(server.publishUrl('private'));
    const { token } = await api.post('/playback-tokens', { channel: 'private' });
    await waitFor('it is live', async () =>
      (await fetch(server.url(`/live/private/status?token=${token}`))).ok
      && JSON.parse(await server.text(`/live/private/status?token=${token}`)).state === 'live', { seconds: 25 });
    assert.equal((await fetch(server.url('/live/private/index.m3u8'))).status, 401);
    assert.equal((await fetch(server.url('/live/private/index.m3u8?token=wrong'))).status, 401);
    const multivariant = await server.text(`/live/private/index.m3u8?token=${token}`);
    const [media] = /^t\/.*media\.m3u8$/m.exec(multivariant);
    assert.match(await server.text(`/live/private/${media}`), /#EXTINF|#EXT-X-PART/);
    await server.stop();
  });

  it('sends signed webhooks', async () => {
    const server = await startServer({ channels: {}, sections: { webhooks: { allow_http: true, allowed_addresses: '127.0.0.1/32' } } });
    const api = await Api.ofAdministrator(server);
    const receiver = await startReceiver();
    const { secret } = await api.post('/webhooks', { url: receiver.url, event_types: ['session.*'] });
    await makeChannel(server, api, 'camera');
    publishPicture(server.publishUrl('camera'));
    await waitFor('session.live arrives', () => receiver.received.some(({ body }) => JSON.parse(body).type === 'session.live'),
      { seconds: 25 });
    for (const delivery of receiver.received) {
      assert.ok(isSigned(delivery, secret));
      assert.equal(JSON.parse(delivery.body).id, delivery.headers['webhook-id']);
    }
    receiver.close();
    await server.stop();
  });

  it('loses nothing that it has told of when it is killed', async () => {
    const server = await startServer({ channels: {} });
    const api = await Api.ofAdministrator(server);
    await makeChannel(server, api, 'camera');
    publishPicture(server.publishUrl('camera'));
    const { session } = await server.state('camera', 'live');
    await waitFor('it is live in the database', async () => (await api.get(`/sessions/${session}`)).state === 'live');

    await server.crashAndStartAgain();
    const again = await Api.signIn(server, 'admin', await server.administratorPassword());
    const { state, ended_reason: reason } = await again.get(`/sessions/${session}`);
    assert.deepEqual([state, reason], ['ended', 'node_lost']);
    assert.equal((await again.get('/channels/camera')).state, 'idle');
    publishPicture(server.publishUrl('camera'));
    assert.notEqual((await server.state('camera', 'live')).session, session);
    await server.stop();
  });

  it('plays on while its database is locked, and writes down afterwards what happened', async () => {
    const server = await startServer({ channels: {} });
    const api = await Api.ofAdministrator(server);
    await makeChannel(server, api, 'camera');
    await makeChannel(server, api, 'stage');
    publishPicture(server.publishUrl('camera'));
    const { session } = await server.state('camera', 'live');
    const lock = start('sqlite3', [server.databaseFile]);
    lock.stdin.write('PRAGMA busy_timeout = 5000;\nBEGIN EXCLUSIVE;\nSELECT \'locked\';\n');
    await waitFor('it is locked', () => lock.stdout.includes('locked'));

    publishPicture(server.publishUrl('stage'));
    await server.state('stage', 'live');
    await waitFor('the server says that it is not ready', async () => (await fetch(server.url('/readyz'))).status === 503);
    assert.equal((await api.call('PATCH', '/channels/camera', { title: 'Renamed' })).status, 503);
    assert.equal((await server.status('camera')).session, session);
    assert.equal((await fetch(server.url('/healthz'))).status, 200);

    lock.stdin.end('COMMIT;\n');
    await lock.ended;
    await waitFor('the other session is in the database', async () => {
      const { status, json } = await api.call('GET', '/sessions?channel=stage');
      return status === 200 && json.items[0]?.state === 'live';
    }, { seconds: 25 });
    assert.equal((await fetch(server.url('/readyz'))).status, 200);
    await server.stop();
  });
});
