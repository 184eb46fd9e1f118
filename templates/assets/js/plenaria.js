// SPDX-License-Identifier: EUPL-1.2
// What makes working pages quicker. Everything here is an attribute on HTML that works without it; every text comes
// from an attribute, translated by the template. No eval, no storage, nothing from elsewhere.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => (id ? document.getElementById(id.replace(/^#/, '')) : null);
  const filled = (text, values) => (text || '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const later = (wait, work) => {
    let timer;
    return (...args) => { clearTimeout(timer); timer = setTimeout(work, wait, ...args); };
  };
  const randomId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  async function send(url, method, body) {
    const reply = await fetch(url, { method, body, headers: { 'X-Plenaria-Fragment': '1', Accept: 'application/json' } });
    const json = (reply.headers.get('Content-Type') || '').includes('json') ? await reply.json() : {};
    return { ok: reply.ok, status: reply.status, json };
  }

  // Replaces one part of the page. The field that has the focus keeps it, and its selection.
  function swap(target, html) {
    const place = document.querySelector(target);
    if (!place || typeof html !== 'string') return;
    const active = document.activeElement;
    const held = place.contains(active) && active.id ? { id: active.id, from: active.selectionStart, to: active.selectionEnd, value: active.value } : null;
    place.innerHTML = html;
    start(place);
    const again = held && byId(held.id);
    if (again) {
      again.focus({ preventScroll: true });
      if (held.from != null && again.value === held.value) again.setSelectionRange(held.from, held.to);
    } else if (held || place.contains(active)) {
      const heading = place.querySelector('h1,h2,h3') || place;
      heading.tabIndex = -1;
      heading.focus();
    }
  }

  // Autosave: two seconds after the last key, and when a field is left. The form's own button stays.
  function autosave(form) {
    const text = form.dataset;
    const status = byId(text.status);
    const client = randomId();
    let sequence = 0, dirty = false, busy = false, failures = 0, stopped = false, announced = false;
    const say = (message, kind, aloud) => {
      if (!status) return;
      status.setAttribute('aria-live', aloud ? 'polite' : 'off');
      status.dataset.kind = kind;
      status.textContent = message;
    };
    const soon = later(2000, () => save());
    async function save() {
      if (!dirty || busy || stopped) return;
      busy = true;
      dirty = false;
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
      body.set('client_id', client);
      body.set('sequence', String(sequence += 1));
      try {
        const { ok, status: code, json } = await send(text.autosaveUrl || form.action, 'POST', body);
        if (code === 409) {
          stopped = dirty = true;
          say(text.conflict, 'error', true);
        } else if (ok) {
          say(filled(text.saved, { at: json.at }), 'saved', !announced || failures > 0);
          announced = true;
          failures = 0;
          if (json.html) swap(json.target || text.target, json.html);
        } else {
          throw new Error(String(code));
        }
      } catch {
        dirty = true;
        failures += 1;
        say(text.failed, 'error', failures === 1);
        setTimeout(() => save(), Math.min(60, 2 ** failures) * 1000);
      }
      busy = false;
      if (dirty && !failures && !stopped) soon();
    }
    form.addEventListener('input', () => { dirty = true; soon(); });
    form.addEventListener('change', () => { dirty = true; soon(); });
    form.addEventListener('focusout', () => save());
    form.addEventListener('submit', () => {
      // Leaving the field has begun to save; the button sends the same words, and nobody is asked whether to leave.
      dirty = busy = false;
      stopped = true;
      // The button goes on from what this page has saved by itself: its own words are nobody else's.
      for (const [name, value] of [['client_id', client], ['sequence', sequence += 1]]) {
        const field = form.elements[name] || form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name }));
        field.value = String(value);
      }
    });
    addEventListener('online', () => save());
    addEventListener('beforeunload', (event) => { if (dirty || busy) event.preventDefault(); });
  }

  // A form or a link that answers with one part of the page. Falls back to the page itself when that fails.
  function swapping(element) {
    const isForm = element.tagName === 'FORM';
    element.addEventListener(isForm ? 'submit' : 'click', async (event) => {
      event.preventDefault();
      const body = isForm ? new URLSearchParams(new FormData(element, event.submitter)) : null;
      const get = !isForm || element.method === 'get';
      const url = isForm ? element.action : element.href;
      try {
        const { ok, json } = await send(get && body ? `${url}?${body}` : url, get ? 'GET' : 'POST', get ? null : body);
        if (!ok || typeof json.html !== 'string') throw new Error('no fragment');
        swap(element.dataset.swap, json.html);
        const status = byId(element.dataset.status);
        if (status && json.message) status.textContent = json.message;
      } catch {
        if (isForm) HTMLFormElement.prototype.submit.call(element); else location.assign(url);
      }
    });
  }

  // Something that is being made: asks again every few seconds, and reloads the page once it has ended.
  function polling(link) {
    const again = later(Number(link.dataset.poll) * 1000, async () => {
      const { ok, json } = await send(link.href, 'GET').catch(() => ({}));
      if (ok && json.ended) { location.reload(); return; }
      if (ok) swap(link.dataset.swap, json.html);
      again();
    });
    again();
  }

  function copying(button) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const source = button.dataset.copy.startsWith('#') && byId(button.dataset.copy);
      const words = source ? source.value ?? source.textContent.trim() : button.dataset.copy;
      try { await navigator.clipboard.writeText(words); } catch {
        if (!source?.select) return;
        source.select();
        document.execCommand('copy');
      }
      button.textContent = button.dataset.copied;
      button.setAttribute('role', 'status');
      setTimeout(() => { button.textContent = label; button.removeAttribute('role'); }, 4000);
    });
  }

  // "Next change" goes from where the reader is, not from where the last click was.
  function changes(bar) {
    all('[data-go]', bar).forEach((button) => {
      button.hidden = false;
      button.addEventListener('click', () => {
        const forward = button.dataset.go === 'next';
        const tops = all(bar.dataset.changes).map((mark) => [mark, mark.getBoundingClientRect().top]);
        const found = forward ? tops.find(([, top]) => top > 40) : tops.reverse().find(([, top]) => top < -4);
        if (!found) return;
        found[0].tabIndex = -1;
        found[0].scrollIntoView();
        found[0].focus({ preventScroll: true });
      });
    });
  }

  // Selecting words in a paragraph fills the quote they are commented by, with 32 characters on either side.
  function passage(paragraph) {
    const field = byId(paragraph.dataset.passage);
    if (!field) return;
    const words = (range) => {
      const part = range.cloneContents();
      all('.pl-vh,.govuk-visually-hidden,del', part).forEach((hidden) => hidden.remove());
      return part.textContent.replace(/\s+/g, ' ');
    };
    const take = () => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!paragraph.contains(range.commonAncestorContainer)) return;
      const around = document.createRange();
      around.selectNodeContents(paragraph);
      const after = around.cloneRange();
      around.setEnd(range.startContainer, range.startOffset);
      after.setStart(range.endContainer, range.endOffset);
      const quote = words(range).trim();
      if (!quote) return;
      const put = (target, value) => { if (target) { target.value = value; target.dispatchEvent(new Event('input', { bubbles: true })); } };
      put(byId(`${field.id}-prefix`), words(around).slice(-32));
      put(byId(`${field.id}-suffix`), words(after).slice(0, 32));
      put(field, quote);
    };
    paragraph.addEventListener('mouseup', take);
    paragraph.addEventListener('touchend', () => setTimeout(take, 50));
    document.addEventListener('keyup', (event) => { if (event.shiftKey || event.key === 'Shift') take(); });
  }

  // Search as you type: the combobox pattern of ARIA 1.2 over GET, which answers {items: [{value, label, hint}]}.
  function suggest(input) {
    const hidden = byId(input.dataset.suggestTarget);
    const list = document.createElement('ul');
    let items = [], chosen = -1, asked = 0;
    Object.assign(list, { id: `${input.id}-list`, className: 'pl-suggest', hidden: true });
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.labels?.[0]?.textContent || '');
    input.after(list);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' })) input.setAttribute(name, value);
    const close = () => { list.hidden = true; chosen = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
    const mark = (index) => {
      chosen = index;
      all('[role=option]', list).forEach((option, at) => {
        option.setAttribute('aria-selected', String(at === index));
        if (at === index) { option.scrollIntoView({ block: 'nearest' }); input.setAttribute('aria-activedescendant', option.id); }
      });
    };
    const pick = (index) => {
      const item = items[index];
      if (item.url) { location.assign(item.url); return; }
      input.value = item.label;
      if (hidden) { hidden.value = item.value; hidden.dispatchEvent(new Event('change', { bubbles: true })); }
      close();
    };
    const ask = later(200, async () => {
      const query = input.value.trim();
      const turn = (asked += 1);
      if (query.length < 2) { close(); return; }
      const { ok, json } = await send(input.dataset.suggest + encodeURIComponent(query), 'GET').catch(() => ({}));
      if (!ok || turn !== asked) return;
      items = json.items || [];
      list.replaceChildren(...items.map((item, at) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${at}`;
        option.setAttribute('role', 'option');
        option.textContent = item.label;
        if (item.hint) { const hint = document.createElement('span'); hint.textContent = item.hint; option.append(hint); }
        option.addEventListener('mousedown', (event) => { event.preventDefault(); pick(at); });
        return option;
      }));
      if (!items.length) { const none = document.createElement('li'); none.textContent = input.dataset.suggestNone || ''; none.setAttribute('role', 'option'); none.setAttribute('aria-disabled', 'true'); list.append(none); }
      list.hidden = !items.length && !input.dataset.suggestNone;
      input.setAttribute('aria-expanded', String(!list.hidden));
      chosen = -1;
    });
    input.addEventListener('input', () => { if (hidden) hidden.value = ''; ask(); });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (event) => {
      if (list.hidden || !items.length) { if (event.key === 'ArrowDown') ask(); return; }
      if (event.key === 'ArrowDown') mark((chosen + 1) % items.length);
      else if (event.key === 'ArrowUp') mark((chosen + items.length - (chosen < 0 ? 0 : 1)) % items.length);
      else if (event.key === 'Enter' && chosen >= 0) pick(chosen);
      else if (event.key === 'Escape') close();
      else return;
      event.preventDefault();
    });
  }

  // Narrows rows that are already on the page; accents do not count.
  function filter(input) {
    const list = byId(input.dataset.filter);
    const count = byId(input.dataset.filterCount);
    const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    if (!list) return;
    input.addEventListener('input', later(150, () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of list.tBodies?.[0].rows || (list.querySelector('.govuk-checkboxes') || list).children) {
        row.hidden = !words.every((word) => plain(row.textContent).includes(word));
        shown += row.hidden ? 0 : 1;
      }
      if (count) count.textContent = filled(input.dataset.filterText, { n: shown.toLocaleString(document.documentElement.lang) });
    }));
  }

  // The reader's own clock, when it differs from the one the page shows.
  function zoneHint(time) {
    const at = new Date(time.dateTime);
    const lang = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
    const own = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
    const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
    if (Number.isNaN(at.getTime()) || time.textContent.includes(hour) || time.nextElementSibling?.classList.contains('pl-own')) return;
    const note = document.createElement('span');
    note.className = 'pl-muted pl-own';
    note.textContent = ` · ${time.dataset.zoneHint} ${own}`;
    time.after(note);
  }

  function menu(details) {
    document.addEventListener('click', (event) => { if (!details.contains(event.target)) details.open = false; });
    details.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && details.open) { details.open = false; details.querySelector('summary').focus(); }
    });
  }

  function start(root) {
    all('form[data-autosave]', root).forEach(autosave);
    all('[data-swap]', root).forEach(swapping);
    all('[data-copy]', root).forEach(copying);
    all('[data-poll]', root).forEach(polling);
    all('[data-changes]', root).forEach(changes);
    all('[data-passage]', root).forEach(passage);
    all('[data-suggest]', root).forEach(suggest);
    all('[data-filter]', root).forEach(filter);
    all('time[data-zone-hint]', root).forEach(zoneHint);
    all('details[data-menu]', root).forEach(menu);
  }
  start(document);
  document.querySelector('[data-focus]')?.focus();
})();
