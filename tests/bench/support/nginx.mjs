/** nginx as a peer: its RTMP module that writes HLS, and its static files, each from memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { start } from '../../e2e/support/program.mjs';
import { waitFor } from '../../e2e/support/waiting.mjs';
import { pin } from './pinning.mjs';

const MEMORY = '/dev/shm/';
const MODULE = '/usr/lib/nginx/modules/ngx_rtmp_module.so';

const rtmp = (folder, port) => `
rtmp { server { listen 127.0.0.1:${port}; chunk_size 4096;
  application live { live on; hls on; hls_path ${folder}/hls; hls_fragment 2s; hls_playlist_length 12s; } } }`;

const http = (folder, port) => `
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=1000;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port} backlog=4096; root ${folder}; } }`;

/** `files`: {name: bytes} to serve. Resolves once the ports are open. */
export async function startNginx({ rtmpPort, httpPort, files = {} }) {
  const folder = mkdtempSync(`${MEMORY}sigma-bench-nginx-`);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(`${folder}/${name}`, bytes, { mode: 0o644 });
  writeFileSync(`${folder}/nginx.conf`, `
${rtmpPort ? `load_module ${MODULE};` : ''}
daemon off; master_process off; user root; pid ${folder}/pid; error_log ${folder}/error.log error;
events { worker_connections 10000; }
${rtmpPort ? rtmp(folder, rtmpPort) : ''}
${http(folder, httpPort)}`);
  const program = start('nginx', ['-p', folder, '-c', `${folder}/nginx.conf`]);
  await waitFor('nginx listens', async () => {
    if (!program.isRunning) throw new Error(`nginx stopped: ${program.stderr}`);
    return fetch(`http://127.0.0.1:${httpPort}/`).then(() => true, () => false);
  });
  pin(program.pid);
  return {
    pid: program.pid,
    url: (name) => `http://127.0.0.1:${httpPort}/${name}`,
    async stop() {
      await program.stop('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
