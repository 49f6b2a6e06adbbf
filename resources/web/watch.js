/** Composition root of the watch page: joins the server's status, the player and what the viewer sees. */
import { Controls } from './controls.js';
import { IdleHider } from './idle_hider.js';
import { bindKeyboard } from './keyboard.js';
import { ModeChoice } from './mode_choice.js';
import { isPlayedOut, pageState } from './page_state.js';
import { QualityChoice } from './quality_choice.js';
import { Screening } from './screening.js';
import { SeekBar } from './seek_bar.js';
import { ServerClock } from './server_clock.js';
import { SettingsMenu } from './settings_menu.js';
import { StagePanel } from './stage_panel.js';
import { Statistics, figuresOf } from './statistics.js';
import { StreamStatus } from './stream_status.js';

const REFRESH_MS = 250;
const REVIEW_MS = 1_000;

const root = document.getElementById('watch');
const video = document.getElementById('video');
const channel = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() ?? '');

const clock = new ServerClock();
const streamStatus = new StreamStatus(channel, new URLSearchParams(location.search).get('token'));
const panel = new StagePanel();
const quality = new QualityChoice();
const statistics = new Statistics();
const viewer = {
  togglePlay: () => screening.togglePlay(),
  jumpToLive: () => { screening.jumpToLive(); refresh(); },
  seekTo: (position) => { screening.seekTo(position); refresh(); },
  seekBy: (seconds) => { screening.seekBy(seconds); refresh(); },
};
const controls = new Controls(video, viewer);
const seekBar = new SeekBar(viewer);
const modeChoice = new ModeChoice((mode) => { screening.setMode(mode); refresh(); });
const screening = new Screening({ video, controls, clock });
const { stalls } = screening;

let status = null;
let isReachable = true;
let isUnplayable = false;
let playedOutSession = null;

const isNameless = (latest) => latest?.state === 'unknown' || latest?.state === 'denied';

function onStatus(latest) {
  status = latest;
  isReachable = true;
  const isNew = status.state === 'live' && status.session !== playedOutSession;
  if (isNew && (!screening.player || status.session !== screening.session)) {
    isUnplayable = !screening.begin(status, modeChoice.modeFor(status));
    quality.attach(screening.player);
  }
  refresh();
}

function endIfPlayedOut() {
  const { hasFrame, currentMs: stalledMs } = stalls;
  if (!screening.player || !isPlayedOut({ status, video, stalledMs, hasFrame })) return;
  playedOutSession = screening.session;
  screening.end();
  quality.attach(null);
  status = { ...status, state: 'ended' };
  streamStatus.refresh();
}

function refresh() {
  endIfPlayedOut();
  const { player } = screening;
  const playback = player && { hasFrame: stalls.hasFrame, isPaused: stalls.isPaused, isStalled: stalls.isStalled };
  const state = pageState({ status, isReachable, isUnplayable, playback });
  panel.show(state, {
    channelTitle: status?.title ?? (isNameless(status) ? channel : ''),
    isMoving: stalls.hasFrame && !stalls.isStalled,
  });
  root.classList.toggle('has-player', player !== null);
  root.classList.toggle('audio-only', player?.isAudioOnly ?? false);
  const behind = stalls.hasFrame && player ? screening.follower.behind : null;
  showPlayback(behind);
  root.dataset.state = state;
  root.dataset.session = status?.session ?? '';
  root.dataset.latency = behind === null ? '' : behind.toFixed(2);
  root.dataset.stalls = String(stalls.count);
  root.dataset.stalledMs = String(Math.round(stalls.totalMs));
  root.dataset.quality = quality.playing;
}

/** `behind`: seconds, or null while unknown or nothing plays. */
function showPlayback(behind) {
  const { player, follower } = screening;
  const isPlaying = player !== null && stalls.hasFrame;
  controls.showLatency(behind, isPlaying && follower.isFarBehind, isPlaying);
  seekBar.show(isPlaying ? screening.range : null);
  if (isPlaying) modeChoice.show(status);
  if (!statistics.isShown) return;
  const target = follower?.target ?? null;
  const estimate = player?.estimate ?? null;
  statistics.show(figuresOf({ behind, target, video, stalls, quality: quality.playingInFull, estimate }));
}

streamStatus.addEventListener('status', (event) => onStatus(event.detail));
streamStatus.addEventListener('unreachable', () => { isReachable = false; refresh(); });
stalls.addEventListener('firstframe', refresh);
stalls.addEventListener('stall', () => { streamStatus.refresh(); refresh(); });
for (const type of ['pause', 'playing', 'ended']) video.addEventListener(type, refresh);

new IdleHider(document.getElementById('stage'), video);
new SettingsMenu();
bindKeyboard({ viewer, controls, statistics });
clock.start();
streamStatus.start();
setInterval(() => {
  if (status) screening.follow(status);
  refresh();
}, REFRESH_MS);
setInterval(() => {
  if (status) screening.review(status);
}, REVIEW_MS);
