/** Asks `probe` again and again until its answer is truthy, and returns that answer. */
export async function waitFor(what, probe, { seconds = 15, everyMs = 50 } = {}) {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
    await pause(everyMs);
  }
}

/** For measuring over a time and for keeping a publisher away; never instead of waitFor. */
export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
