import { writeFileSync } from 'node:fs';
import { run } from './program.mjs';
import { scratchFolder } from './scratch.mjs';

const scratch = scratchFolder();
let files = 0;

/** The media that a playlist lists, gaps left out: runs of segments that share one initialisation section. */
function listedRuns(text) {
  const runs = [];
  let isGap = false;
  for (const line of text.split('\n')) {
    const map = /^#EXT-X-MAP:.*URI="([^"]+)"/.exec(line);
    if (map && runs.at(-1)?.map !== map[1]) runs.push({ map: map[1], segments: [] });
    isGap ||= line === '#EXT-X-GAP';
    if (line === '' || line.startsWith('#')) continue;
    if (!isGap) runs.at(-1).segments.push(line);
    isGap = false;
  }
  return runs;
}

async function download(server, path) {
  const answer = await fetch(server.url(path));
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

async function countPackets(file) {
  const args = ['-v', 'error', '-count_packets', '-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0', file];
  const { status, stdout, stderr } = await run('ffprobe', args);
  if (status !== 0 || stderr !== '') throw new Error(`ffprobe ${file}: ${stderr}`);
  return Number(stdout.trim());
}

/**
 * How many packets a viewer gets who loads everything that the playlist of an ended session lists, and how often the
 * initialisation section and the timeline change on the way.
 */
export async function receiveAll(server, playlistPath) {
  const text = await server.text(playlistPath);
  const folder = playlistPath.slice(0, playlistPath.lastIndexOf('/') + 1);
  const runs = listedRuns(text).filter(({ segments }) => segments.length > 0);
  let packets = 0;
  for (const { map, segments } of runs) {
    const pieces = [];
    for (const name of [map, ...segments]) pieces.push(await download(server, folder + name));
    const file = scratch(`received-${files += 1}.mp4`);
    writeFileSync(file, Buffer.concat(pieces));
    packets += await countPackets(file);
  }
  const discontinuities = text.split('\n').filter((line) => line === '#EXT-X-DISCONTINUITY').length;
  return { packets, runs: runs.length, discontinuities, hasEnded: text.includes('#EXT-X-ENDLIST'), text };
}
