// SPDX-License-Identifier: EUPL-1.2
// Pages that others change while somebody looks at them, and clocks that run down: for the staff, and for the screens of rooms.
// As in plenaria.js, everything is an attribute on HTML that works without it.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A clock runs by the time of the server: that of a computer in a meeting room may be minutes off.
  let ahead = 0;
  function learnTime(reply) {
    const off = Date.now() - Date.parse(reply.headers.get('Date'));
    // The header knows whole seconds, and the answer was on its way.
    if (Number.isFinite(off)) ahead = Math.abs(off) < 1500 ? 0 : off - 500;
  }
  function runClocks() {
    for (const clock of all('[data-clock]')) {
      const left = Math.ceil((Date.parse(clock.dataset.clock) - Date.now() + ahead) / 1000);
      const size = Math.abs(left);
      const text = `${left < 0 ? '\u2212' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
      if (clock.textContent !== text) clock.textContent = text;
      clock.classList.toggle('pl-over', left < 0);
    }
  }

  // The server says that something is new, and the named parts are fetched anew. Browsers keep few connections to one
  // server, so a page in the background lets go of its own.
  function live(element) {
    let source, seen, retry, anew, busy = false, again = false, failures = 0;
    async function fetchParts() {
      if (busy) { again = true; return; }
      clearTimeout(anew);
      busy = true;
      try {
        const reply = await fetch(location.href);
        // What may be seen no longer does not stay in sight.
        if (reply.redirected || reply.status === 404) { location.reload(); return; }
        if (!reply.ok) throw new Error(String(reply.status));
        learnTime(reply);
        const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
        const parts = element.dataset.liveParts.split(',');
        // The first session of a day, or the last: a part has come or gone.
        if (parts.some((part) => !document.querySelector(part) !== !page.querySelector(part))) element.replaceChildren(...page.querySelector('[data-live]').childNodes);
        for (const part of parts) {
          const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
          if (!old || !fresh || old.innerHTML === fresh.innerHTML) continue;
          const held = old.contains(document.activeElement) && (document.activeElement.id ? `#${document.activeElement.id}` : `[href="${document.activeElement.getAttribute('href')}"]`);
          const opened = all('details', old).map((details) => details.open);
          all('details', fresh).forEach((details, at) => { details.open ||= opened[at]; });
          old.replaceWith(fresh);
          if (held) fresh.querySelector(held)?.focus({ preventScroll: true });
        }
        runClocks();
        document.dispatchEvent(new Event('plenaria:fresh'));
        failures = 0;
      } catch {
        // A whole hall asks at once, and one address may be told to wait: not all come back in the same moment.
        failures += 1;
        anew = setTimeout(fetchParts, Math.min(60, 2 ** failures) * 500 * (1 + Math.random()));
      }
      busy = false;
      if (again) { again = false; fetchParts(); }
    }
    function listen() {
      clearTimeout(retry);
      source = new EventSource(element.dataset.live);
      source.addEventListener('message', ({ data }) => { if (data !== seen) { seen = data; fetchParts(); } });
      // The browser tries again by itself, unless it was refused: then the page asks now and then.
      source.addEventListener('error', () => {
        if (source.readyState !== EventSource.CLOSED) return;
        failures += 1;
        retry = setTimeout(() => { if (!document.hidden) { fetchParts(); listen(); } }, Math.min(60, 5 * 2 ** failures) * 1000);
      });
    }
    document.addEventListener('visibilitychange', () => { source.close(); if (!document.hidden) listen(); });
    addEventListener('pagehide', () => source.close());
    listen();
  }

  runClocks();
  setInterval(runClocks, 250);
  all('[data-live]').forEach(live);
})();
