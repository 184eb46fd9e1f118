// SPDX-License-Identifier: EUPL-1.2
// Keeps the one page at the door of an event, so that a phone without network can open it and go on scanning. The network is asked first;
// a page that bears what came of a scan is not kept, nor is any once the reader has been signed out.
'use strict';
const store = 'plenaria-check-in';
const page = new URL(self.registration.scope).pathname;
const isGood = (reply) => reply.ok && !reply.redirected;
const open = () => caches.open(store);

addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function answerPage(request) {
  try {
    const reply = await fetch(request);
    if (reply.type === 'opaqueredirect' || [401, 403].includes(reply.status)) await caches.delete(store);
    return reply;
  } catch {
    return (await caches.match(page)) || Response.error();
  }
}
async function answerAsset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const reply = await fetch(request);
  if (isGood(reply)) await (await open()).put(request, reply.clone());
  return reply;
}
addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (event.request.mode === 'navigate' && pathname === page) event.respondWith(answerPage(event.request));
  else if (pathname.startsWith('/assets/')) event.respondWith(answerAsset(event.request));
});

// The page itself says what it consists of: on the first visit nothing of it came through here.
addEventListener('message', (event) => event.waitUntil((async () => {
  const reply = await fetch(page);
  if (!isGood(reply)) return;
  const kept = await open();
  await kept.put(page, reply);
  await kept.addAll(event.data.filter((address) => new URL(address).pathname.startsWith('/assets/')));
  event.source.postMessage('kept');
})().catch(() => {})));
