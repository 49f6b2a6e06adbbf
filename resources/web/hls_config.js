/**
 * hls.js options for each latency mode of the server.
 *
 * liveSyncDuration and liveSyncDurationCount stay unset: hls.js then plays PART-HOLD-BACK (HOLD-BACK in
 * `normal`) behind the end of the playlist, which is the server's to decide.
 */
const retry = (maxNumRetry, retryDelayMs, maxRetryDelayMs) =>
  ({ maxNumRetry, retryDelayMs, maxRetryDelayMs, backoff: 'exponential' });

const loadPolicy = (maxTimeToFirstByteMs, maxLoadTimeMs, timeoutRetry, errorRetry) =>
  ({ default: { maxTimeToFirstByteMs, maxLoadTimeMs, timeoutRetry, errorRetry } });

const SHARED = {
  // fMP4 needs no transmuxing, so a worker would only add a hop to every part.
  enableWorker: false,
  capLevelToPlayerSize: true,
  abrEwmaDefaultEstimate: 2_000_000,
  // A GAP counts against its rendition, and by default for good: one interruption would cost the top quality.
  errorPenaltyExpireMs: 5_000,
  maxBufferLength: 30,
  maxMaxBufferLength: 60,
  maxBufferSize: 30_000_000,
  manifestLoadPolicy: loadPolicy(10_000, 15_000, retry(4, 250, 2_000), retry(8, 500, 4_000)),
  // Must outlast the server's reconnect window and a restart of the server.
  playlistLoadPolicy: loadPolicy(12_000, 20_000, retry(40, 250, 4_000), retry(40, 250, 4_000)),
  // Few retries: a live part that cannot be had is skipped like a GAP rather than waited for.
  fragLoadPolicy: loadPolicy(10_000, 30_000, retry(3, 250, 1_000), retry(4, 250, 2_000)),
};

const BY_MODE = {
  ultra: {
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: 1.1,
    liveSyncOnStallIncrease: 0.3,
    backBufferLength: 10,
  },
  low: {
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: 1.05,
    liveSyncOnStallIncrease: 0.5,
    backBufferLength: 15,
  },
  normal: {
    lowLatencyMode: false,
    liveSyncOnStallIncrease: 1,
    backBufferLength: 30,
    maxBufferLength: 40,
  },
};

/**
 * Seconds behind the end of the playlist beyond which the player seeks to live. hls.js refuses this option
 * at construction without liveSyncDuration, so LiveFollower assigns it afterwards.
 */
const MAX_LATENCY = { ultra: 4, low: 14, normal: 60 };

const known = (mode) => (mode in BY_MODE ? mode : 'normal');

export const hlsConfig = (mode) => ({ ...SHARED, ...BY_MODE[known(mode)] });
export const maxLatency = (mode) => MAX_LATENCY[known(mode)];
