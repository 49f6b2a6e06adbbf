/** ffmpeg publishes what encoders publish; playlists and media are read by programs that are not ours. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aac, decodeWithoutError, h264, make, picture, probeStreams, publish, publishPicture, tone } from './support/ffmpeg.mjs';
import { mediaWithSegments, openChannel, readMedia } from './support/playlists.mjs';
import { start } from './support/program.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';

const MODE = { mode: 'ultra' };
const scratch = scratchFolder();

const partDurations = ({ segments }) => segments.flatMap(({ parts = [] }) => parts.map(({ duration }) => duration));
function assertPartsAreShort(media) {
  assert.ok(partDurations(media).length > 0);
  assert.ok(partDurations(media).every((duration) => duration <= media.partTargetDuration));
}

describe('a channel that ffmpeg publishes to', { concurrency: true }, () => {
  let server;
  before(async () => {
    const channels = { camera: MODE, film: MODE, librtmp: MODE, lazy: MODE, radio: MODE, silent: MODE };
    server = await startServer({ channels });
  });
  after(() => server.stop());

  it('serves a camera with sound to parsers, ffprobe and ffmpeg', async () => {
    const publisher = publishPicture(server.publishUrl('camera'), { size: '640x360' });
    await server.state('camera', 'live');
    const { attributes, main, audio } = await openChannel(server, 'camera');
    assert.match(attributes.CODECS, /^avc1\.[0-9a-f]{6},mp4a\.40\.2$/);
    assert.deepEqual(attributes.RESOLUTION, { width: 640, height: 360 });
    assert.equal(attributes['FRAME-RATE'], 25);

    for (const path of [main, audio]) {
      const media = await mediaWithSegments(server, path, 3);
      assert.equal(media.targetDuration, 2);
      assert.ok(Math.abs(media.partTargetDuration - 0.5) < 0.05);
      assert.equal(media.serverControl.canBlockReload, true);
      assert.ok(media.serverControl.partHoldBack >= 1.5);
      assert.ok(media.serverControl.canSkipUntil >= 12);
      assert.equal(media.independentSegments, true);
      assert.equal(media.renditionReports.length, 1);
      assert.equal(media.preloadSegment.preloadHints[0].type, 'PART');
      assert.ok(media.segments.every(({ duration }) => Math.abs(duration - 2) < 0.1));
      assert.ok(media.segments.every(({ programDateTime }) => Math.abs(Date.now() - programDateTime) < 60_000));
      const listed = partDurations({ segments: [...media.segments, media.preloadSegment] });
      const listedSeconds = listed.reduce((sum, duration) => sum + duration);
      assert.ok(listedSeconds > 3 * media.targetDuration - 0.1, `parts of ${listedSeconds} s`);
      const divided = media.segments.filter(({ parts }) => parts?.length > 0);
      assert.ok(divided.every(({ parts }) => parts.length === 4), 'each segment in equal parts');
      assertPartsAreShort(media);
    }
    const url = server.url('/live/camera/index.m3u8');
    const streams = await probeStreams(url);
    assert.equal(streams.h264.width, 640);
    assert.equal(streams.h264.height, 360);
    assert.equal(streams.aac.sample_rate, '48000');
    await decodeWithoutError(url, { seconds: 5, options: ['-live_start_index', '0'] });
    await publisher.stop();
  });

  it('serves a copied film with B-frames and key frames every 4 s', async () => {
    const film = scratch('film.mp4');
    const bFrames = ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '3', '-g', '100', '-sc_threshold', '0', '-pix_fmt', 'yuv420p'];
    await make(film, ['-t', '24', ...picture(), '-t', '24', ...tone, ...bFrames, ...aac]);
    assert.ok((await probeStreams(film)).h264.has_b_frames > 0);
    publish(server.publishUrl('film'), ['-i', film], ['-c', 'copy']);
    await server.state('film', 'live');
    const { main } = await openChannel(server, 'film');
    const media = await mediaWithSegments(server, main, 2);
    assert.equal(media.targetDuration, 4);
    assert.ok(media.segments.every(({ duration }) => Math.abs(duration - 4) < 0.1));
    await decodeWithoutError(server.url('/live/film/index.m3u8'), { seconds: 5, options: ['-live_start_index', '0'] });
  });

  it('serves what librtmp sends', async () => {
    const { SIGMA_TEST_LIBRTMP: program } = process.env;
    assert.ok(program, 'SIGMA_TEST_LIBRTMP names the sigma-test-librtmp to use; CTest sets it');
    const file = scratch('librtmp.flv');
    await make(file, ['-t', '12', ...picture(), '-t', '12', ...tone, ...h264(), ...aac]);
    const pipe = 'exec "$0" "$1" < <(exec ffmpeg -loglevel error -nostdin -re -i "$2" -c copy -f flv -)';
    const publisher = start('bash', ['-c', pipe, program, server.publishUrl('librtmp'), file]);
    await server.state('librtmp', 'live').catch((error) => assert.fail(`${error.message}: ${publisher.stderr}`));
    const { main } = await openChannel(server, 'librtmp');
    await mediaWithSegments(server, main, 3);
    await decodeWithoutError(server.url('/live/librtmp/index.m3u8'), { seconds: 4, options: ['-live_start_index', '0'] });
    assert.equal(await publisher.ended, 0, publisher.stderr);
  });

  it("serves x264's default of a key frame every 250 frames", async () => {
    publish(server.publishUrl('lazy'), [...picture({ size: '160x90' }), ...tone], ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', ...aac]);
    await server.state('lazy', 'live');
    const { main } = await openChannel(server, 'lazy');
    const media = await mediaWithSegments(server, main, 1);
    assert.equal(media.targetDuration, 10);
    assert.ok(Math.abs(media.segments[0].duration - 10) < 0.1);
    assertPartsAreShort(media);
    await decodeWithoutError(server.url('/live/lazy/index.m3u8'), { seconds: 5, options: ['-live_start_index', '0'] });
  });

  it('serves sound alone', async () => {
    publish(server.publishUrl('radio'), tone, aac);
    await server.state('radio', 'live');
    const { attributes, main, audio } = await openChannel(server, 'radio');
    assert.equal(attributes.CODECS, 'mp4a.40.2');
    assert.equal(attributes.RESOLUTION, undefined);
    assert.equal(audio, undefined);
    const media = await mediaWithSegments(server, main, 2);
    assertPartsAreShort(media);
    const streams = await probeStreams(server.url('/live/radio/index.m3u8'));
    assert.deepEqual(Object.keys(streams), ['aac']);
  });

  it('serves a picture alone', async () => {
    publish(server.publishUrl('silent'), picture(), h264());
    await server.state('silent', 'live');
    const { attributes, main, audio } = await openChannel(server, 'silent');
    assert.match(attributes.CODECS, /^avc1\.[0-9a-f]{6}$/);
    assert.equal(audio, undefined);
    const media = await mediaWithSegments(server, main, 2);
    assert.equal(media.renditionReports, undefined);
    const streams = await probeStreams(server.url('/live/silent/index.m3u8'));
    assert.deepEqual(Object.keys(streams), ['h264']);
  });

  it('answers a blocking request with the part that was asked for', async () => {
    await server.state('silent', 'live');
    const { main } = await openChannel(server, 'silent');
    const { mediaSequence, segments } = await readMedia(server, main);
    const next = mediaSequence + segments.length + 1;
    const media = await readMedia(server, `${main}?_HLS_msn=${next}&_HLS_part=1`);
    const asked = [...media.segments, media.preloadSegment][next - media.mediaSequence];
    assert.ok(asked.parts.length >= 2, 'it came before its part');
  });
});
