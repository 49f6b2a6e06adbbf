/** Runs in the page: counts seconds really played (jumps left out) and the time of the first frame. */
export function installPlaybackMeter() {
  const meter = { playedSeconds: 0, firstFrameMs: null };
  window.playbackMeter = meter;
  let video = null;
  let position = 0;
  let readAt = 0;
  setInterval(() => {
    const now = performance.now();
    video ??= document.querySelector('video');
    if (!video) return;
    const advance = video.currentTime - position;
    // No playback rate in use outruns twice the wall clock: a longer step is a seek.
    const isPlayback = advance > 0 && advance <= ((now - readAt) / 1000) * 2;
    if (isPlayback && !video.paused) {
      meter.playedSeconds += advance;
      meter.firstFrameMs ??= now;
    }
    position = video.currentTime;
    readAt = now;
  }, 50);
}

/** Runs in the page: one reading of what the page and its video element report. */
export function readPage() {
  const root = document.querySelector('#watch');
  const video = document.querySelector('video');
  const frames = video?.getVideoPlaybackQuality();
  const { state = '', latency = '', stalls = '0', stalledMs = '0', quality = '', session = '' } = root?.dataset ?? {};
  return {
    state,
    quality,
    session,
    latency: latency === '' ? null : Number(latency),
    stalls: Number(stalls),
    stalledMs: Number(stalledMs),
    droppedFrames: frames?.droppedVideoFrames ?? 0,
    totalFrames: frames?.totalVideoFrames ?? 0,
    playbackRate: video?.playbackRate ?? 1,
    ...window.playbackMeter,
  };
}

/** Reads the page once a second until `seconds` have passed. */
export async function samplePage(page, seconds) {
  const samples = [];
  const began = performance.now();
  for (let second = 1; second <= seconds; second += 1) {
    await page.waitForTimeout(Math.max(0, began + second * 1000 - performance.now()));
    samples.push({ at: (performance.now() - began) / 1000, ...await page.evaluate(readPage) });
  }
  return samples;
}
