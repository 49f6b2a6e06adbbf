/**
 * A picture that carries the time at which it was made: 32 blocks, black for 0 and white for 1, are
 * the milliseconds since 1970 modulo 2^32, the least significant first.
 */
import { aac, h264, tone } from './ffmpeg.mjs';
import { start } from './program.mjs';
import { waitFor } from './waiting.mjs';

const WIDTH = 320;
const HEIGHT = 180;
const COLUMNS = 8;
const ROWS = 4;
const RATE = 25;

function paint(time) {
  const frame = Buffer.alloc(WIDTH * HEIGHT);
  const blockWidth = WIDTH / COLUMNS;
  const blockHeight = HEIGHT / ROWS;
  for (let bit = 0; bit < COLUMNS * ROWS; bit += 1) {
    if (Math.floor(time / 2 ** bit) % 2 === 0) continue;
    const left = (bit % COLUMNS) * blockWidth;
    const top = Math.floor(bit / COLUMNS) * blockHeight;
    for (let y = top; y < top + blockHeight; y += 1) frame.fill(255, y * WIDTH + left, y * WIDTH + left + blockWidth);
  }
  return frame;
}

/**
 * Publishes the clock with a tone, a key frame each second, until it is stopped.
 *
 * Frames flow only once ffmpeg is connected: what it finds waiting would be late for good.
 */
export async function publishClock(server, channel) {
  const video = ['-f', 'rawvideo', '-pixel_format', 'gray', '-video_size', `${WIDTH}x${HEIGHT}`, '-framerate', `${RATE}`,
    '-probesize', '32', '-analyzeduration', '0', '-i', 'pipe:0'];
  const codecs = [...h264(RATE), ...aac];
  const connections = () => server.log.split(`publisher.connected channel=${channel} `).length;
  const before = connections();
  const publisher = start('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...video, '-re', ...tone, ...codecs,
    '-f', 'flv', server.publishUrl(channel)]);
  publisher.stdin.write(paint(Date.now()));
  await waitFor('ffmpeg is connected', () => connections() > before, { everyMs: 5 });
  const began = performance.now();
  let frames = 1;
  const painter = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * RATE;
    for (; frames < due; frames += 1) publisher.stdin.write(paint(Date.now()));
  }, 1000 / RATE / 2);
  publisher.ended.finally(() => clearInterval(painter)).catch(() => {});
  return publisher;
}

/** Runs in the page: the age in milliseconds of the picture that is on the screen, or null without one. */
export function pictureAge() {
  const video = document.querySelector('video');
  if (!video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const columns = 8;
  const rows = 4;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  context.drawImage(video, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let time = 0;
  for (let bit = 0; bit < columns * rows; bit += 1) {
    const x = Math.floor(((bit % columns) + 0.5) * (canvas.width / columns));
    const y = Math.floor((Math.floor(bit / columns) + 0.5) * (canvas.height / rows));
    if (data[(y * canvas.width + x) * 4] > 127) time += 2 ** bit;
  }
  const age = (Date.now() - time) % 2 ** 32;
  return age < 0 ? age + 2 ** 32 : age;
}
