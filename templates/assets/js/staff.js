// SPDX-License-Identifier: EUPL-1.2
// What only those who plan use; pages of offices and of the public do not load it. As in plenaria.js, everything is an
// attribute on HTML that works without it.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const { checkInWorker } = document.currentScript.dataset;

  // A timetable whose sessions move by arrow keys from their link "Move", and by a pointer. The link leads to a form that
  // does the same; after each move the table is fetched anew, for one move may push others into conflict.
  const started = new WeakSet();
  function timetable(table) {
    if (started.has(table)) return;
    started.add(table);
    const status = byId('timetable-status');
    const say = (words) => { byId('timetable-status').textContent = words; };
    const rooms = all('thead th[data-room]', table);
    let busy = false;
    if (!status.textContent) say(status.dataset.timetableHelp);

    async function move(session, wish) {
      if (busy) return;
      busy = true;
      const body = new URLSearchParams({ ...Object.fromEntries(new FormData(byId('timetable-form'))), revision: session.dataset.revision, ...wish });
      const reply = await fetch(session.dataset.move, { method: 'POST', body, headers: { 'X-Plenaria-Fragment': '1', Accept: 'application/json' } }).catch(() => null);
      const words = reply?.ok ? (await reply.json()).message : status.dataset.timetableFailed;
      const held = document.activeElement.dataset?.grip;
      try {
        const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
        for (const part of ['#timetable [role=region]', 'ol.pl-slots-narrow', '[data-days]', '[data-clashes]', '[data-release]'])
          document.querySelector(part)?.replaceWith(page.querySelector(part) || '');
        const again = document.querySelector('[data-timetable]');
        if (again) timetable(again);
        if (held) document.querySelector(`[data-grip="${held}"]`)?.focus();
      } catch { location.reload(); }
      say(words);
      busy = false;
    }

    table.addEventListener('keydown', (event) => {
      const step = { ArrowUp: [-15, 0], ArrowDown: [15, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      const session = event.target.dataset.grip && event.target.closest('[data-session]');
      if (!step || !session || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (step[0]) move(session, { by: String(step[0]) });
      const room = rooms[rooms.findIndex((head) => head.dataset.room === session.dataset.in) + step[1]];
      if (step[1] && room) move(session, { room: room.dataset.room });
    });

    let dragged = null;
    for (const session of all('[data-session]', table)) {
      session.draggable = true;
      session.addEventListener('dragstart', (event) => { dragged = session; event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', session.dataset.session); });
      session.addEventListener('dragend', () => { dragged = null; });
    }
    // Where the pointer is says room and time; a cell that is higher than its line hides neither.
    const under = (heads, at, from, until) => heads.find((head) => { const box = head.getBoundingClientRect(); return at >= box[from] && at < box[until]; });
    table.addEventListener('dragover', (event) => { if (dragged) event.preventDefault(); });
    table.addEventListener('drop', (event) => {
      if (!dragged) return;
      event.preventDefault();
      const room = under(rooms, event.clientX, 'left', 'right');
      const line = under(all('th[data-time]', table), event.clientY, 'top', 'bottom');
      if (room && line) move(dragged, { room: room.dataset.room, starts: `${table.dataset.timetable}T${line.dataset.time}` });
    });
  }

  // The door of an event. Every scan gets its name here, so that it counts once however often it is sent; without network it is kept in this
  // browser, code and time alone, and sent when there is one again.
  function checkIn(root) {
    const form = root.querySelector('.pl-door');
    const part = (name) => root.querySelector(`[data-check-in-${name}]`);
    const store = `plenaria-scans-${root.dataset.checkIn}`;
    const read = () => JSON.parse(localStorage.getItem(store) || '[]');
    const write = (scans) => { localStorage.setItem(store, JSON.stringify(scans)); part('kept').textContent = scans.length ? `${root.dataset.waiting} ${scans.length}` : ''; };
    const element = (name, words, className = '') => Object.assign(document.createElement(name), { textContent: words, className });
    const newName = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const csrf = () => form.querySelector('[name=csrf]');

    function show({ kind, headline, name, about, detail, undo_url: undo }) {
      const answer = element('section', '', `pl-answer pl-answer--${kind}`);
      answer.append(element('h2', headline), element('p', name, 'pl-answer__name'), element('p', about, 'pl-answer__about'), element('p', detail));
      part('answer').replaceChildren(answer);
      if (!undo) return;
      const back = Object.assign(document.createElement('form'), { method: 'post', action: undo });
      back.append(csrf().cloneNode(), element('button', root.dataset.undo, 'govuk-button govuk-button--secondary'));
      part('answer').append(back);
    }
    // What cannot be sent now is sent later: no network, a host that rests, a session that has ended.
    const flying = new Set();
    async function send(scan) {
      flying.add(scan.scan);
      const body = new URLSearchParams({ [csrf().name]: csrf().value, scan: scan.scan, code: scan.code, scanned_at: scan.at });
      const reply = await fetch(form.action, { method: 'POST', body, headers: { 'X-Plenaria-Fragment': '1', Accept: 'application/json' } }).catch(() => null);
      flying.delete(scan.scan);
      if (!reply || reply.redirected || reply.status >= 500 || [401, 403, 429].includes(reply.status)) return null;
      return reply.ok ? (await reply.json()).words : { kind: 'bad', headline: root.dataset.refused, name: '', about: '', detail: scan.code };
    }
    async function refresh() {
      const reply = await fetch(location.pathname).catch(() => null);
      const fresh = reply?.ok && !reply.redirected && new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById('presence');
      if (fresh) byId('presence').replaceWith(fresh);
    }
    let busy = false;
    async function sendKept() {
      if (busy) return;
      busy = true;
      for (let scan; (scan = read().find((each) => !flying.has(each.scan)));) {
        const words = await send(scan);
        if (!words) break;
        write(read().filter((each) => each.scan !== scan.scan));
        if (!read().length) part('answer').querySelector('[data-waits]')?.remove();
        part('later').hidden = false;
        const line = element('li', '');
        line.append(element('strong', words.headline), ` ${[words.name, words.about, words.detail].filter(Boolean).join(', ')}`);
        part('later').querySelector('ul').prepend(line);
      }
      busy = false;
      refresh();
    }
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const code = form.elements.code.value.trim();
      if (!code) return;
      form.elements.code.value = '';
      form.elements.code.focus();
      const scan = { scan: newName(), code, at: `${new Date().toISOString().slice(0, 19)}Z` };
      // Kept first: what is on its way is not lost when the page goes.
      write([...read(), scan]);
      const words = await send(scan);
      if (!words) {
        show({ kind: 'warn', headline: root.dataset.kept, name: '', about: '', detail: code });
        part('answer').firstChild.dataset.waits = '';
        return;
      }
      write(read().filter((each) => each.scan !== scan.scan));
      show(words);
      refresh();
      sendKept();
    });
    navigator.serviceWorker?.register(checkInWorker, { scope: location.pathname }).then(async () => {
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage(all('link[rel=stylesheet], script[src]').map((part) => part.href || part.src));
    }).catch(() => {});
    navigator.serviceWorker?.addEventListener('message', () => { root.dataset.opensOffline = ''; });
    addEventListener('online', sendKept);
    setInterval(() => { if (read().length) sendKept(); }, 15000);
    write(read());
    if (read().length) sendKept();
  }

  all('[data-timetable]').forEach(timetable);
  // What others changed was fetched anew (live.js).
  document.addEventListener('plenaria:fresh', () => all('[data-timetable]').forEach(timetable));
  all('[data-check-in]').forEach(checkIn);
  // Whoever takes over this browser finds no page of the one before.
  all('form[action$="/sign-out"]').forEach((form) => form.addEventListener('submit', () => window.caches?.delete('plenaria-check-in')));
})();
