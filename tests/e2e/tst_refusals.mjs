/** What the server does not take, and how a person at the encoder learns of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aac, h264, picture, publish, publishPicture, tone } from './support/ffmpeg.mjs';
import { startServer } from './support/server.mjs';

describe('refused publishers', { concurrency: true }, () => {
  let server;
  before(async () => {
    const mode = 'ultra';
    server = await startServer({ channels: { camera: { mode }, old: { mode }, closed: { mode, enabled: false } } });
  });
  after(() => server.stop());

  it('are told of a wrong key, which is not logged', async () => {
    const wrongKey = 'not-a-key-of-any-channel-here';
    const publisher = publishPicture(server.publishUrl('camera').replace(/[^/]+$/, wrongKey));
    assert.notEqual(await publisher.ended, 0);
    assert.match(publisher.stderr, /the stream key or ticket is not known to this server/);
    assert.match(server.log, /publisher\.rejected/);
    assert.ok(!server.log.includes(wrongKey), 'the log shows the key that was tried');
    assert.match(await server.text('/metrics'), /^sigma_rtmp_publishers_rejected_total [1-9]/m);
    assert.equal((await server.status('camera')).state, 'waiting');
  });

  it('are told which codec is not taken', async () => {
    const publisher = publish(server.publishUrl('old'), [...picture(), ...tone], ['-c:v', 'flv1', ...aac]);
    assert.notEqual(await publisher.ended, 0);
    assert.match(publisher.stderr, /video codec Sorenson H\.263 is not supported; send H\.264, HEVC or AV1/);
    await server.logged(/publisher\.rejected channel=old .*Sorenson/i);
    assert.equal((await server.status('old')).state, 'waiting');
  });

  it('cannot publish to a channel that is turned off', async () => {
    const publisher = publish(server.publishUrl('closed'), picture(), h264());
    assert.notEqual(await publisher.ended, 0);
  });
});
