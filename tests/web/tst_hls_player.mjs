import assert from 'node:assert/strict';
import { register } from 'node:module';
import test from 'node:test';

/** hls.js as far as the player begins with it; what it tells, the test says. */
const HLS = `
  export default class Hls {
    static Events = new Proxy({}, { get: (_, name) => name });
    static DefaultConfig = { abrController: class {} };
    static made = null;
    levels = [];
    listeners = {};
    constructor() { Hls.made = this; }
    on(event, listener) { this.listeners[event] = listener; }
    attachMedia() {}
    loadSource() {}
  }`;
const HOOKS = `
  export async function resolve(specifier, context, next) {
    if (!specifier.endsWith('/hls.mjs')) return next(specifier, context);
    return { url: ${JSON.stringify(`data:text/javascript,${encodeURIComponent(HLS)}`)}, shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);

const { HlsPlayer } = await import('../../resources/web/hls_player.js');
const { default: Hls } = await import('./hls.mjs');

function storyboardOf(manifest) {
  const player = new HlsPlayer({}, { playlist: '/live/camera/index.m3u8', mode: 'normal', target: 6 });
  Hls.made.listeners.MANIFEST_LOADED('MANIFEST_LOADED', manifest);
  return player.storyboard;
}

test('a storyboard lies beside the playlist that answered, wherever a redirect led', () => {
  const sessionData = { 'com.sigmalive.storyboard': { URI: 'board.vtt' } };
  const url = 'https://edge.example/7/index.m3u8';
  assert.equal(storyboardOf({ url, sessionData }), 'https://edge.example/7/board.vtt');
});

test('a stream that names no storyboard has none', () => {
  const url = 'https://live.example/index.m3u8';
  assert.equal(storyboardOf({ url, sessionData: null }), null);
  assert.equal(storyboardOf({ url, sessionData: { 'com.sigmalive.storyboard': { VALUE: 'board' } } }), null);
});
