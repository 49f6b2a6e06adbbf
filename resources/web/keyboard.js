const STEP_S = 5;

/** The keyboard map of the page. Keys that a focused control uses itself are left to it. */
export function bindKeyboard({ viewer, controls, statistics }) {
  const actions = {
    ' ': () => viewer.togglePlay(),
    k: () => viewer.togglePlay(),
    m: () => controls.toggleMute(),
    f: () => controls.toggleFullscreen(),
    l: () => viewer.jumpToLive(),
    s: () => statistics.toggle(),
    ArrowLeft: () => viewer.seekBy(-STEP_S),
    ArrowRight: () => viewer.seekBy(STEP_S),
    End: () => viewer.jumpToLive(),
    ArrowUp: () => controls.stepVolume(1),
    ArrowDown: () => controls.stepVolume(-1),
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actions[key];
    if (!action || belongsToFocus(event.target, key)) return;
    event.preventDefault();
    if (!event.repeat || key.startsWith('Arrow')) action();
  });
}

function belongsToFocus(target, key) {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="menu"]')) return !['m', 'f', 's'].includes(key);
  if (target.closest('input')) return key === 'End' || key.startsWith('Arrow');
  return key === ' ' && target.closest('button') !== null;
}
