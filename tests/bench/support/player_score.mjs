/** What a viewer had, from samples of it: {at (s), isPlaying, kbps, speed, latency (s), bufferSeconds}. */
import { round } from './numbers.mjs';

/** Speeds nearer than this to each other are one: players trim in small steps. */
const SAME_SPEED = 0.005;
const USUAL_SPEED = 0.0501;

const sum = (values) => values.reduce((total, value) => total + value, 0);

function weightedP95(pairs) {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  let left = 0.95 * sum(sorted.map(([, weight]) => weight));
  for (const [value, weight] of sorted) {
    left -= weight;
    if (left <= 0) return value;
  }
  return null;
}

/**
 * As the grand challenge on low-latency streaming reckons it (Lim et al., ACM MMSys 2020), for segments of one
 * second, as a share of the highest rendition throughout at no latency.
 */
function normalisedQoe(played, { stalledSeconds, lowest, highest, steps }) {
  const latencyWeight = (latency) => (latency <= 1.1 ? 0.05 * lowest : 0.1 * highest);
  const worth = sum(played.map(({ seconds, kbps, speed, latency }) =>
    seconds * (kbps - latencyWeight(latency) * latency - lowest * Math.abs(speed - 1))));
  return (worth - steps - highest * stalledSeconds) / (highest * sum(played.map(({ seconds }) => seconds)));
}

/** `ladder`: kb/s of the renditions. */
export function scoreOf(samples, { stalls, stalledSeconds, ladder }) {
  const spans = samples.slice(0, -1).map((sample, index) => ({ ...sample, seconds: samples[index + 1].at - sample.at }));
  const played = spans.filter(({ isPlaying, latency }) => isPlaying && latency !== null);
  if (played.length === 0) throw new Error('nothing was played while it was measured');
  const seconds = sum(played.map((span) => span.seconds));
  const mean = (valueOf) => sum(played.map((span) => valueOf(span) * span.seconds)) / seconds;
  const changes = played.slice(1).map((span, index) => [played[index], span]);
  const steps = changes.map(([a, b]) => Math.abs(b.kbps - a.kbps)).filter((step) => step > 0);
  return {
    latencyMean: round(mean(({ latency }) => latency)),
    latencyP95: round(weightedP95(played.map((span) => [span.latency, span.seconds]))),
    stalls,
    stalledSeconds: round(stalledSeconds),
    kbps: round(mean(({ kbps }) => kbps), 0),
    switches: steps.length,
    speedChanges: changes.filter(([a, b]) => Math.abs(a.speed - b.speed) > SAME_SPEED).length,
    usualSpeedShare: round(mean(({ speed }) => (Math.abs(speed - 1) <= USUAL_SPEED ? 1 : 0)), 3),
    buffer: round(mean(({ bufferSeconds }) => bufferSeconds)),
    nqoe: round(normalisedQoe(played, {
      stalledSeconds, lowest: Math.min(...ladder), highest: Math.max(...ladder), steps: sum(steps),
    })),
  };
}
