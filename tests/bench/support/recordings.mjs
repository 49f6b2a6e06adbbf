import { existsSync } from 'node:fs';
import { run } from '../../e2e/support/program.mjs';
import { scratchFolder } from '../../e2e/support/scratch.mjs';

const inScratch = scratchFolder();

/** An FLV file of 20 s with a key frame every 2 s and a constant bit rate; made once. */
export async function recording({ kbps, hasSound = true, size = '640x360', rate = 30 }) {
  const file = inScratch(`${kbps}-${size}-${rate}-${hasSound ? 'av' : 'v'}.flv`);
  if (existsSync(file)) return file;
  const audioKbps = hasSound ? 64 : 0;
  const video = kbps - audioKbps;
  const sound = hasSound ? ['-f', 'lavfi', '-i', 'sine=sample_rate=48000'] : [];
  const { status, stderr } = await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-f', 'lavfi',
    '-i', `testsrc2=size=${size}:rate=${rate}`, ...sound, '-t', '20', '-c:v', 'libx264', '-preset', 'veryfast',
    '-g', `${2 * rate}`, '-keyint_min', `${2 * rate}`, '-sc_threshold', '0', '-bf', '0', '-b:v', `${video}k`, '-minrate', `${video}k`,
    '-maxrate', `${video}k`, '-bufsize', `${video / 4}k`, '-x264-params', 'nal-hrd=cbr:force-cfr=1', '-pix_fmt', 'yuv420p',
    ...(hasSound ? ['-c:a', 'aac', '-b:a', `${audioKbps}k`] : []), '-f', 'flv', file], { seconds: 120 });
  if (status !== 0) throw new Error(`ffmpeg could not make a recording: ${stderr}`);
  return file;
}
