/** HEVC and AV1 come by Enhanced RTMP and arrive in fMP4 as hvc1 and av01. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aac, av1, decodeWithoutError, hevc, make, picture, probeStreams, tone } from './support/ffmpeg.mjs';
import { mediaWithSegments, openChannel } from './support/playlists.mjs';
import { start } from './support/program.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';

const CODECS = [
  {
    name: 'hevc',
    encoder: hevc(),
    codecString: /^hvc1\.1\.[0-9A-F]+\.L\d+(\.[0-9A-F]+)+,mp4a\.40\.2$/,
    sampleEntry: 'hvc1',
  },
  {
    name: 'av1',
    encoder: av1(),
    codecString: /^av01\.0\.\d\d[MH]\.08(\.[0-9.]+)?,mp4a\.40\.2$/,
    sampleEntry: 'av01',
  },
];

const scratch = scratchFolder();

function publishFile(server, channel, file) {
  assert.ok(process.env.SIGMA_TEST_PUBLISH, 'SIGMA_TEST_PUBLISH names the sigma-test-publish to use; CTest sets it');
  const key = server.publishUrl(channel).split('/').at(-1);
  return start(process.env.SIGMA_TEST_PUBLISH, [server.rtmpPort, key, file]);
}

describe('Enhanced RTMP', { concurrency: true }, () => {
  let server;
  before(async () => {
    server = await startServer({ channels: { hevc: { mode: 'ultra' }, av1: { mode: 'ultra' } } });
  });
  after(() => server.stop());

  for (const { name, encoder, codecString, sampleEntry } of CODECS) {
    it(`brings ${name}`, async () => {
      const file = scratch(`${name}.mp4`);
      const fragmented = ['-movflags', 'frag_keyframe+delay_moov+default_base_moof'];
      const input = ['-t', '12', ...picture({ size: '256x144' }), '-t', '12', ...tone];
      await make(file, [...input, ...encoder, ...aac, ...fragmented]);
      const publisher = publishFile(server, name, file);
      await server.state(name, 'live').catch((error) => assert.fail(`${error.message}: ${publisher.stderr}`));

      const { attributes, main } = await openChannel(server, name);
      assert.match(attributes.CODECS, codecString);
      assert.deepEqual(attributes.RESOLUTION, { width: 256, height: 144 });
      assert.equal(attributes['FRAME-RATE'], 25);
      const media = await mediaWithSegments(server, main, 3);
      assert.equal(media.targetDuration, 2);

      const url = server.url(`/live/${name}/index.m3u8`);
      const stream = (await probeStreams(url))[name];
      assert.equal(stream.codec_tag_string, sampleEntry);
      assert.equal(stream.width, 256);
      assert.equal(stream.height, 144);
      await decodeWithoutError(url, { seconds: 5, options: ['-live_start_index', '0'] });
      assert.equal(await publisher.ended, 0, publisher.stderr);
    });
  }
});
