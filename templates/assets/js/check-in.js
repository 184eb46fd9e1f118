// SPDX-License-Identifier: EUPL-1.2
// The door of an event; its page alone loads this. As in plenaria.js, everything is an attribute on HTML that works without it.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const { worker } = document.currentScript.dataset;

  // Every scan gets its name here, so that it counts once however often it is sent; without network it is kept in this
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
      const answer = element('section', '', `pl-scan pl-scan--${kind}`);
      answer.append(element('h2', headline), element('p', name, 'pl-scan__name'), element('p', about, 'pl-scan__about'), element('p', detail));
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
    // What this door has done itself is counted here; what others have done comes with the next look.
    function count(region) {
      const line = all('[data-region]', byId('presence')).find((each) => each.dataset.region === region);
      if (!line) { refresh(); return; }
      const number = (cell, value) => { cell.dataset.count = value; cell.textContent = value.toLocaleString(document.documentElement.lang); };
      const cell = line.querySelector('[data-count]');
      number(cell, Number(cell.dataset.count) + 1);
      const total = all('[data-count]', byId('presence')).reduce((sum, each) => sum + Number(each.dataset.count), 0);
      const heading = byId('presence').querySelector('[data-summary]');
      heading.textContent = heading.dataset.summary.replace('{present}', total.toLocaleString(document.documentElement.lang));
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
    async function check(code) {
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
      if (words.counts_in) count(words.counts_in);
      else refresh();
      sendKept();
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const code = form.elements.code.value.trim();
      if (!code) return;
      form.elements.code.value = '';
      form.elements.code.focus();
      check(code);
    });

    // The camera, where the browser itself reads codes. What it cannot read is typed: the field stays as it is.
    async function camera(place) {
      const formats = await window.BarcodeDetector?.getSupportedFormats().catch(() => []);
      if (!formats?.includes('qr_code') || !navigator.mediaDevices) return;
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      const button = place.querySelector('button');
      const picture = place.querySelector('video');
      let stream = null;
      let seen = { code: '', at: 0 };
      function stop() {
        stream?.getTracks().forEach((track) => track.stop());
        stream = null;
        picture.hidden = true;
        button.setAttribute('aria-expanded', 'false');
      }
      async function look() {
        if (!stream) return;
        const [found] = await detector.detect(picture).catch(() => []);
        // A badge that stays before the camera is one scan.
        if (found && (found.rawValue !== seen.code || Date.now() - seen.at > 5000)) check(found.rawValue);
        if (found) seen = { code: found.rawValue, at: Date.now() };
        setTimeout(look, 200);
      }
      button.addEventListener('click', async () => {
        place.querySelector('[role=status]').textContent = '';
        if (stream) { stop(); return; }
        try {
          stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
          picture.srcObject = stream;
          await picture.play();
        } catch {
          stop();
          place.querySelector('[role=status]').textContent = place.dataset.cameraFailed;
          return;
        }
        picture.hidden = false;
        button.setAttribute('aria-expanded', 'true');
        look();
      });
      addEventListener('pagehide', stop);
      place.hidden = false;
    }
    camera(root.querySelector('[data-camera]'));
    navigator.serviceWorker?.register(worker, { scope: location.pathname }).then(async () => {
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage(all('link[rel=stylesheet], script[src]').map((part) => part.href || part.src));
    }).catch(() => {});
    navigator.serviceWorker?.addEventListener('message', () => { root.dataset.opensOffline = ''; });
    // A network that has just come may not reach anybody yet.
    addEventListener('online', () => { sendKept(); setTimeout(sendKept, 3000); });
    setInterval(() => { if (read().length) sendKept(); else if (!document.hidden) refresh(); }, 15000);
    write(read());
    if (read().length) sendKept();
  }

  all('[data-check-in]').forEach(checkIn);
})();
