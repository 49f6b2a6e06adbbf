/** What each latency mode promises a viewer, and how hard the player may work for it. Seconds and speeds. */
export const MODES = {
  ultra: { name: 'Shortest', target: 1.6, most: 4, limit: [0.8, 1.2], seekWhenOver: 4, deadBand: 0.05 },
  low: { name: 'Short', target: 9, most: 10, limit: [0.9, 1.1], seekWhenOver: 8, deadBand: 0.15 },
  normal: { name: 'Standard', target: 24, most: 30, limit: [0.95, 1.05], seekWhenOver: 20, deadBand: 0.5 },
};

/** Share of what a channel keeps that a viewer may be behind: nearer to its end, a pause would lose the picture. */
const MOST_OF_WINDOW = 0.7;

/** A mode of the server that this page does not know plays like the most patient one. */
export const known = (mode) => (Object.hasOwn(MODES, mode) ? mode : 'normal');

/** Seconds behind the broadcast to play at, on a channel that asks players to stay `holdBack` behind. */
export const targetOf = (mode, holdBack) => Math.max(MODES[known(mode)].target, holdBack ?? 0);

/** What a viewer can choose from: the channel's own mode, and slower ones that its window has room for. */
export function choicesFor(channelMode, windowSeconds) {
  const names = Object.keys(MODES);
  const own = names.indexOf(known(channelMode));
  return names.slice(own).filter((name, index) => index === 0 || MODES[name].target <= windowSeconds * MOST_OF_WINDOW);
}
