// SPDX-License-Identifier: EUPL-1.2
// The programme of Durban: moved by arrow keys, by a pointer, and by buttons on a phone without scripts; then released to all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dragByFinger, look, openBrowser, phone, tabTo, visitor } from './lib/browser.mjs';
import { atProgrammeOfDurban } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
let programme;
before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

async function planner(options) {
  const page = await atProgrammeOfDurban(browser, host, options);
  programme = page.url();
  return page;
}

const entry = (page, title) => page.locator('[data-session]', { hasText: title });
/** Until the page says that it moved. */
const moved = (page, words) => page.waitForFunction((wanted) => document.querySelector('#timetable-status').textContent.includes(wanted), words);

test('a session moves by arrow keys and by a pointer, and what clashes is named', async () => {
  const page = await planner();
  await page.goto(`${programme}?day=2019-11-12`);
  await look(page, 'programme');
  const clashes = page.locator('[data-clashes]');
  assert.match(await clashes.textContent(), /Round room is taken twice: “Town Hall: the right to the city”[^]*“Financing local action”/);
  assert.match(await page.locator('[data-release]').textContent(), /4 changes since then/);

  await page.goto(await page.locator('[data-grip]').first().getAttribute('href').then((path) => host.url + path));
  await look(page, 'programme-move');
  await page.goBack();
  await tabTo(page, /^Move Financing local action/, 200);
  await page.keyboard.press('ArrowRight');
  await moved(page, 'Financing local action” is now on 12 November 2019, 09:30–11:00, Studio.');
  await page.waitForFunction(() => document.activeElement.textContent.startsWith('Move Financing'));
  await page.keyboard.press('ArrowDown');
  await moved(page, '09:45–11:15, Studio.');
  assert.doesNotMatch(await clashes.textContent(), /Financing local action/, 'it is out of the way');

  // From the assembly room into the plenary hall, an hour earlier than the line on which it stands.
  const line = page.locator('tr', { has: page.locator('th[data-time="09:00"]') });
  await entry(page, 'multilateralism from below').dragTo(line.locator('td').first());
  await moved(page, 'multilateralism from below” is now on 12 November 2019, 09:00–10:30, Plenary hall.');
  assert.equal(await entry(page, 'multilateralism from below').getAttribute('data-starts'), '2019-11-12T09:00');

  // By a finger it goes where a mouse takes it, and a finger that does not rest scrolls.
  const later = page.locator('th[data-time="09:45"]');
  await later.scrollIntoViewIfNeeded();
  const card = await entry(page, 'multilateralism from below').boundingBox(), to = await later.boundingBox();
  const x = card.x + card.width - 4;  // beside its links
  await dragByFinger(page, { x, y: card.y + 4 }, { x, y: to.y + 5 });
  await moved(page, 'multilateralism from below” is now on 12 November 2019, 09:45–11:15, Plenary hall.');
  await page.context().close();
});

test('who has the timetable open sees what another moves, within a second', async () => {
  const watcher = await planner();
  await watcher.goto(`${programme}?day=2019-11-12`);
  const page = await planner();
  await page.goto(`${programme}?day=2019-11-12`);
  await watcher.waitForFunction(() => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/programme?day=2019-11-12')));
  const before = await entry(page, 'Financing local action').getAttribute('data-starts');
  assert.equal(await entry(watcher, 'Financing local action').getAttribute('data-starts'), before);

  await tabTo(page, /^Move Financing local action/, 200);
  await page.keyboard.press('ArrowDown');
  await moved(page, 'Financing local action” is now on');
  await watcher.waitForFunction((was) => [...document.querySelectorAll('[data-session]')].some((session) =>
    session.textContent.includes('Financing local action') && session.dataset.starts !== was), before, { timeout: 1000 });
  await watcher.context().close();
  await page.context().close();
});

test('on a phone without scripts a session moves by buttons, and the move is taken back', async () => {
  const page = await planner({ viewport: phone, scripts: false });
  await page.goto(`${programme}?day=2019-11-11`);
  await page.getByRole('link', { name: /^Move Press conference/ }).click();
  await page.getByRole('button', { name: '15 minutes later' }).click();
  assert.match(await page.locator('main').textContent(), /Press conference” is now on 11 November 2019, 12:45–13:15, Studio/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.goto(`${programme}?day=2019-11-11`);
  assert.match(await page.locator('ol.pl-slots-narrow').textContent(), /12:30–13:00 Press conference/);
  await page.context().close();
});

test('nobody outside sees a change before it is released', async () => {
  const page = await planner();
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title in English').fill('Breakfast of the networks');
  await page.getByLabel('From', { exact: true }).fill('07:30');
  await page.getByLabel('Until', { exact: true }).fill('08:30');
  await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Studio (80 seats)' });
  await look(page, 'programme-session');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/\/programme\?/);
  assert.equal(await entry(page, 'Breakfast of the networks').count(), 1);

  const outside = await visitor(browser);
  const address = await page.getByRole('link', { name: /^Release 1 of/ }).getAttribute('href');
  await outside.goto(`${host.url}${address}?lang=en`);
  await look(outside, 'programme-public');
  assert.doesNotMatch(await outside.locator('main').textContent(), /Breakfast/);
  await page.getByLabel('What to say of this release').fill('With a breakfast.');
  await page.getByRole('button', { name: 'Release the programme' }).click();
  assert.match(await page.locator('main').textContent(), /Release 2 is out/);
  await outside.reload();
  const words = await outside.locator('main').textContent();
  assert.match(words, /With a breakfast\.[^]*Breakfast of the networks[^]*07:30–08:30/);
  const calendar = await (await outside.request.get(`${host.url}${address}/programme.ics`)).text();
  assert.match(calendar, /SUMMARY:Breakfast of the networks/);
  assert.match(calendar, /SEQUENCE:2\r\n/, 'what moved since the first release');
  await page.goto(`${programme}/setup`);
  await look(page, 'programme-setup');
  await page.context().close();
  await outside.context().close();
});

test('who looks where no session is yet sees the first one that another enters', async () => {
  const watcher = await planner();
  await watcher.goto(`${programme}?day=2019-11-15`);
  const tracks = await watcher.locator('nav[aria-label="Tracks"] a').evaluateAll((links) => links.map((link) => ({ url: link.href, label: link.textContent })));
  let track;
  for (track of tracks) {
    await watcher.goto(track.url);
    if (await watcher.locator('.pl-empty').count()) break;
  }
  assert.equal(await watcher.locator('.pl-empty').count(), 1, 'each track has a session on that day');
  const total = await watcher.locator('.pl-asof span').first().textContent();
  const page = await planner();
  await page.goto(`${programme}?day=2019-11-15`);
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title in English').fill('Farewell of the mayors');
  await page.getByLabel('From', { exact: true }).fill('16:00');
  await page.getByLabel('Until', { exact: true }).fill('17:00');
  await page.getByLabel('Room', { exact: true }).selectOption({ label: 'Studio (80 seats)' });
  await page.getByLabel('Track', { exact: true }).selectOption({ label: track.label });
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/\/programme\?/);
  await watcher.waitForFunction(() => document.querySelector('#timetable')?.textContent.includes('Farewell of the mayors'), undefined, { timeout: 1000 });
  assert.equal(await watcher.locator('.pl-empty').count(), 0);
  assert.notEqual(await watcher.locator('.pl-asof span').first().textContent(), total);
  assert.match(await watcher.locator('[data-release]').textContent(), /1 change since then[^]*Farewell of the mayors/);
  await look(watcher, 'programme-live');
  await watcher.context().close();
  await page.context().close();
});
