/** Viewers that crawl, crowd, cling and ask for too much: the others don't notice, and nothing is left of them. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aac, h264, make, picture, tone } from './support/ffmpeg.mjs';
import { assertNothingIsLeft, metric } from './support/metrics.mjs';
import { mediaWithSegments, openChannel, parse } from './support/playlists.mjs';
import { isVideoFrame, later, RawPublisher, readFlv, withFiller } from './support/raw_publisher.mjs';
import { isLetIn, openMany, RawViewer } from './support/raw_viewer.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/waiting.mjs';

const CLIP_SECONDS = 4;
const BROADCAST_SECONDS = 60;
const FRAME_BYTES = 300_000;
const scratch = scratchFolder();

/** A well-behaved viewer beside the others, who gets every part in its turn. */
class Bystander {
  #viewer;
  #isWatching = true;
  #watched;

  static async watch(server, playlist) {
    const bystander = new Bystander();
    bystander.#viewer = await RawViewer.open(server, { from: '127.0.0.2' });
    bystander.#watched = bystander.#watch(playlist);
    return bystander;
  }

  async #watch(playlist) {
    let { body } = await this.#viewer.get(playlist);
    while (this.#isWatching) {
      const [, msn, part] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)\.m4s"/.exec(body);
      const answer = await this.#viewer.get(`${playlist}?_HLS_msn=${msn}&_HLS_part=${part}`);
      assert.equal(answer.status, 200, answer.body);
      ({ body } = answer);
    }
  }

  async leave() {
    this.#isWatching = false;
    await this.#watched;
    this.#viewer.leave();
  }
}

describe('viewers', { concurrency: true }, () => {
  let server;
  let publisher;
  let playing;
  let bystander;
  let playlist;
  const crawlers = [];
  before(async () => {
    await make(scratch('clip.flv'), ['-t', `${CLIP_SECONDS}`, ...picture(), '-t', `${CLIP_SECONDS}`, ...tone, ...h264(25), ...aac]);
    const clip = withFiller(readFlv(scratch('clip.flv')).filter((tag) => tag.body[1] !== 2), FRAME_BYTES);
    const media = clip.filter(({ body }) => body[1] === 1);
    const tags = [...clip];
    for (let second = CLIP_SECONDS; second < BROADCAST_SECONDS; second += CLIP_SECONDS) tags.push(...later(media, second * 1000));
    server = await startServer({
      channels: { camera: { mode: 'ultra' } },
      sections: {
        http: { listen: '127.0.0.1:0', write_timeout: 2, max_connections_per_address: 4_900 },
        live: { unpublish_window: 0.5 },
      },
    });
    publisher = await RawPublisher.open(server, 'camera');
    playing = publisher.play(tags);
    await server.state('camera', 'live');
    ({ main: playlist } = await openChannel(server, 'camera'));
    await mediaWithSegments(server, playlist, 1);
    bystander = await Bystander.watch(server, playlist);
  });
  after(async () => {
    await bystander.leave();
    assert.equal(await metric(server, 'sigma_rtmp_connections'), 1, 'the publisher was lost');
    publisher.socket.destroy();
    await playing.catch(() => {});
    await assertNothingIsLeft(server);
    for (const crawler of crawlers) {
      clearInterval(crawler.reader);
      crawler.leave();
    }
    await server.stop();
  });

  const folder = () => playlist.slice(0, playlist.lastIndexOf('/') + 1);
  const aSegment = async () => `${folder()}${parse(await server.text(playlist)).mediaSequence}.m4s`;

  /** A viewer that reads a byte a second, and stays until the server has got rid of it. */
  async function crawl(from) {
    const onread = { buffer: Buffer.alloc(1), callback: () => { crawler.bytes += 1; return false; } };
    const crawler = await RawViewer.open(server, { from, onread });
    crawler.bytes = 0;
    crawler.reader = setInterval(() => crawler.socket.resume(), 1000);
    crawlers.push(crawler);
    return crawler;
  }

  it('may read one byte a second, for a while', async () => {
    const crawler = await crawl('127.0.0.3');
    crawler.ask(await aSegment());
    await waitFor('it has read a few bytes', () => crawler.bytes > 2);
  });

  it('may open 5,000 connections, and those that are too many are told so', async () => {
    const viewers = await openMany(server, 5_000, { from: '127.0.0.4' });
    const refused = await waitFor('100 are refused', () => {
      const told = viewers.filter(({ answers }) => answers.length === 1);
      return told.length >= 100 && told;
    });
    assert.equal(refused.length, 100);
    for (const { answers: [{ status, head }] } of refused) {
      assert.equal(status, 503);
      assert.match(head, /retry-after: \d/i);
    }
    const late = viewers.find(({ answers }) => answers.length === 0);
    assert.equal((await late.get(playlist)).status, 200);
    for (const viewer of viewers) viewer.leave();
    await waitFor('another is let in', () => isLetIn(server, '127.0.0.4'));
  });

  it('may ask for the near future together, and for the far future in vain', async () => {
    const viewers = await openMany(server, 500, { from: '127.0.0.5' });
    const { segments, mediaSequence } = parse(await server.text(playlist));
    const next = mediaSequence + segments.length + 1;
    for (const viewer of viewers) viewer.ask(`${playlist}?_HLS_msn=${next}&_HLS_part=0`);
    for (const viewer of viewers) assert.ok((await viewer.answered(1))[0].body.includes(`"${next}.0.m4s"`));

    for (const viewer of viewers) viewer.ask(`${playlist}?_HLS_msn=${next + 2}`);
    for (const viewer of viewers) viewer.leave();

    const dreamer = await RawViewer.open(server, { from: '127.0.0.5' });
    const far = [`${playlist}?_HLS_msn=${next + 100}`, `${playlist}?_HLS_msn=18446744073709551616`,
      `${playlist}?_HLS_msn=${next}&_HLS_part=4000000000`, `${playlist}?_HLS_part=1`];
    for (const path of far) assert.equal((await dreamer.get(path)).status, 400, path);
    for (const name of [`${next + 50}.0.m4s`, `${next + 50}.m4s`, 'init-9.mp4']) {
      assert.equal((await dreamer.get(folder() + name)).status, 404, name);
    }
    dreamer.leave();
  });

  it('may pipeline 1,000 requests', async () => {
    const viewer = await RawViewer.open(server, { from: '127.0.0.6' });
    const paths = Array.from({ length: 1_000 }, (_, index) => (index % 2 ? '/time' : `/live/nobody-${index}/status`));
    viewer.ask(...paths);
    const answers = await viewer.answered(1_000);
    assert.deepEqual(answers.map(({ status }) => status), paths.map((path) => (path === '/time' ? 200 : 404)));
    viewer.leave();
  });

  it('may pipeline 1,000 requests and read hardly anything', async () => {
    const crawler = await crawl('127.0.0.7');
    crawler.ask(...Array(1_000).fill(await aSegment()));
    await waitFor('it has read a few bytes', () => crawler.bytes > 2);
  });

  it('may never close', async () => {
    const impatient = await startServer({ channels: { camera: {} }, sections: { http: { listen: '127.0.0.1:0', idle_timeout: 1 } } });
    const [silent, served] = await openMany(impatient, 2);
    assert.equal((await served.get('/time')).status, 200);
    await Promise.all([silent.closed(), served.closed()]);
    assert.equal(silent.answers.length, 0);
    await impatient.stop();
  });
});
