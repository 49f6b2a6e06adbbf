import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { waitFor } from './waiting.mjs';

function loadParser() {
  try {
    return createRequire(new URL('../browser/package.json', import.meta.url))('m3u8-parser').Parser;
  } catch (error) {
    throw new Error(`m3u8-parser is missing: run npm ci in tests/e2e/browser (${error.code})`);
  }
}

const Parser = loadParser();

export function parse(text) {
  const parser = new Parser();
  const complaints = [];
  parser.on('warn', ({ message }) => complaints.push(message));
  parser.push(text);
  parser.end();
  assert.deepEqual(complaints, [], `m3u8-parser complains of\n${text}`);
  return parser.manifest;
}

/** A channel's playlists as a player finds them: the variant's, and the audio rendition's if any. */
export async function openChannel(server, channel) {
  const multivariantPath = `/live/${channel}/index.m3u8`;
  const manifest = parse(await server.text(multivariantPath));
  assert.equal(manifest.playlists.length, 1);
  const resolve = (uri) => new URL(uri, server.url(multivariantPath)).pathname;
  const [variant] = manifest.playlists;
  const group = manifest.mediaGroups.AUDIO[variant.attributes.AUDIO];
  return {
    attributes: variant.attributes,
    main: resolve(variant.uri),
    audio: group && resolve(Object.values(group)[0].uri),
  };
}

export const readMedia = async (server, path) => parse(await server.text(path));

/** Waits until the media playlist lists that many whole segments. */
export function mediaWithSegments(server, path, count) {
  return waitFor(`${count} segments in ${path}`, async () => {
    const media = await readMedia(server, path);
    return media.segments.filter(({ duration }) => duration).length >= count && media;
  }, { seconds: 40, everyMs: 200 });
}
