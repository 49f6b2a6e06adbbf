const round = (value, digits) => (value === null ? null : Number(value.toFixed(digits)));

function quantile(sorted, q) {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}

/** One object with all that was measured. */
export function summarise({ options, samples, seen }) {
  const last = samples.at(-1);
  const latencies = samples.map((sample) => sample.latency).filter((value) => value !== null).sort((a, b) => a - b);
  return {
    url: options.url,
    seconds: options.seconds,
    firstFrameMs: round(last.firstFrameMs, 0),
    playedSeconds: round(last.playedSeconds, 2),
    latency: {
      min: quantile(latencies, 0),
      median: quantile(latencies, 0.5),
      p95: quantile(latencies, 0.95),
      max: quantile(latencies, 1),
      samples: latencies.length,
    },
    stalls: last.stalls,
    stalledSeconds: round(last.stalledMs / 1000, 2),
    droppedFrames: Math.max(...samples.map((sample) => sample.droppedFrames)),
    totalFrames: Math.max(...samples.map((sample) => sample.totalFrames)),
    states: samples.map((sample) => sample.state).filter((state, i, all) => state !== all[i - 1]),
    qualities: [...new Set(samples.map((sample) => sample.quality).filter(Boolean))],
    sessions: [...new Set(samples.map((sample) => sample.session).filter(Boolean))],
    ...seen,
    samples,
  };
}

/** It played: at least half of the time that was left after the first frame. */
export function hasPlayed({ seconds, firstFrameMs, playedSeconds }) {
  if (firstFrameMs === null) return false;
  return playedSeconds >= Math.max(0.5, (seconds - firstFrameMs / 1000) / 2);
}

const count = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** The line for people, with further lines only for what is wrong. */
export function describe(summary) {
  const { latency, stalledSeconds, states } = summary;
  if (summary.firstFrameMs === null) {
    return [`viewer: nothing played in ${summary.seconds} s (page state: ${states.join(' > ') || 'none'})`, ...complaints(summary)].join('\n');
  }
  const behind = latency.samples > 0
    ? `${latency.median.toFixed(2)} s behind live (p95 ${latency.p95.toFixed(2)} s)`
    : 'latency unknown';
  const facts = [
    `played ${summary.playedSeconds.toFixed(1)} s`,
    behind,
    count(summary.stalls, 'stall') + (summary.stalls > 0 ? ` (${stalledSeconds.toFixed(1)} s)` : ''),
    `first frame ${(summary.firstFrameMs / 1000).toFixed(2)} s`,
    `${summary.droppedFrames} of ${count(summary.totalFrames, 'frame')} dropped`,
  ];
  return [`viewer: ${facts.join(', ')}`, ...complaints(summary)].join('\n');
}

function complaints({ foreignRequests, cspViolations, consoleErrors }) {
  const lists = [['request to another host', foreignRequests], ['CSP violation', cspViolations], ['console error', consoleErrors]];
  return lists.flatMap(([what, items]) => items.map((item) => `  ${what}: ${item}`));
}
