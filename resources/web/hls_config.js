/**
 * hls.js options for each latency mode of the viewer.
 *
 * hls.js begins `target` seconds behind live and then neither changes the speed nor jumps: LiveFollower does both.
 */
import { known } from './latency_modes.js';
import { PartAbrController } from './part_abr_controller.js';

const retry = (maxNumRetry, retryDelayMs, maxRetryDelayMs) =>
  ({ maxNumRetry, retryDelayMs, maxRetryDelayMs, backoff: 'exponential' });

const loadPolicy = (maxTimeToFirstByteMs, maxLoadTimeMs, timeoutRetry, errorRetry) =>
  ({ default: { maxTimeToFirstByteMs, maxLoadTimeMs, timeoutRetry, errorRetry } });

const SHARED = {
  // fMP4 needs no transmuxing, so a worker would only add a hop to every part.
  enableWorker: false,
  capLevelToPlayerSize: true,
  abrController: PartAbrController,
  abrEwmaDefaultEstimate: 2_000_000,
  // A GAP counts against its rendition, and by default for good: one interruption would cost the top quality.
  errorPenaltyExpireMs: 5_000,
  maxLiveSyncPlaybackRate: 1,
  liveSyncOnStallIncrease: 0,
  liveMaxLatencyDuration: Infinity,
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
  // With a second or two in the buffer, what a network did ten seconds ago is of no use.
  ultra: { lowLatencyMode: true, backBufferLength: 10, abrEwmaFastLive: 1, abrEwmaSlowLive: 4, abrBandWidthFactor: 0.8 },
  low: { lowLatencyMode: true, backBufferLength: 15, abrEwmaFastLive: 2, abrEwmaSlowLive: 6 },
  normal: { lowLatencyMode: false, backBufferLength: 30, maxBufferLength: 40 },
};

/** `target`: seconds behind live. */
export const hlsConfig = (mode, target) => ({ ...SHARED, ...BY_MODE[known(mode)], liveSyncDuration: target });
