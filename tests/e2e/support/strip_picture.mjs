/** Pictures that carry the time at which they were made, in the strip that core/media/timestamp_strip.h describes. */
import { aac, tone } from './ffmpeg.mjs';
import { start } from './program.mjs';
import { waitFor } from './waiting.mjs';

const WIDTH = 640;
const HEIGHT = 360;
const RATE = 25;
const STRIP = HEIGHT / 30;

/** The cells of the strip, as 0 and 1 from left to right. */
export function stripCells(time) {
  let parity = 0b1010;
  for (let rest = time; rest > 0; rest = Math.floor(rest / 16)) parity ^= rest % 16;
  const bits = (value, count) => Array.from({ length: count }, (_, bit) => Math.floor(value / 2 ** (count - 1 - bit)) % 2);
  return [1, 0, ...bits(time, 42), ...bits(parity, 4)];
}

/** A grey picture that moves a little, with the time in it. */
function paint(time, frame) {
  const picture = Buffer.alloc(WIDTH * HEIGHT, 96);
  const left = (frame * 8) % (WIDTH - 80);
  for (let y = 80; y < 200; y += 1) picture.fill(180, y * WIDTH + left, y * WIDTH + left + 80);
  const row = Buffer.alloc(WIDTH);
  stripCells(time).forEach((cell, index, { length }) =>
    row.fill(cell * 255, Math.floor((index * WIDTH) / length), Math.floor(((index + 1) * WIDTH) / length)));
  for (let y = HEIGHT - STRIP; y < HEIGHT; y += 1) row.copy(picture, y * WIDTH);
  return picture;
}

/** ffmpeg's arguments for each size: [name, width, height, kbit/s]. */
function outputs(server, channel, sizes) {
  const split = `[0:v]split=${sizes.length}${sizes.map(([name]) => `[in${name}]`).join('')}`;
  const scaled = sizes.map(([name, width, height]) => `[in${name}]scale=${width}:${height},format=yuv420p[${name}]`);
  const video = sizes.flatMap(([name, , , kbits], index) => ['-map', `[${name}]`, `-b:v:${index}`, `${kbits}k`]);
  const tee = sizes.map(([name], index) =>
    `[f=flv:onfail=ignore:select='v\\:${index},a']${server.publishUrl(channel)}?rendition=${name}`).join('|');
  return ['-filter_complex', [split, ...scaled].join(';'), ...video, '-map', '1:a',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', `${10 * RATE}`, '-sc_threshold', '0',
    '-force_key_frames', 'expr:gte(t,n_forced)', '-flags', '+global_header', ...aac, '-f', 'tee', tee];
}

/**
 * Publishes the time with a tone in several sizes, a key frame each second, until it is stopped.
 *
 * Frames flow only once ffmpeg is connected: what it finds waiting would be late for good.
 */
export async function publishStrip(server, channel, sizes) {
  const connections = () => server.log.split(`publisher.connected channel=${channel} `).length;
  const before = connections();
  const publisher = start('ffmpeg', ['-hide_banner', '-loglevel', 'error',
    '-f', 'rawvideo', '-pixel_format', 'gray', '-video_size', `${WIDTH}x${HEIGHT}`, '-framerate', `${RATE}`,
    '-probesize', '32', '-analyzeduration', '0', '-i', 'pipe:0', '-re', ...tone, ...outputs(server, channel, sizes)]);
  publisher.stdin.write(paint(Date.now(), 0));
  await waitFor('ffmpeg is connected', () => connections() >= before + sizes.length, { everyMs: 5 });
  const began = performance.now();
  let frames = 1;
  const painter = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * RATE;
    for (; frames < due; frames += 1) publisher.stdin.write(paint(Date.now(), frames));
  }, 1000 / RATE / 2);
  publisher.ended.finally(() => clearInterval(painter)).catch(() => {});
  return publisher;
}
