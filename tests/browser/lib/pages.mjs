// SPDX-License-Identifier: EUPL-1.2
// Serves hand-made pages with the built assets, under the same policy as the host: for tests of the script alone.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const assets = process.env.PLENARIA_ASSETS;
const names = () => JSON.parse(readFileSync(join(assets, 'manifest.json'), 'utf8'));
const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };

/**
 * @param {(request: {method: string, path: string, query: URLSearchParams, form: URLSearchParams, headers: object}) =>
 *   {status?: number, json?: object, body?: string} | Promise} answer `body` is put into <main>
 */
export async function servePages(answer) {
  const manifest = names();
  const frame = (body) => `<!DOCTYPE html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>Trial – Plenaria</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/assets/${manifest['icon.svg']}">
<link rel="stylesheet" href="/assets/${manifest['govuk.css']}"><link rel="stylesheet" href="/assets/${manifest['plenaria.css']}">
<script src="/assets/${manifest['plenaria.js']}" defer></script></head><body class="govuk-template__body pl-outside"><main class="pl-wrap pl-main pl-page">${body}</main></body></html>`;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/assets/')) {
      const name = url.pathname.slice('/assets/'.length);
      response.writeHead(200, { 'Content-Type': types[name.split('.').at(-1)] });
      response.end(readFileSync(join(assets, name)));
      return;
    }
    let text = '';
    for await (const piece of request) text += piece;
    const reply = await answer({ method: request.method, path: url.pathname, query: url.searchParams, form: new URLSearchParams(text), headers: request.headers });
    response.writeHead(reply.status || 200, {
      'Content-Type': reply.json ? 'application/json' : 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'self'",
    });
    response.end(reply.json ? JSON.stringify(reply.json) : frame(reply.body));
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
