import assert from 'node:assert/strict';

/** The API of a server, as one who has signed in. */
export class Api {
  #server;
  #token;

  static async signIn(server, name, password) {
    const api = new Api(server, '');
    const { access_token: token } = await api.post('/auth/login', { name, password });
    return new Api(server, token);
  }

  static async ofAdministrator(server) {
    return Api.signIn(server, 'admin', await server.administratorPassword());
  }

  constructor(server, token) {
    this.#server = server;
    this.#token = token;
  }

  /** The answer and its JSON. */
  async call(method, path, body, headers = {}) {
    const answer = await fetch(this.#server.url(`/api/v1${path}`), {
      method,
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, json: text ? JSON.parse(text) : undefined };
  }

  async #expect(method, path, body) {
    const { status, json } = await this.call(method, path, body);
    assert.ok(status >= 200 && status < 300, `${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  get(path) { return this.#expect('GET', path); }
  post(path, body) { return this.#expect('POST', path, body); }
  patch(path, body) { return this.#expect('PATCH', path, body); }
  remove(path) { return this.#expect('DELETE', path); }
}
