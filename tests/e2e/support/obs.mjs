/** OBS Studio on a display of its own, with a profile and a scene that it finds prepared. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startDisplay } from './display.mjs';
import { run, start } from './program.mjs';
import { scratchFolder } from './scratch.mjs';

const scratch = scratchFolder();

/** The names of those programs that this machine does not have. */
export async function missingPrograms(...programs) {
  const missing = [];
  for (const program of programs) {
    const { status } = await run('sh', ['-c', `command -v ${program}`]);
    if (status !== 0) missing.push(program);
  }
  return missing;
}

const ini = (sections) => Object.entries(sections).map(([name, values]) =>
  `[${name}]\n${Object.entries(values).map(([key, value]) => `${key}=${value}`).join('\n')}\n`).join('\n');

/** A home with one profile that streams to the address and one scene; what OBS asks at its first start is answered. */
function prepareHome({ url, width, height, encoder, source }) {
  const home = scratch('home');
  const obs = path.join(home, '.config/obs-studio');
  const profile = path.join(obs, 'basic/profiles/sigma');
  const scenes = path.join(obs, 'basic/scenes');
  for (const folder of [profile, scenes]) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(obs, 'global.ini'), ini({
    General: { FirstRun: true, LastVersion: 486539266, EnableAutoUpdates: false },
    Basic: { Profile: 'sigma', ProfileDir: 'sigma', SceneCollection: 'sigma', SceneCollectionFile: 'sigma' },
  }));
  writeFileSync(path.join(profile, 'basic.ini'), ini({
    General: { Name: 'sigma' },
    Video: { BaseCX: width, BaseCY: height, OutputCX: width, OutputCY: height, FPSType: 0, FPSCommon: 30 },
    Output: { Mode: 'Advanced', Reconnect: true },
    AdvOut: { Encoder: 'obs_x264', TrackIndex: 1, ApplyServiceSettings: false },
  }));
  writeFileSync(path.join(profile, 'streamEncoder.json'), JSON.stringify({ tune: 'zerolatency', rate_control: 'CBR', ...encoder }));
  const [address, key] = [url.slice(0, url.lastIndexOf('/')), url.slice(url.lastIndexOf('/') + 1)];
  writeFileSync(path.join(profile, 'service.json'),
    JSON.stringify({ type: 'rtmp_custom', settings: { server: address, key, use_auth: false } }));
  writeFileSync(path.join(scenes, 'sigma.json'), JSON.stringify(sceneCollection(source)));
  return home;
}

function sceneCollection(source) {
  const picture = { name: 'Picture', ...source };
  const scene = {
    id: 'scene', name: 'Scene',
    settings: { id_counter: 1, items: [{ id: 1, name: 'Picture', visible: true, pos: { x: 0, y: 0 }, scale: { x: 1, y: 1 } }] },
  };
  return { name: 'sigma', current_scene: 'Scene', current_program_scene: 'Scene', scene_order: [{ name: 'Scene' }], sources: [picture, scene] };
}

/**
 * Starts OBS streaming: `source` is one of its own as its scene collection has it, `encoder` settings of obs_x264.
 * Returns { obs, stop }.
 */
export async function startObs(settings) {
  const home = prepareHome(settings);
  const display = await startDisplay();
  const options = ['--multi', '--profile', 'sigma', '--collection', 'sigma', '--startstreaming', '--minimize-to-tray'];
  const env = { HOME: home, XDG_CONFIG_HOME: `${home}/.config`, XDG_RUNTIME_DIR: home, LIBGL_ALWAYS_SOFTWARE: '1', QT_QPA_PLATFORM: 'xcb', ...display.env };
  const obs = start('obs', options, { env });
  return { obs, stop: () => Promise.all([obs.stop('SIGKILL'), display.stop()]) };
}
