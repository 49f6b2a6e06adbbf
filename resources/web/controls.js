/**
 * Buttons and slider of the control bar. What the viewer wants goes to the `viewer` object given
 * (togglePlay, jumpToLive); volume and full screen concern the elements alone.
 */
import { clockText } from './seek_bar.js';

const VOLUME_STEP = 0.1;

const byId = (id) => document.getElementById(id);

function setIcon(button, icon, label) {
  button.querySelector('use').setAttribute('href', `#icon-${icon}`);
  button.setAttribute('aria-label', label);
  button.title = label;
}

export class Controls {
  #stage = byId('stage');
  #play = byId('play');
  #mute = byId('mute');
  #volume = byId('volume');
  #unmute = byId('unmute');
  #jump = byId('jump');
  #fullscreen = byId('fullscreen');
  #behind = byId('behind');
  #behindSeconds = byId('behind-seconds');
  #liveBadge = byId('live-badge');

  constructor(video, viewer) {
    this.video = video;
    this.#play.addEventListener('click', () => viewer.togglePlay());
    this.#jump.addEventListener('click', () => viewer.jumpToLive());
    this.#mute.addEventListener('click', () => this.toggleMute());
    this.#unmute.addEventListener('click', () => this.toggleMute());
    this.#volume.addEventListener('input', () => this.setVolume(this.#volume.valueAsNumber));
    this.#fullscreen.addEventListener('click', () => this.toggleFullscreen());
    video.addEventListener('dblclick', () => this.toggleFullscreen());
    video.addEventListener('pointerup', (event) => {
      if (event.pointerType === 'mouse' && event.button === 0) viewer.togglePlay();
    });
    for (const type of ['play', 'pause']) video.addEventListener(type, () => this.#showPlay());
    video.addEventListener('volumechange', () => this.#showVolume());
    document.addEventListener('fullscreenchange', () => this.#showFullscreen());
    this.#showPlay();
    this.#showVolume();
    this.#showFullscreen();
  }

  /** The browser refused to play with sound: offer it large, over the picture. */
  offerSound() {
    this.#unmute.hidden = false;
  }

  toggleMute() {
    const { video } = this;
    video.muted = !video.muted;
    if (!video.muted && video.volume === 0) video.volume = 0.5;
  }

  setVolume(volume) {
    this.video.volume = Math.min(1, Math.max(0, volume));
    this.video.muted = this.video.volume === 0;
  }

  stepVolume(direction) {
    this.setVolume((this.video.muted ? 0 : this.video.volume) + direction * VOLUME_STEP);
  }

  toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.#stage.requestFullscreen) this.#stage.requestFullscreen().catch(() => {});
    else this.video.webkitEnterFullscreen?.();
  }

  /** `behind`: seconds, or null while unknown. */
  showLatency(behind, canJump, isLive) {
    this.#behind.hidden = behind === null;
    if (behind !== null) this.#behindSeconds.textContent = behind < 60 ? `${behind.toFixed(1)} s` : clockText(behind);
    this.#liveBadge.dataset.at = isLive && !canJump ? 'live' : 'behind';
    this.#liveBadge.hidden = !isLive;
    this.#jump.disabled = !canJump;
  }

  #showPlay() {
    if (this.video.paused) setIcon(this.#play, 'play', 'Play');
    else setIcon(this.#play, 'pause', 'Pause');
  }

  #showVolume() {
    const { muted, volume } = this.video;
    const isSilent = muted || volume === 0;
    setIcon(this.#mute, isSilent ? 'muted' : 'sound', isSilent ? 'Unmute' : 'Mute');
    const level = isSilent ? 0 : volume;
    this.#volume.value = String(level);
    this.#volume.setAttribute('aria-valuetext', `${Math.round(level * 100)} %`);
    this.#volume.style.setProperty('--level', `${level * 100}%`);
    if (!isSilent) this.#unmute.hidden = true;
  }

  #showFullscreen() {
    const isFull = document.fullscreenElement !== null;
    setIcon(this.#fullscreen, isFull ? 'shrink' : 'expand', isFull ? 'Leave full screen' : 'Full screen');
  }
}
