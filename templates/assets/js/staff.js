// SPDX-License-Identifier: EUPL-1.2
// What only those who plan use; pages of offices and of the public do not load it. As in plenaria.js, everything is an
// attribute on HTML that works without it.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // Something that a pointer takes elsewhere: a mouse at once, a finger or a pen when it has rested on it, for a page must still
  // scroll under a finger.
  function grabbable(item, { over, drop, end }) {
    const still = 6, rest = 350, edge = 60;
    let held = false;
    item.dataset.grab = '';
    item.addEventListener('dragstart', (event) => event.preventDefault());  // of a link in it
    item.addEventListener('touchmove', (event) => { if (held) event.preventDefault(); }, { passive: false });
    item.addEventListener('pointerdown', (down) => {
      const mouse = down.pointerType === 'mouse';
      if (down.button || !down.isPrimary || down.target.closest(mouse ? 'button,input,select' : 'a,button,input,select')) return;
      const ended = new AbortController();
      const on = (name, act) => document.addEventListener(name, act, { signal: ended.signal });
      const take = () => { held = true; item.dataset.grab = 'held'; item.setPointerCapture(down.pointerId); };
      const wait = mouse ? 0 : setTimeout(take, rest);
      const leave = () => { clearTimeout(wait); ended.abort(); held = false; item.dataset.grab = ''; end?.(); };
      on('pointermove', (event) => {
        if (!held && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > still) {
          if (!mouse) return leave();  // it scrolls
          take();
        }
        if (!held) return;
        if (event.clientY < edge || event.clientY > innerHeight - edge) scrollBy(0, event.clientY < edge ? -15 : 15);
        over?.(event);
      });
      on('selectstart', (event) => event.preventDefault());
      on('contextmenu', (event) => { if (!mouse) event.preventDefault(); });
      on('keydown', (event) => { if (event.key === 'Escape') leave(); });
      on('pointercancel', leave);
      on('pointerup', (event) => {
        const moved = held;
        leave();
        if (!moved) return;
        // It was no click on what lies below.
        addEventListener('click', (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true, signal: AbortSignal.timeout(100) });
        drop(event);
      });
    });
  }

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

    // Where the pointer is says room and time; a cell that is higher than its line hides neither.
    const under = (heads, at, from, until) => heads.find((head) => { const box = head.getBoundingClientRect(); return at >= box[from] && at < box[until]; });
    for (const session of all('[data-session]', table))
      grabbable(session, { drop: (event) => {
        const room = under(rooms, event.clientX, 'left', 'right');
        const line = under(all('th[data-time]', table), event.clientY, 'top', 'bottom');
        if (room && line) move(session, { room: room.dataset.room, starts: `${table.dataset.timetable}T${line.dataset.time}` });
      } });
  }

  // Rows that change places by a pointer, within their table; the buttons in them do the same. What was shown goes along:
  // where others have changed it meanwhile nothing is moved.
  function order(body) {
    const rows = () => all('[data-place]', body);
    const say = (words) => { byId('order-status').textContent = words; };
    const target = (y) => rows().find((row) => { const box = row.getBoundingClientRect(); return y < box.top + box.height / 2; });

    async function place(row, before) {
      if (before === row || before === row.nextElementSibling || (!before && row === rows().at(-1))) return;
      const seen = rows().map((each) => each.dataset.id).join(',');
      const sent = new URLSearchParams({ csrf: body.querySelector('[name=csrf]').value, seen, before: before?.dataset.id || '' });
      const reply = await fetch(row.dataset.place, { method: 'POST', body: sent, headers: { 'X-Plenaria-Fragment': '1', Accept: 'application/json' } }).catch(() => null);
      const words = reply?.ok ? (await reply.json()).message : byId('order-status').dataset.orderFailed;
      try {
        const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
        byId('order').replaceWith(page.getElementById('order'));
        all('[data-order]').forEach(order);
      } catch { location.reload(); }
      say(words);
    }

    const unmark = () => rows().forEach((each) => { delete each.dataset.over; });
    for (const row of rows())
      grabbable(row, {
        over: (event) => {
          unmark();
          const before = target(event.clientY);
          if (before) before.dataset.over = 'above'; else rows().at(-1).dataset.over = 'below';
        },
        end: unmark,
        drop: (event) => {
          const table = body.getBoundingClientRect();
          if (event.clientY >= table.top && event.clientY < table.bottom) place(row, target(event.clientY));
        },
      });
  }

  // A calendar whose days are reached by arrow keys; beyond its edge the days before or after are fetched. Every day is a link
  // that leads there without it, and N works only while a day has the focus, so that it takes no letter from anybody.
  function calendar(table) {
    const days = all('[data-day]', table);
    const later = (text, by) => { const day = new Date(`${text}T12:00:00Z`); day.setUTCDate(day.getUTCDate() + by); return day.toISOString().slice(0, 10); };
    const take = (day) => { for (const each of days) each.tabIndex = each === day ? 0 : -1; };
    byId('calendar-help').textContent = byId('calendar-help').dataset.calendarHelp;
    take(days.find((day) => 'first' in day.dataset) || days[0]);
    table.addEventListener('focusin', (event) => { if (event.target.dataset.day) take(event.target); });
    table.addEventListener('keydown', (event) => {
      const cell = event.target.closest('[data-cell]');
      if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
      const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
      const day = cell.querySelector('[data-day]');
      if (by) {
        event.preventDefault();
        const wanted = later(cell.dataset.cell, by);
        const there = days.find((each) => each.dataset.day === wanted);
        if (there) there.focus();
        else location.assign(`${table.dataset.calendar.replace('0000-00-00', wanted)}#day-${wanted}`);
      } else if (event.key.toLowerCase() === 'n') {
        event.preventDefault();
        location.assign(day.dataset.new);
      }
    });
    days.find((day) => `#${day.id}` === location.hash)?.focus();
  }

  // A small text file goes into a field of the form. Only the field is sent: a file would be written to the disk of the host.
  function readInto(group) {
    const file = group.querySelector('input[type=file]'), field = byId(group.dataset.readInto);
    group.hidden = false;
    file.addEventListener('change', async () => {
      if (!file.files[0] || file.files[0].size > 4096) return;
      field.value = (await file.files[0].text()).trim();
      field.focus();
    });
  }

  all('[data-read-into]').forEach(readInto);
  all('[data-calendar]').forEach(calendar);
  if (byId('order-status')) byId('order-status').textContent = byId('order-status').dataset.orderHelp;
  all('[data-order]').forEach(order);
  all('[data-timetable]').forEach(timetable);
  // What others changed was fetched anew (live.js).
  document.addEventListener('plenaria:fresh', () => all('[data-timetable]').forEach(timetable));
  // Whoever takes over this browser finds no page of the one before.
  all('form[action$="/sign-out"]').forEach((form) => form.addEventListener('submit', () => window.caches?.delete('plenaria-check-in')));
})();
