/** Publishers and viewers come and go, some of them badly, for SIGMA_SOAK_MINUTES (10): the memory is flat within 5 %. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aac, h264, make, picture, tone } from './support/ffmpeg.mjs';
import { residentBytes } from './support/memory.mjs';
import { assertNothingIsLeft } from './support/metrics.mjs';
import { later, RawPublisher, readFlv, withFiller } from './support/raw_publisher.mjs';
import { RawViewer } from './support/raw_viewer.mjs';
import { scratchFolder } from './support/scratch.mjs';
import { startServer } from './support/server.mjs';
import { pause } from './support/waiting.mjs';

const MINUTES = Number(process.env.SIGMA_SOAK_MINUTES ?? 10);
/** Until every channel has been through its turns and the allocator has settled. */
const WARM_UP_MINUTES = MINUTES * 0.3;
const CLIP_SECONDS = 4;
const TURN_CLIPS = 5;
const VIEWERS = 20;
const MEGABYTE = 2 ** 20;

/** The turns of a channel: how a publisher goes, and how many seconds pass before the next one. */
const TURNS = [
  { leave: (publisher) => publisher.socket.resetAndDestroy(), away: 1 },
  { leave: (publisher, tags) => publisher.send(tags[5], 50).then(() => publisher.socket.destroy()), away: 2 },
  { leave: (publisher) => publisher.socket.write(Buffer.alloc(10_000, 0xff)), away: 1 },
  { leave: (publisher) => publisher.end(), away: 4 },
];

async function publishInTurns(server, channel, tags, until) {
  for (let turn = 0; performance.now() < until; turn += 1) {
    const { leave, away } = TURNS[turn % TURNS.length];
    const publisher = await RawPublisher.open(server, channel);
    await publisher.play(tags);
    await leave(publisher, tags);
    await pause(away * 1000);
  }
}

/** Joins, follows the newest part for a few seconds, vanishes in the middle of a request, and joins again. */
async function viewInTurns(server, channel, until) {
  while (performance.now() < until) {
    const viewer = await RawViewer.open(server);
    const multivariant = await viewer.get(`/live/${channel}/index.m3u8`);
    const path = /^.*video\/media\.m3u8$/m.exec(multivariant?.body)?.[0];
    const playlist = path && `/live/${channel}/${path}`;
    for (let part = 0; playlist && part < 20 && viewer.isOpen; part += 1) {
      const body = (await viewer.get(playlist))?.body ?? '';
      const hint = /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(body)?.[1];
      if (!hint) break;
      await viewer.get(playlist.replace('media.m3u8', hint));
    }
    if (playlist) viewer.ask(`${playlist}?_HLS_msn=0`);
    viewer.leave();
    await pause(500);
  }
}

it('the memory is flat', async (t) => {
  const scratch = scratchFolder();
  await make(scratch('clip.flv'), ['-t', `${CLIP_SECONDS}`, ...picture(), '-t', `${CLIP_SECONDS}`, ...tone, ...h264(25), ...aac]);
  const clip = withFiller(readFlv(scratch('clip.flv')).filter((tag) => tag.body[1] !== 2), 10_000);
  const media = clip.filter(({ body }) => body[1] === 1);
  const tags = [...clip];
  for (let index = 1; index < TURN_CLIPS; index += 1) tags.push(...later(media, index * CLIP_SECONDS * 1000));
  const channels = ['one', 'two', 'three', 'four'];
  const server = await startServer({
    channels: Object.fromEntries(channels.map((name) => [name, { mode: 'ultra' }])),
    sections: { live: { unpublish_window: 1, ended_retention: 5 } },
  });
  const began = performance.now();
  const until = began + MINUTES * 60_000;
  const publishers = channels.map((channel) => publishInTurns(server, channel, tags, until));
  const viewers = Array.from({ length: VIEWERS }, (_, index) => viewInTurns(server, channels[index % channels.length], until));

  const peaks = [];
  while (performance.now() < until) {
    const slice = Math.floor(((performance.now() - began) / 60_000 - WARM_UP_MINUTES) / ((MINUTES - WARM_UP_MINUTES) / 3));
    if (slice >= 0) peaks[slice] = Math.max(peaks[slice] ?? 0, residentBytes(server.pid));
    await pause(500);
  }
  await Promise.all([...publishers, ...viewers]);
  t.diagnostic(`resident, the peak of each third after warming up: ${peaks.map((peak) => `${(peak / MEGABYTE).toFixed(1)} MB`).join(', ')}`);
  for (const peak of peaks.slice(1)) assert.ok(peak <= 1.05 * peaks[0], `it grew from ${peaks[0]} to ${peak} bytes`);
  await assertNothingIsLeft(server);
  await server.stop();
});
