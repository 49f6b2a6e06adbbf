export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export const round = (value, digits = 2) => Number(value.toFixed(digits));
export const megabytes = (bytes) => round(bytes / 1e6, 1);
