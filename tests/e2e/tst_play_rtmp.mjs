/** rtmpdump and ffmpeg play a channel by RTMP. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { decodeWithoutError, probeStreams, probeVideoPackets, publishPicture } from './support/ffmpeg.mjs';
import { run, start } from './support/program.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/waiting.mjs';

const GOP_FRAMES = 200;
const scratch = scratchFolder();

const sizeOf = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

describe('RTMP players', { concurrency: true }, () => {
  let server;
  before(async () => {
    server = await startServer({ channels: { camera: { mode: 'ultra' } } });
    publishPicture(server.publishUrl('camera'), { gop: GOP_FRAMES });
    await server.state('camera', 'live');
  });
  after(() => server.stop());

  it('let rtmpdump begin with a key frame, long before the next one comes', async () => {
    const file = scratch('dump.flv');
    const dump = start('rtmpdump', ['--quiet', '--live', '--rtmp', server.playUrl('camera'), '--flv', file]);
    const asked = performance.now();
    await waitFor('rtmpdump receives', () => {
      assert.ok(dump.isRunning, `rtmpdump stopped: ${dump.stderr}`);
      return sizeOf(file) > 20_000;
    });
    assert.ok(performance.now() - asked < 4000, 'the first media took as long as a key frame takes to come');
    await dump.stop('SIGINT');
    const [first] = await probeVideoPackets(file, 1);
    assert.match(first.flags, /^K/);
    const streams = await probeStreams(file);
    assert.equal(streams.h264.width, 320);
    assert.equal(streams.aac.sample_rate, '48000');
  });

  it('let ffmpeg decode sound and picture', () =>
    decodeWithoutError(server.playUrl('camera'), { seconds: 3 }));

  it('are told when there is no such channel', async () => {
    const { status, stderr } = await run('ffmpeg', ['-nostdin', '-i', server.playUrl('nobody'), '-f', 'null', '-']);
    assert.notEqual(status, 0);
    assert.match(stderr, /there is no channel of this name/);
  });
});
