export const round = (value, digits = 2) => Number(value.toFixed(digits));
export const megabytes = (bytes) => round(bytes / 1e6, 1);

/** The value that this share of them does not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
