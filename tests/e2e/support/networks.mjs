/** The networks that players are measured on: [kb/s, seconds] in turn, over and over. */
export const NETWORKS = {
  clean: [[20_000, 30]],
  cascade: [[1200, 30], [800, 30], [400, 30], [800, 30], [1200, 30]],
  'intra-cascade': [[1000, 15], [800, 15], [600, 15], [400, 15], [200, 15], [400, 15], [600, 15], [800, 15], [1000, 15]],
  spike: [[1200, 10], [300, 10], [800, 10]],
  'slow-jitter': [[500, 5], [1200, 5]],
  'fast-jitter': [[500, 0.25], [1200, 5], [500, 0.1], [1200, 1], [500, 0.25], [1200, 5]],
};

export const ROUND_TRIP_MS = 40;
