import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Origin } from './origin.mjs';
import { start } from './program.mjs';
import { scratchFolder } from './scratch.mjs';
import { waitFor } from './waiting.mjs';

export function serverBinary() {
  const binary = process.env.SIGMA_SERVER;
  assert.ok(binary, 'SIGMA_SERVER names the sigma-server to test; CTest sets it');
  return binary;
}

/** Whether the server is built with AddressSanitizer. */
export const isSanitized = () => readFileSync(serverBinary()).includes('__asan_init');

const toTable = ([section, values]) =>
  [`[${section}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)].join('\n');

/** `channels`: {name: {mode, ...}}; each gets a random key. `sections`: {live: {probe_time: 1}}. */
function configText(channels, sections) {
  const tables = { http: { listen: '127.0.0.1:0' }, rtmp: { listen: '127.0.0.1:0' }, ...sections };
  const channelTables = Object.entries(channels).map(([name, channel]) =>
    toTable(['[channel]', { name, ...channel }]));
  return [...Object.entries(tables).map(toTable), ...channelTables].join('\n\n');
}

/** A running sigma-server with ports of its own and its configuration in a folder of its own. */
class Server extends Origin {
  #folder = scratchFolder();
  #configFile = this.#folder('sigma-server.toml');
  #channels = {};
  #sections;
  #program;
  #command;
  #introduction = () => this.#program.stdout;

  constructor({ channels, sections = {}, under = [] }) {
    super();
    this.#sections = sections;
    for (const [name, channel] of Object.entries(channels)) this.#add(name, channel);
    this.#writeConfig();
    const [command, ...args] = [...under, serverBinary(), '--config', this.#configFile, '--data', this.#folder('data')];
    this.#command = () => start(command, args);
    this.#program = this.#command();
  }

  get log() { return this.#program.stderr; }
  get pid() { return this.#program.pid; }
  get isRunning() { return this.#program.isRunning; }

  async listening() {
    const line = await waitFor('the server listens', () => {
      assert.ok(this.isRunning, `sigma-server stopped:\n${this.log}`);
      return /server\.started http_port=(\d+) rtmp_port=(\d+)/.exec(this.log);
    });
    [, this.httpPort, this.rtmpPort] = line;
    return this;
  }

  publishUrl(channel) { return `rtmp://127.0.0.1:${this.rtmpPort}/live/${this.#channels[channel].stream_key}`; }
  playUrl(channel) { return `rtmp://127.0.0.1:${this.rtmpPort}/live/${channel}`; }

  logged(pattern) { return waitFor(`the server logs ${pattern}`, () => pattern.exec(this.log)); }

  /** What the first start has told of its administrator. */
  async administratorPassword() {
    const [, password] = await waitFor('the password is shown', () => /^ +password +(\S+)$/m.exec(this.#introduction()));
    return password;
  }

  /** The configuration file now has this channel too; the server is told to read it again. */
  async addChannelToFile(name, channel) {
    this.#add(name, channel);
    this.#writeConfig();
    this.#program.signal('SIGHUP');
    await this.logged(/config\.reloaded/);
  }

  get databaseFile() { return this.#folder('data/sigma.db'); }

  /** What publishUrl() gives for a channel that the API has made. */
  knowKey(name, streamKey) { this.#channels[name] = { stream_key: streamKey }; }

  /** kill -9, and a new start on the same data. */
  async crashAndStartAgain() {
    const { stdout } = this.#program;
    this.#introduction = () => stdout;
    await this.#program.stop('SIGKILL');
    this.#program = this.#command();
    return this.listening();
  }

  /** SIGTERM; returns the exit status. */
  end() { return this.#program.stop('SIGTERM', 25); }

  /** Ends the server, if it still runs, and holds it to what is true of every run. */
  async stop() {
    const status = await (this.isRunning ? this.end() : this.#program.ended);
    for (const [name, { stream_key: key }] of Object.entries(this.#channels)) {
      assert.ok(!this.#said.includes(key), `the server's output shows the key of channel ${name}`);
    }
    assert.equal(status, 0, `exit status of sigma-server, whose log is:\n${this.log}`);
  }

  get #said() { return this.#program.stdout + this.#program.stderr; }

  #add(name, channel) { this.#channels[name] = { stream_key: randomBytes(16).toString('hex'), ...channel }; }

  #writeConfig() { writeFileSync(this.#configFile, configText(this.#channels, this.#sections), { mode: 0o600 }); }
}

/** Resolves when both ports are open. The caller stops it. `under`: the command that runs it, such as prlimit. */
export const startServer = (options) => new Server(options).listening();
