import assert from 'node:assert/strict';
import { run, start } from './program.mjs';

const QUIET = ['-hide_banner', '-loglevel', 'error', '-nostdin'];

export const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'];
export const picture = ({ size = '320x180', rate = 25 } = {}) =>
  ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}`];
export const h264 = (gop = 50) =>
  ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p',
    '-g', `${gop}`, '-keyint_min', `${gop}`, '-sc_threshold', '0'];
const keyFrames = (gop) => ['-g', `${gop}`, '-pix_fmt', 'yuv420p'];
export const hevc = (gop = 25) => ['-c:v', 'libx265', '-preset', 'ultrafast', ...keyFrames(gop),
  '-x265-params', `log-level=none:scenecut=0:keyint=${gop}:min-keyint=${gop}`];
export const av1 = (gop = 25) => ['-c:v', 'libaom-av1', '-cpu-used', '8', '-usage', 'realtime', '-row-mt', '1',
  ...keyFrames(gop), '-keyint_min', `${gop}`];
export const aac = ['-c:a', 'aac', '-b:a', '64k'];

/** Publishes in real time until it is stopped. `inputs` are lavfi inputs or files. */
export function publish(url, inputs, codecs) {
  const paced = inputs.flatMap((argument) => (argument === '-i' ? ['-re', '-i'] : [argument]));
  return start('ffmpeg', [...QUIET, ...paced, ...codecs, '-f', 'flv', url]);
}

export const publishPicture = (url, { gop, ...options } = {}) =>
  publish(url, [...picture(options), ...tone], [...h264(gop), ...aac]);

/** Makes a file; `args` are inputs and codecs. */
export async function make(file, args) {
  const { status, stderr } = await run('ffmpeg', [...QUIET, ...args, '-y', file], { seconds: 60 });
  assert.equal(status, 0, `ffmpeg could not make ${file}: ${stderr}`);
}

/** Decodes `seconds` of an input and expects not one complaint. */
export async function decodeWithoutError(input, { seconds, options = [] }) {
  const args = [...QUIET, ...options, '-t', `${seconds}`, '-i', input, '-progress', 'pipe:1', '-f', 'null', '-'];
  const { status, stdout, stderr } = await run('ffmpeg', args, { seconds: 40 });
  assert.equal(stderr, '', 'ffmpeg complains of the stream');
  assert.equal(status, 0);
  const decoded = Math.max(...[...stdout.matchAll(/out_time_us=(\d+)/g)].map(([, time]) => Number(time) / 1e6));
  assert.ok(decoded >= seconds - 0.5, `ffmpeg decoded ${decoded} s of ${seconds} s`);
}

async function probe(input, entries) {
  const args = ['-v', 'error', '-of', 'json', ...entries, input];
  const { status, stdout, stderr } = await run('ffprobe', args, { seconds: 40 });
  assert.equal(status, 0, `ffprobe ${input}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The streams of a file or URL, by their codec's name. */
export async function probeStreams(input) {
  const { streams } = await probe(input, ['-show_streams']);
  return Object.fromEntries(streams.map((stream) => [stream.codec_name, stream]));
}

/** The packets of the video from the beginning, `seconds` of it. */
export async function probeVideoPackets(input, seconds) {
  const entries = ['-select_streams', 'v', '-show_packets', '-read_intervals', `%+${seconds}`];
  return (await probe(input, entries)).packets;
}
