/** Many runs of many players in a table: what they had in the mean, and at worst. */
import { round } from './numbers.mjs';

const LESS_IS_BETTER = ['latencyMean', 'latencyP95', 'stalls', 'stalledSeconds', 'switches', 'speedChanges'];
const MORE_IS_BETTER = ['kbps', 'ofLine', 'ofBest', 'nqoe'];

function summaryOf(runs) {
  const scored = runs.filter(({ failed }) => failed === undefined);
  if (scored.length === 0) return {};
  const summary = (key, worstOf) => {
    const values = scored.map((run) => run[key]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [key, `${round(mean)} (${worstOf(...values)})`];
  };
  return Object.fromEntries([
    ...LESS_IS_BETTER.map((key) => summary(key, Math.max)),
    ...MORE_IS_BETTER.map((key) => summary(key, Math.min)),
  ]);
}

/** A row for each player on each network: `mean (worst)`. */
export function tableOfRuns(runs) {
  const groups = new Map();
  for (const run of runs) {
    const key = `${run.network} ${run.player}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((group) => {
    const { network, player } = group[0];
    const failed = group.filter((run) => run.failed !== undefined).length;
    return { network, player, runs: group.length, ...(failed > 0 && { failed }), ...summaryOf(group) };
  });
}
