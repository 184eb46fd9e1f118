// SPDX-License-Identifier: EUPL-1.2
// The speakers list of the General Assembly of Durban: chaired by keyboard alone, watched on the screen of the room by somebody
// without an account, kept by two chairs at once, and worked on a phone without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, look, openBrowser, phone, shot, tabTo, visitor } from './lib/browser.mjs';
import { atProgrammeOfDurban } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

/** Somebody of the secretariat at the list of the General Assembly. */
async function chair(options) {
  const page = await atProgrammeOfDurban(browser, host, options);
  await page.goto(`${page.url()}?day=2019-11-14&view=list`);
  await page.getByRole('link', { name: /^Speakers General Assembly/ }).first().click();
  await page.waitForURL(/\/speakers$/);
  return page;
}

/** The screen of the room, as everybody may open it: by its address alone. */
async function screenOf(page, options) {
  const address = await page.getByRole('link', { name: 'the same for everybody' }).getAttribute('href');
  const screen = await visitor(browser, options);
  await screen.goto(`${host.url}${address}?lang=en`);
  return screen;
}

/** Its stream is open once it has fetched its parts for the first time. */
const listens = (page) => page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, initiatorType }) =>
  initiatorType === 'fetch' && name.split('?')[0] === location.href.split('?')[0].split('#')[0]));
const shows = (page, selector, words, wait = 1000) => page.waitForFunction(([at, wanted]) =>
  document.querySelector(at)?.textContent.includes(wanted), [selector, words], { timeout: wait });
/** One line a request, as the eye reads it. */
const line = (page) => page.locator('.pl-floor__line h3').allInnerTexts();

test('the chair gives the floor by keyboard, and the screen of the room follows within a second', async () => {
  const page = await chair();
  await look(page, 'floor-chair');
  const before = await line(page);
  assert.match(before[0], /^1\. Athens .*Point of order/, 'a point of order is first whatever its rank');
  assert.match(before[1], /^2\. Government of Switzerland/, 'the highest rank is next');
  assert.match(await page.locator('#floor-now').textContent(), /Kampala[^]*1:50[^]*The clock stands/);

  const screen = await screenOf(page);
  await look(screen, 'floor-screen');
  await listens(screen);
  assert.match(await screen.locator('#screen').textContent(), /Kampala[^]*Next speakers[^]*Point of order[^]*Athens[^]*Government of Switzerland[^]*Quito[^]*Amman/);

  // One that is told to wait, as a hall behind one address may be: it looks again by itself.
  const late = await screenOf(page);
  await listens(late);
  await late.route(late.url(), (route) => route.fulfill({ status: 429 }), { times: 1 });

  await tabTo(page, 'Give the floor to the next', 200);
  await page.keyboard.press('Enter');
  await shows(screen, '.pl-screen__speaker', 'Athens');
  await shows(late, '.pl-screen__speaker', 'Athens', 5000);
  await late.context().close();
  assert.match(await screen.locator('.pl-screen__speaker').textContent(), /Point of order/);
  await page.waitForURL(/#now$/);
  assert.match((await line(page))[0], /^1\. Kampala/, 'who was interrupted goes on afterwards');
  assert.match(await page.locator('.pl-floor__line li').first().textContent(), /interrupted after 1:10/);

  // The keyboard is where it was: the next button is one step away.
  await tabTo(page, 'Give the floor to the next', 2);
  await page.keyboard.press('Enter');
  await shows(screen, '.pl-screen__speaker', 'Kampala');
  await screen.waitForFunction(() => /^1:[45]\d$/.test(document.querySelector('.pl-screen__clock').textContent), undefined, { timeout: 2000 });
  const then = await screen.locator('.pl-screen__clock').textContent();
  await screen.waitForFunction((was) => document.querySelector('.pl-screen__clock').textContent !== was, then, { timeout: 2000 });

  await tabTo(page, 'Stop the clock', 200);
  await page.keyboard.press('Enter');
  await shows(screen, '.pl-screen__speaker', 'The clock stands.');
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await assertGoodPage(screen, 'the screen at 1920 px');
  await shot(screen, 'floor-screen-1920');
  const size = await screen.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.pl-screen__now')).fontSize));
  assert.ok(size >= 72, `the name is read from the last row, not at ${size} px`);
  assert.ok(await screen.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'everything is in sight');
  await screen.context().close();
  await page.context().close();
});

test('the time that is over is counted on, and a screen that is taken back shows nothing more', async () => {
  const page = await chair();
  const screen = await screenOf(page);
  await listens(screen);
  const rules = async (fill) => {
    await page.getByText('Speaking time, order and screen').click();
    await fill();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.waitForURL(/#state$/);
  };
  await rules(() => page.getByLabel('Speaking time', { exact: true }).fill('0:10'));
  await page.getByRole('button', { name: 'Let the clock run' }).click();
  await screen.waitForFunction(() => /^\u22121:0\d$/.test(document.querySelector('.pl-screen__clock.pl-over')?.textContent), undefined, { timeout: 3000 });
  await look(page, 'floor-chair-over');

  await rules(() => page.getByLabel('Who may look at the screen of the room').selectOption({ label: 'Those who see events here' }));
  await shows(screen, 'h1', 'Page not found', 3000);
  await screen.context().close();
  await page.goto(await page.getByRole('link', { name: 'Screen of the room' }).getAttribute('href').then((path) => host.url + path));
  assert.match(await page.locator('.pl-screen').textContent(), /General Assembly/);
  await page.goBack();
  await rules(async () => {
    await page.getByLabel('Who may look at the screen of the room').selectOption({ label: 'Everybody who has its address' });
    await page.getByLabel('Speaking time', { exact: true }).fill('3:00');
  });
  await page.context().close();
});

test('of two chairs the one who types keeps the words, and the one with an old page is told', async () => {
  const first = await chair();
  const second = await chair();
  // As one that was asleep: what it listens to never answers.
  const old = await chair();
  await old.route('**/speakers/live', () => {});
  await old.reload();
  await listens(second);
  await second.locator('#f-who').fill('Sindicato de trabajadoras');

  await tabTo(first, 'Who', 200);
  await first.keyboard.type('Metropolis');
  await tabTo(first, 'Function', 3);
  await first.keyboard.type('Secretary General');
  await tabTo(first, 'Put on the list', 5);
  await first.keyboard.press('Enter');
  await first.waitForURL(/#add$/);
  await shows(second, '#floor-waiting', 'Metropolis');
  assert.equal(await second.locator('#f-who').inputValue(), 'Sindicato de trabajadoras');
  await second.getByRole('button', { name: 'Raises a point of order' }).click();
  await second.waitForURL(/#add$/);
  assert.match((await line(second))[0], /Sindicato de trabajadoras.*Point of order/, 'the second was not refused: it saw what the first did');

  await old.getByRole('button', { name: 'Give the floor to the next' }).click();
  assert.match(await old.locator('main').textContent(), /Nothing was saved[^]*The list has changed meanwhile/);
  await old.unrouteAll();
  await look(old, 'floor-conflict');
  assert.match((await line(old))[0], /Sindicato de trabajadoras/);
  await old.getByRole('button', { name: 'Give the floor to the next' }).click();
  assert.match(await old.locator('#floor-now').textContent(), /Sindicato de trabajadoras/);
  for (const page of [first, second, old]) await page.context().close();
});

test('on a phone without scripts requests are moved, withdrawn and taken back, and the list is closed', async () => {
  const page = await chair({ viewport: phone, scripts: false });
  const names = async () => (await line(page)).filter((words) => !words.includes('Point of order')).map((words) => words.replace(/^\d+\. /, ''));
  const [first, second] = (await names()).slice(0, 2);
  await page.getByRole('button', { name: /^Down / }).first().click();
  assert.deepEqual((await names()).slice(0, 2), [second, first]);
  await page.locator('.pl-floor__line li:not(.pl-floor__point)').first().getByRole('button', { name: /^Withdraw / }).click();
  assert.equal((await names())[0], first);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.ok((await names()).includes(second));
  await page.getByRole('button', { name: 'Close the list' }).click();
  await page.locator('#f-who').fill('Too late');
  await page.getByRole('button', { name: 'Put on the list', exact: true }).click();
  assert.match(await page.locator('main').textContent(), /only points of order are taken/);
  assert.equal(await page.locator('#f-who').inputValue(), 'Too late');
  await page.setViewportSize(desk);
  await page.context().close();
});
