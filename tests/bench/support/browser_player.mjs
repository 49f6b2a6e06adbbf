/** A player in a tab of Chromium, metered in the same way whichever player it is. */
import { waitFor } from '../../e2e/support/waiting.mjs';

/** Latency is read from the page: the date of what plays, or what the watch page says. */
function installMeter() {
  const SAMPLE_MS = 250;
  const POLL_MS = 50;
  const STALL_MS = 100;
  const meter = { samples: [], stalls: 0, stalledMs: 0, hasFrame: false };
  window.playerMeter = meter;
  let position = 0;
  let movedAt = 0;
  let isStalled = false;
  let sampledAt = 0;
  const latency = () => {
    const said = document.querySelector('#watch')?.dataset.latency;
    if (said) return Number(said);
    const date = window.hls?.playingDate;
    return date ? (Date.now() - date.getTime()) / 1000 : null;
  };
  const bufferOf = (video) => {
    for (let i = 0; i < video.buffered.length; i += 1) {
      if (video.currentTime >= video.buffered.start(i) - 0.1 && video.currentTime <= video.buffered.end(i)) {
        return video.buffered.end(i) - video.currentTime;
      }
    }
    return 0;
  };
  meter.begin = () => { Object.assign(meter, { samples: [], stalls: 0, stalledMs: 0 }); };
  setInterval(() => {
    const video = document.querySelector('video');
    if (!video) return;
    const now = performance.now();
    const moves = video.currentTime !== position && !video.seeking;
    if (moves) {
      if (isStalled) meter.stalledMs += now - movedAt;
      isStalled = false;
      movedAt = now;
      meter.hasFrame ||= video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoHeight > 0;
    } else if (meter.hasFrame && !isStalled && now - movedAt > STALL_MS) {
      isStalled = true;
      meter.stalls += 1;
    }
    position = video.currentTime;
    if (now - sampledAt < SAMPLE_MS) return;
    sampledAt = now;
    meter.samples.push({ at: now / 1000, isPlaying: meter.hasFrame && !isStalled, height: video.videoHeight,
      speed: video.playbackRate, latency: latency(), bufferSeconds: bufferOf(video) });
  }, POLL_MS);
}

const hlsPage = (playlist, config) => `<!doctype html><video autoplay muted playsinline width="640" height="360"></video>
<script type="module">
  import Hls from '/assets/hls.mjs';
  window.hls = new Hls(${JSON.stringify(config)});
  window.hls.attachMedia(document.querySelector('video'));
  window.hls.loadSource('${playlist}');
</script>`;

export class BrowserPlayer {
  #page;

  constructor(page) { this.#page = page; }

  /** hls.js alone, with its defaults but for `config`. */
  static async openHls(browser, origin, channel, config) {
    const page = await browser.page.context().newPage();
    const url = `${origin}/bench-player`;
    const body = hlsPage(`/live/${channel}/index.m3u8`, config);
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body }));
    return BrowserPlayer.#begin(page, url);
  }

  static async openWatchPage(browser, origin, channel) {
    return BrowserPlayer.#begin(await browser.page.context().newPage(), `${origin}/watch/${channel}`);
  }

  static async #begin(page, url) {
    try {
      await page.addInitScript(installMeter);
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await waitFor(`${url} plays`, () => page.evaluate(() => window.playerMeter.hasFrame), { seconds: 30 });
    } catch (error) {
      await page.close();
      throw error;
    }
    return new BrowserPlayer(page);
  }

  /** What was so far counts no longer. */
  beginMeasuring() { return this.#page.evaluate(() => window.playerMeter.begin()); }

  /** `kbpsOf`: the bit rate of a rendition by its picture's height. */
  async measured(kbpsOf) {
    const { samples, stalls, stalledMs } = await this.#page.evaluate(() => {
      const { samples: all, stalls: count, stalledMs: ms } = window.playerMeter;
      return { samples: all, stalls: count, stalledMs: ms };
    });
    return { samples: samples.map(({ height, ...sample }) => ({ ...sample, kbps: kbpsOf(height) })), stalls, stalledSeconds: stalledMs / 1000 };
  }

  close() { return this.#page.close(); }
}
