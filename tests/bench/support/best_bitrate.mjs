/** What a network allows a player at most. */
import { BandwidthTrace } from '../../e2e/support/bandwidth_trace.mjs';

/** Playlists and the heads of answers as sigma-server sends them, for half-second parts of pictures and of sound. */
const SIGNALLING_KBPS = 36;
/** Renditions can change at key frames. */
const CHOICE_MS = 1000;
const STEP_MS = 500;
const MOMENT_MS = 50;
const KBITS_PER_BIN = 10;
const MOST_SWITCHES = 6;
const MOST_BINS = 1000;

/** What a way has come to, in one number: its rendition, how often it switched, and what is still to be carried. */
const keyOf = (rung, switches, bin) => (rung * (MOST_SWITCHES + 1) + switches) * MOST_BINS + bin;

/** The backlog in kb after a choice, or null where the media would not be there in time. */
function backlogAfter(backlog, rate, { kbits, patienceMs, isForced }, from) {
  let left = backlog;
  for (let at = from; at < from + CHOICE_MS; at += STEP_MS) {
    left = Math.max(0, left + rate * (STEP_MS / 1000) - kbits(at, at + STEP_MS));
    if (!isForced && left > kbits(at + STEP_MS, at + STEP_MS + patienceMs)) return null;
  }
  return left;
}

function choose(ways, ladder, conditions, from) {
  const next = new Map();
  for (const { rung, switches, bin, worth } of ways.values()) {
    for (const [choice, rate] of ladder.entries()) {
      const changes = switches + (choice === rung || rung === null ? 0 : 1);
      const backlog = backlogAfter(bin * KBITS_PER_BIN, rate + SIGNALLING_KBPS, conditions, from);
      if (changes > MOST_SWITCHES || backlog === null) continue;
      const way = { rung: choice, switches: changes, bin: Math.min(Math.ceil(backlog / KBITS_PER_BIN), MOST_BINS - 1), worth: worth + rate };
      const key = keyOf(way.rung, way.switches, way.bin);
      if (!next.has(key) || next.get(key).worth < way.worth) next.set(key, way);
    }
  }
  return next;
}

/**
 * The mean of the highest rendition that the line carries at each moment, the lowest where it carries none: what a player
 * without a buffer could have who switched as often as the network changes.
 */
export function carriedKbps(steps, { ladder, seconds, offsetSeconds = 0 }) {
  const trace = new BandwidthTrace(steps);
  const ascending = [...ladder].sort((a, b) => a - b);
  let sum = 0;
  for (let at = 0; at < seconds * 1000; at += MOMENT_MS) {
    const from = offsetSeconds * 1000 + at;
    const line = (trace.capacity(from, from + MOMENT_MS) * 8) / MOMENT_MS;
    sum += ascending.findLast((rate) => rate + SIGNALLING_KBPS <= line) ?? ascending[0];
  }
  return (sum * MOMENT_MS) / (seconds * 1000);
}

/**
 * The highest mean bit rate that a player who knew the network beforehand could play without a stall and with few
 * switches.
 *
 * `ladder`: kb/s of the renditions; `patience`: seconds from when media exists until it must be there. Where no choice
 * comes in time, the lowest rendition does, late.
 */
export function bestKbps(steps, { ladder, patience, seconds, offsetSeconds = 0 }) {
  const trace = new BandwidthTrace(steps);
  const kbits = (from, to) => (trace.capacity(from, to) * 8) / 1000;
  const conditions = { kbits, patienceMs: patience * 1000, isForced: false };
  const ascending = [...ladder].sort((a, b) => a - b);
  const lowest = ascending.slice(0, 1);
  let ways = new Map([[0, { rung: null, switches: 0, bin: 0, worth: 0 }]]);
  const choices = Math.floor((seconds * 1000) / CHOICE_MS);
  for (let choice = 0; choice < choices; choice += 1) {
    const from = offsetSeconds * 1000 + choice * CHOICE_MS;
    const reached = choose(ways, ascending, conditions, from);
    ways = reached.size > 0 ? reached : choose(ways, lowest, { ...conditions, isForced: true }, from);
  }
  return Math.max(...[...ways.values()].map(({ worth }) => worth)) / choices;
}
