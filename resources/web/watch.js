/** Composition root of the watch page: joins the server's status, the player and what the viewer sees. */
import { Controls } from './controls.js';
import { IdleHider } from './idle_hider.js';
import { bindKeyboard } from './keyboard.js';
import { isNoticeablyBehind, secondsBehindLive } from './latency.js';
import { isPlayedOut, pageState } from './page_state.js';
import { QualityMenu } from './quality_menu.js';
import { Screening } from './screening.js';
import { ServerClock } from './server_clock.js';
import { StagePanel } from './stage_panel.js';
import { StreamStatus } from './stream_status.js';

const REFRESH_MS = 1_000;

const root = document.getElementById('watch');
const video = document.getElementById('video');
const channel = decodeURIComponent(location.pathname.split('/').filter(Boolean).pop() ?? '');

const clock = new ServerClock();
const streamStatus = new StreamStatus(channel, new URLSearchParams(location.search).get('token'));
const panel = new StagePanel();
const quality = new QualityMenu();
const viewer = {
  togglePlay: () => screening.togglePlay(),
  jumpToLive: () => { screening.jumpToLive(); refresh(); },
};
const controls = new Controls(video, viewer);
const screening = new Screening(video, controls);
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
    isUnplayable = !screening.begin(status);
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
  const behind = secondsBehindLive(clock, player);
  const canJump = player !== null && isNoticeablyBehind(behind, player.targetLatency);
  const isMoving = stalls.hasFrame && !stalls.isStalled;

  panel.show(state, { channelTitle: status?.title ?? (isNameless(status) ? channel : ''), isMoving });
  controls.showLatency(stalls.hasFrame ? behind : null, canJump, player !== null && stalls.hasFrame);
  root.classList.toggle('has-player', player !== null);
  root.classList.toggle('audio-only', player?.isAudioOnly ?? false);
  root.dataset.state = state;
  root.dataset.session = status?.session ?? '';
  root.dataset.latency = behind === null || !stalls.hasFrame ? '' : behind.toFixed(2);
  root.dataset.stalls = String(stalls.count);
  root.dataset.stalledMs = String(Math.round(stalls.totalMs));
  root.dataset.quality = quality.playing;
}

streamStatus.addEventListener('status', (event) => onStatus(event.detail));
streamStatus.addEventListener('unreachable', () => { isReachable = false; refresh(); });
stalls.addEventListener('firstframe', refresh);
stalls.addEventListener('stall', () => { streamStatus.refresh(); refresh(); });
for (const type of ['pause', 'playing', 'ended']) video.addEventListener(type, refresh);

new IdleHider(document.getElementById('stage'), video);
bindKeyboard({ viewer, controls });
clock.start();
streamStatus.start();
setInterval(() => {
  if (status) screening.review(status);
  refresh();
}, REFRESH_MS);
