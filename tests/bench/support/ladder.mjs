/** One programme in three renditions of constant bit rate, published without encoding it again. */
import { existsSync } from 'node:fs';
import { run, start } from '../../e2e/support/program.mjs';
import { scratchFolder } from '../../e2e/support/scratch.mjs';

const SECONDS = 120;
const RATE = 25;
const SOUND_KBPS = 32;
const QUIET = ['-hide_banner', '-loglevel', 'error', '-nostdin'];

/** `kbps`: picture and sound together. */
export const LADDER = [
  { name: '360p', width: 640, height: 360, kbps: 1000 },
  { name: '270p', width: 480, height: 270, kbps: 600 },
  { name: '180p', width: 320, height: 180, kbps: 200 },
];

const inScratch = scratchFolder();

/** A film with a track for each rendition, with a key frame every second; made once. */
async function film() {
  const file = inScratch('ladder.mp4');
  if (existsSync(file)) return file;
  const split = `[0:v]split=${LADDER.length}${LADDER.map(({ name }) => `[in${name}]`).join('')}`;
  const scaled = LADDER.map(({ name, width, height }) => `[in${name}]scale=${width}:${height}[${name}]`);
  const perRendition = LADDER.flatMap(({ name, kbps }, index) => {
    const rate = `${kbps - SOUND_KBPS}k`;
    return ['-map', `[${name}]`, `-b:v:${index}`, rate, `-minrate:v:${index}`, rate, `-maxrate:v:${index}`, rate,
      `-bufsize:v:${index}`, `${(kbps - SOUND_KBPS) / 2}k`];
  });
  const { status, stderr } = await run('ffmpeg', [...QUIET, '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=${RATE}`,
    '-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-t', `${SECONDS}`, '-filter_complex', [split, ...scaled].join(';'),
    ...perRendition, '-map', '1:a', '-c:v', 'libx264', '-preset', 'veryfast', '-bf', '0', '-g', `${RATE}`,
    '-keyint_min', `${RATE}`, '-sc_threshold', '0', '-x264-params', 'nal-hrd=cbr:force-cfr=1', '-pix_fmt', 'yuv420p',
    '-c:a', 'aac', '-b:a', `${SOUND_KBPS}k`, file], { seconds: 240 });
  if (status !== 0) throw new Error(`ffmpeg could not make the ladder: ${stderr}`);
  return file;
}

/** `urlOf`: where a rendition of that name is published. Goes on until it is stopped. */
export async function publishLadder(urlOf) {
  const outputs = LADDER.flatMap(({ name }, index) =>
    ['-map', `0:v:${index}`, '-map', '0:a', '-c', 'copy', '-f', 'flv', urlOf(name)]);
  return start('ffmpeg', [...QUIET, '-re', '-stream_loop', '-1', '-i', await film(), ...outputs]);
}
