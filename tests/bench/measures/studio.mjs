import { missingPrograms, startObs } from '../../e2e/support/obs.mjs';
import { run, start } from '../../e2e/support/program.mjs';
import { scratchFolder } from '../../e2e/support/scratch.mjs';
import { round } from '../support/numbers.mjs';
import { costOf } from '../support/usage.mjs';
import { pause } from '../../e2e/support/waiting.mjs';
import { channelKey, startSigma, tool } from '../support/sigma.mjs';

const SECONDS = 30;
const WARM_UP = 5;
const PICTURES_SECONDS = 8;
const SIZES = [{ name: '720p30', width: 1280, height: 720, bitrate: 3_000_000 },
  { name: '1080p30', width: 1920, height: 1080, bitrate: 6_000_000 }];
const KEY = channelKey(0);

export const title = 'Studio: test picture, x264 veryfast, AAC, RTMP into sigma-server; CPU seconds of 30 s on both cores, '
  + 'beside ffmpeg, and OBS where it is installed, that play 8 s of the same pictures from memory over and over';

const inMemory = scratchFolder('/dev/shm');

async function ofStudio(server, { width, height, bitrate }) {
  const { status, stdout, stderr } = await run(tool('studio'), ['--url', `rtmp://127.0.0.1:${server.rtmpPort}/live`, '--key', KEY,
    '--width', width, '--height', height, '--bitrate', bitrate, '--seconds', SECONDS, '--warm-up', WARM_UP].map(String),
  { seconds: SECONDS + WARM_UP + 30 });
  if (status !== 0) throw new Error(`sigma-bench-studio ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The tone of the studio's test picture: soft, and loud for a tenth of each second. */
async function toneInMemory(path) {
  const tone = "if(lt(mod(t,1),0.1),0.25,0.02)*sin(2*PI*1000*t)";
  const source = `aevalsrc='${tone}|${tone}':s=48000:d=${PICTURES_SECONDS}`;
  const { status, stderr } = await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-f', 'lavfi', '-i', source, path]);
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`);
  return path;
}

/**
 * x264 and AAC as the studio sets them: no lookahead, sliced threads, half a second of VBV, IDRs by the second, the fast
 * search of AAC.
 */
async function ofFfmpeg(server, { bitrate }, pictures, tone) {
  const rate = `${bitrate / 1000}k`;
  const ffmpeg = start('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', pictures,
    '-re', '-stream_loop', '-1', '-i', tone, '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency',
    '-threads', '2', '-profile:v', 'high', '-b:v', rate, '-maxrate', rate, '-bufsize', `${bitrate / 2000}k`, '-g', '30',
    '-sc_threshold', '0', '-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '160k', '-f', 'flv', `rtmp://127.0.0.1:${server.rtmpPort}/live/${KEY}`]);
  await pause(WARM_UP * 1000);
  const { core } = await costOf(ffmpeg.pid, () => pause(SECONDS * 1000));
  await ffmpeg.stop('SIGKILL');
  if (ffmpeg.stderr) throw new Error(`ffmpeg: ${ffmpeg.stderr}`);
  return core * SECONDS;
}

/** OBS plays the same pictures from memory; nothing where it is not installed. */
async function ofObs(server, { width, height, bitrate }, pictures) {
  if ((await missingPrograms('obs', 'Xvfb')).length > 0) return null;
  const { obs, stop } = await startObs({
    url: `rtmp://127.0.0.1:${server.rtmpPort}/live/${KEY}`, width, height,
    encoder: { keyint_sec: 1, preset: 'veryfast', bitrate: bitrate / 1000 },
    source: { id: 'ffmpeg_source', settings: { is_local_file: true, local_file: pictures, looping: true } },
  });
  try {
    await server.state('bench-0', 'live', { seconds: 60 });
    await pause(WARM_UP * 1000);
    const { core } = await costOf(obs.pid, () => pause(SECONDS * 1000));
    return core * SECONDS;
  } finally {
    await stop();
  }
}

async function compare(size) {
  const pictures = inMemory(`${size.name}.y4m`);
  await run(tool('studio'), ['--dump', pictures, '--width', size.width, '--height', size.height, '--seconds', PICTURES_SECONDS].map(String),
    { seconds: 60 });
  const tone = await toneInMemory(inMemory(`${size.name}.wav`));
  const server = await startSigma({ channels: 1 });
  try {
    const ours = await ofStudio(server, size);
    await server.state('bench-0', 'offline').catch(() => {});
    const theirs = await ofFfmpeg(server, size, pictures, tone);
    await server.state('bench-0', 'offline').catch(() => {});
    const obs = await ofObs(server, size, pictures);
    return { size: size.name, 'studio s': round(ours.cpuSeconds), 'ffmpeg s': round(theirs), 'obs s': obs && round(obs), ratio: round(ours.cpuSeconds / theirs),
      encoded: ours.framesEncoded, skipped: ours.framesSkipped, late: ours.framesLate, dropped: ours.framesDropped,
      'added p50 ms': ours.addedMs.p50, 'added p99 ms': ours.addedMs.p99, 'queue p99 ms': ours.queueMs.p99, 'encode p50 ms': ours.encodeMs.p50 };
  } finally {
    await server.stop();
  }
}

export async function measureAll() {
  const rows = [];
  for (const size of SIZES) rows.push(await compare(size));
  return rows;
}
