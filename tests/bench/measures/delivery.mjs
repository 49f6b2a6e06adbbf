import { freePort } from '../../e2e/support/free_port.mjs';
import { startNginx } from '../support/nginx.mjs';
import { round } from '../support/numbers.mjs';
import { withStream } from '../support/sigma.mjs';
import { requestsPerSecond } from '../support/wrk.mjs';
import { median } from '../../e2e/support/median.mjs';
import { waitFor } from '../../e2e/support/waiting.mjs';

const ROUNDS = 3;
/** Bit rates whose parts of half a second have about these sizes. */
const STREAMS = [{ name: '64 KB part', kbps: 1050 }, { name: '256 KB part', kbps: 4200 }];
const PUBLISH_SECONDS = 600;

export const title = 'Delivery: requests a second, 1,000 keep-alive connections, one core each';

const lastMatch = (text, pattern) => [...text.matchAll(pattern)].at(-1)?.[1];

/** The newest part that is neither the first nor the last of its segment. */
async function newestPart(server) {
  const playlist = await server.text('/live/bench-0/index.m3u8');
  const media = `/live/bench-0/${playlist.split('\n').find((line) => line && !line.startsWith('#'))}`;
  const text = await server.text(media);
  const part = lastMatch(text, /URI="(\d+\.1\.m4s)"/g);
  return part && { media, part: media.replace(/[^/]*$/, part) };
}

async function alternate(ours, theirs) {
  const rates = { ours: [], theirs: [] };
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    rates.theirs.push(await requestsPerSecond(theirs));
    rates.ours.push(await requestsPerSecond(await ours()));
  }
  return { ours: median(rates.ours), theirs: median(rates.theirs) };
}

async function compare(server, what, path) {
  const bytes = Buffer.from(await (await fetch(server.url(await path()))).arrayBuffer());
  const nginx = await startNginx({ httpPort: await freePort(), files: { copy: bytes } });
  try {
    const { ours, theirs } = await alternate(async () => server.url(await path()), nginx.url('copy'));
    return { what, bytes: bytes.length, 'sigma-server': round(ours, 0), nginx: round(theirs, 0), ratio: round(ours / theirs) };
  } finally {
    await nginx.stop();
  }
}

export async function measureAll() {
  const rows = [];
  for (const { name, kbps } of STREAMS) {
    await withStream({ kbps, hasSound: false, seconds: PUBLISH_SECONDS }, async (server) => {
      const newest = () => waitFor('a part is listed', () => newestPart(server));
      rows.push(await compare(server, name, async () => (await newest()).part));
      if (rows.length === 1) rows.push(await compare(server, 'media playlist', async () => (await newest()).media));
    });
  }
  return rows;
}
