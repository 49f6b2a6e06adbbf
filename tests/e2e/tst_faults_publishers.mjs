/** Publishers that break, lie and vanish: viewers get every picture that arrived whole, and nothing is left behind. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aac, h264, make, picture, tone } from './support/ffmpeg.mjs';
import { assertNothingIsLeft } from './support/metrics.mjs';
import { openChannel } from './support/playlists.mjs';
import { start } from './support/program.mjs';
import { isVideo, isVideoFrame, later, RawPublisher, readFlv, withFiller } from './support/raw_publisher.mjs';
import { receiveAll } from './support/received.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';

const SECONDS = 4;
const HOUR = 3_600_000;
const scratch = scratchFolder();

/** How a connection ends badly; what was begun and not finished counts as never sent. */
const ENDS = {
  reset: (publisher) => publisher.socket.resetAndDestroy(),
  'half-open': () => {},
  'stalled in a message': (publisher, tags) => publisher.send({ ...tags.findLast(isVideo), time: 60_000 }, 50),
  'sending garbage': (publisher) => publisher.socket.write(Buffer.alloc(100_000, 0xff)),
};

/** Timestamps that a publisher gives its tags, and the changes of timeline that viewers see. */
const CLOCKS = {
  'jumps two hours ahead': { timeOf: ({ time }) => time + (time < 2000 ? 0 : 2 * HOUR), discontinuities: 1 },
  'jumps two hours back': { timeOf: ({ time }) => time + (time < 2000 ? 2 * HOUR : 0), discontinuities: 1 },
  'wraps at 32 bits': { timeOf: ({ time }) => (2 ** 32 - 2000 + time) % 2 ** 32, discontinuities: 0 },
  'runs 200 ppm fast': { timeOf: ({ time }) => Math.round(HOUR + time * 1.0002), discontinuities: 0 },
  'has its sound 2 s ahead': { early: (tag) => (isVideo(tag) || tag.time === 0 ? 0 : 2000), discontinuities: 0 },
};

const channelOf = (name) => name.replaceAll(/[^a-z0-9]+/g, '-');
const framesOf = (tags) => tags.filter(isVideoFrame).length;

/** What viewers could load of a channel's video when its session has ended. */
async function videoOf(server, channel) {
  const { main } = await openChannel(server, channel);
  await server.state(channel, 'ended');
  return receiveAll(server, main);
}

describe('publishers', { concurrency: true }, () => {
  let server;
  let clip;
  let larger;
  before(async () => {
    const input = (size) => ['-t', `${SECONDS}`, ...picture({ size }), '-t', `${SECONDS}`, ...tone, ...h264(25), ...aac];
    await Promise.all([make(scratch('clip.flv'), input('320x180')), make(scratch('larger.flv'), input('640x360'))]);
    clip = readFlv(scratch('clip.flv'));
    larger = readFlv(scratch('larger.flv'));
    const names = [...Object.keys(ENDS), ...Object.keys(CLOCKS)].map(channelOf);
    const channels = ['backwards', 'sizes', 'codecs', 'trickle', 'torrent', ...names];
    server = await startServer({
      channels: Object.fromEntries(channels.map((name) => [name, { mode: 'ultra' }])),
      sections: { rtmp: { listen: '127.0.0.1:0', idle_timeout: 5 }, live: { unpublish_window: 0.5 } },
    });
  });
  after(async () => {
    await assertNothingIsLeft(server);
    await server.stop();
  });

  for (const [how, breakOff] of Object.entries(ENDS)) {
    it(`may end ${how} and come back`, async () => {
      const channel = channelOf(how);
      const first = await RawPublisher.open(server, channel);
      await first.play(clip);
      await breakOff(first, clip);
      const { session } = await server.state(channel, 'interrupted');
      await first.closed();
      const second = await RawPublisher.open(server, channel);
      await second.play(clip);
      assert.equal((await server.status(channel)).session, session);
      await second.end();
      const { packets, hasEnded, text } = await videoOf(server, channel);
      assert.equal(packets, 2 * framesOf(clip), text);
      assert.ok(hasEnded);
    });
  }

  for (const [what, { discontinuities, ...clock }] of Object.entries(CLOCKS)) {
    it(`may have a clock that ${what}`, async () => {
      const channel = channelOf(what);
      const publisher = await RawPublisher.open(server, channel);
      await publisher.play(clip, clock);
      await publisher.end();
      const received = await videoOf(server, channel);
      assert.equal(received.packets, framesOf(clip), received.text);
      assert.equal(received.discontinuities, discontinuities, received.text);
    });
  }

  it('may have timestamps that run backwards for a while', async () => {
    const publisher = await RawPublisher.open(server, 'backwards');
    await publisher.play(clip, { timeOf: ({ time }) => HOUR - time });
    await publisher.play(later(clip, HOUR));
    await publisher.end();
    const received = await videoOf(server, 'backwards');
    assert.ok(received.packets >= framesOf(clip), received.text);
  });

  it('may change their resolution on the way', async () => {
    const publisher = await RawPublisher.open(server, 'sizes');
    await publisher.play([...clip, ...later(larger, SECONDS * 1000)]);
    await publisher.end();
    const received = await videoOf(server, 'sizes');
    assert.equal(received.packets, framesOf(clip) + framesOf(larger), received.text);
    assert.equal(received.runs, 2);
    assert.equal(received.discontinuities, 1);
  });

  it('may come back with another codec', async () => {
    const hevc = scratch('hevc.mp4');
    const encoder = ['-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-x265-params', 'log-level=none:keyint=25'];
    await make(hevc, ['-t', `${SECONDS}`, ...picture(), '-t', `${SECONDS}`, ...tone, ...encoder, ...aac,
      '-movflags', 'frag_keyframe+delay_moov+default_base_moof']);
    const first = await RawPublisher.open(server, 'codecs');
    await first.play(clip);
    const key = server.publishUrl('codecs').split('/').at(-1);
    const second = start(process.env.SIGMA_TEST_PUBLISH, [server.rtmpPort, key, hevc]);
    assert.equal(await second.ended, 0, second.stderr);
    const received = await videoOf(server, 'codecs');
    assert.equal(received.packets, 2 * framesOf(clip), received.text);
    assert.equal(received.runs, 2);
  });

  it('may send a kilobyte a second', async () => {
    const file = scratch('trickle.flv');
    await make(file, ['-t', '8', ...tone, '-c:a', 'aac', '-b:a', '8k', '-ar', '8000', '-ac', '1']);
    const tags = readFlv(file);
    const publisher = await RawPublisher.open(server, 'trickle');
    await publisher.play(tags);
    await publisher.end();
    const received = await videoOf(server, 'trickle');
    assert.equal(received.packets, tags.length - 1, received.text);
  });

  it('may send 200 Mb/s', async () => {
    const publisher = await RawPublisher.open(server, 'torrent');
    await publisher.play(withFiller(clip, 1_000_000));
    await publisher.end();
    const received = await videoOf(server, 'torrent');
    assert.equal(received.packets, framesOf(clip), received.text);
  });
});
