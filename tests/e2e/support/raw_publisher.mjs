import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { pause, waitFor } from './waiting.mjs';

const HANDSHAKE_BYTES = 1536;
const CHUNK_BYTES = 65536;
const EXTENDED = 0xffffff;
const TYPE = { setChunkSize: 1, audio: 8, video: 9, command: 20 };
const CHUNK_STREAM = { [TYPE.setChunkSize]: 2, [TYPE.command]: 3, [TYPE.audio]: 4, [TYPE.video]: 6 };

const isMedia = ({ type }) => type === TYPE.audio || type === TYPE.video;
export const isVideo = ({ type }) => type === TYPE.video;
/** Neither a sequence header nor the end of one. */
export const isVideoFrame = (tag) => isVideo(tag) && tag.body[1] === 1;

/** Sound and picture of an FLV file: {type, time in ms, body}. */
export function readFlv(file) {
  const bytes = readFileSync(file);
  const tags = [];
  for (let at = 13; at < bytes.length;) {
    const size = bytes.readUIntBE(at + 1, 3);
    const time = bytes.readUIntBE(at + 4, 3) + bytes[at + 7] * 2 ** 24;
    tags.push({ type: bytes[at], time, body: bytes.subarray(at + 11, at + 11 + size) });
    at += 11 + size + 4;
  }
  return tags.filter(isMedia);
}

/** The same media behind itself. */
export const later = (tags, ms) => tags.map((tag) => ({ ...tag, time: tag.time + ms }));

/** Each frame with a filler unit behind it, which decoders pass over (H.264, 7.3.2.7). */
export function withFiller(tags, bytes) {
  const filler = Buffer.alloc(4 + bytes, 0xff);
  filler.writeUInt32BE(bytes);
  filler[4] = 12;
  filler[filler.length - 1] = 0x80;
  return tags.map((tag) => (isVideoFrame(tag) ? { ...tag, body: Buffer.concat([tag.body, filler]) } : tag));
}

function amf(value) {
  if (value === null) return Buffer.from([5]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  const text = (string) => Buffer.concat([Buffer.from([string.length >> 8, string.length & 255]), Buffer.from(string)]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), text(value)]);
  const members = Object.entries(value).flatMap(([name, member]) => [text(name), amf(member)]);
  return Buffer.concat([Buffer.from([3]), ...members, Buffer.from([0, 0, 9])]);
}

function chunks({ type, time, body, streamId = 1 }, chunkBytes) {
  const timestamp = time >>> 0;
  const isExtended = timestamp >= EXTENDED;
  const extension = Buffer.alloc(isExtended ? 4 : 0);
  if (isExtended) extension.writeUInt32BE(timestamp);
  const header = Buffer.alloc(12);
  header[0] = CHUNK_STREAM[type];
  header.writeUIntBE(isExtended ? EXTENDED : timestamp, 1, 3);
  header.writeUIntBE(body.length, 4, 3);
  header[7] = type;
  header.writeUInt32LE(streamId, 8);
  const pieces = [header, extension, body.subarray(0, chunkBytes)];
  for (let at = chunkBytes; at < body.length; at += chunkBytes) {
    pieces.push(Buffer.from([0xc0 | CHUNK_STREAM[type]]), extension, body.subarray(at, at + chunkBytes));
  }
  return Buffer.concat(pieces);
}

/** An RTMP publisher on a bare socket, which can do what no encoder should. */
export class RawPublisher {
  #said = Buffer.alloc(0);
  #chunkBytes = 128;

  constructor(socket) {
    this.socket = socket;
    socket.on('error', () => {}).on('data', (bytes) => { this.#said = Buffer.concat([this.#said, bytes]); });
  }

  /** Resolves when the server has agreed to the publication. */
  static async open(server, channel) {
    const publisher = await RawPublisher.shakeHands(server);
    await publisher.#publish(server.publishUrl(channel).split('/').at(-1));
    return publisher;
  }

  /** One that has not said yet what it wants. */
  static async shakeHands(server) {
    const socket = net.connect(server.rtmpPort, '127.0.0.1');
    const publisher = new RawPublisher(socket);
    await once(socket, 'connect');
    const hello = Buffer.alloc(1 + HANDSHAKE_BYTES);
    hello[0] = 3;
    socket.write(hello);
    const hasAnswer = () => publisher.#said.length >= 1 + 2 * HANDSHAKE_BYTES;
    await waitFor('the handshake', hasAnswer, { everyMs: 5 });
    socket.write(publisher.#said.subarray(1, 1 + HANDSHAKE_BYTES));
    return publisher;
  }

  get isOpen() { return !this.socket.destroyed && this.socket.readyState === 'open'; }
  heard(text) { return this.#said.includes(text); }
  closed() { return waitFor('the server closes the connection', () => !this.isOpen); }

  /** Sends one tag, or only its first `bytes`. */
  async send(tag, bytes = Infinity) {
    const message = chunks(tag, this.#chunkBytes);
    if (!this.socket.write(message.subarray(0, bytes)) && this.isOpen) {
      await new Promise((resolve) => { this.socket.once('drain', resolve).once('close', resolve); });
    }
  }

  /** Sends tags in the time that they play, with the timestamps that `timeOf` gives them. */
  async play(tags, { timeOf = ({ time }) => time, early = () => 0 } = {}) {
    const began = performance.now();
    const schedule = tags.map((tag) => ({ tag, due: tag.time - tags[0].time - early(tag) }));
    schedule.sort((a, b) => a.due - b.due);
    for (const { tag, due } of schedule) {
      const wait = began + due - performance.now();
      if (wait > 0) await pause(wait);
      if (!this.isOpen) throw new Error(`the server closed the connection before ${tag.time} ms`);
      await this.send({ ...tag, time: timeOf(tag) });
    }
  }

  /** Says goodbye and closes. */
  async end() {
    this.#call('deleteStream', 6, null, 1);
    this.socket.end();
    await this.closed();
  }

  #call(...values) {
    const streamId = values[0] === 'publish' ? 1 : 0;
    this.send({ type: TYPE.command, time: 0, body: Buffer.concat(values.map(amf)), streamId });
  }

  async #publish(key) {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(CHUNK_BYTES);
    this.send({ type: TYPE.setChunkSize, time: 0, body: size, streamId: 0 });
    this.#chunkBytes = CHUNK_BYTES;
    this.#call('connect', 1, { app: 'live', tcUrl: 'rtmp://127.0.0.1/live' });
    this.#call('createStream', 2, null);
    this.#call('publish', 3, null, key, 'live');
    await waitFor('the server accepts the publisher', () => this.heard('NetStream.Publish.Start'), { everyMs: 5 });
  }
}
