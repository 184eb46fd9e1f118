// SPDX-License-Identifier: EUPL-1.2
// What is taken away from the programme of Durban: PDF, schedule for apps, the run of a day, calendars of single people.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
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

const planner = (options) => atProgrammeOfDurban(browser, host, options);

test('everybody takes the released programme away on paper and in an app', async () => {
  const page = await planner();
  const address = host.url + await page.getByRole('link', { name: /^Release 1 of/ }).getAttribute('href');
  const outside = await visitor(browser);
  await outside.goto(`${address}?lang=fr`);
  await look(outside, 'outputs-public');
  const pdf = await outside.request.get(`${address}/programme.pdf?lang=fr`);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.match(wordsOf(await pdf.body(), 'pdf'), /6e Congrès mondial de CGLU[^]*11 novembre 2019[^]*09:00–10:30/);
  const schedule = await (await outside.request.get(`${address}/schedule.xml`)).text();
  assert.match(schedule, /<date>2019-11-11T09:00:00\+02:00<\/date>/);
  assert.match(schedule, new RegExp(`<url>${address}</url>`));
  await outside.context().close();
  await page.context().close();
});

test('the run of show says on a desk and on a phone who does what, and goes out as PDF and XLSX', async () => {
  const page = await planner();
  await page.getByRole('link', { name: 'Run of show' }).click();
  await look(page, 'outputs-run');
  assert.match(await page.locator('main').textContent(), /09:00–10:30[^]*90 minutes/);
  const fetched = async (format) => (await download(page, await page.getByRole('link', { name: format, exact: true }).getAttribute('href'))).bytes;
  assert.match(wordsOf(await fetched('PDF'), 'pdf'), /Run of show[^]*09:00–10:30/);
  assert.equal((await fetched('XLSX')).subarray(0, 2).toString(), 'PK');
  await page.context().close();
  const walker = await planner({ viewport: phone });
  await walker.goto(`${walker.url()}/run?day=2019-11-12`);
  await look(walker, 'outputs-run-phone');
  await walker.context().close();
});

test('a calendar of one person opens at a secret address until it is taken back', async () => {
  const page = await planner();
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title in English').fill('Breakfast of the networks');
  await page.getByLabel('From', { exact: true }).fill('07:30');
  await page.getByLabel('Until', { exact: true }).fill('08:30');
  await page.locator('#f-person_1').fill('Yousef Shawarbeh');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/\/programme\?/);
  await page.getByRole('button', { name: 'Release the programme' }).click();
  await page.getByRole('link', { name: 'Personal calendars' }).click();
  await look(page, 'outputs-calendars');
  await page.getByRole('button', { name: /^Make an address.*Yousef Shawarbeh/ }).click();
  await look(page, 'outputs-calendar-made');
  const address = await page.locator('code', { hasText: '/en/programme.ics' }).textContent();

  const stranger = await visitor(browser);
  const calendar = await stranger.request.get(address);
  assert.equal(calendar.status(), 200);
  assert.match(await calendar.text(), /SUMMARY:Breakfast of the networks/);
  await page.getByRole('button', { name: /^Take it back.*Yousef Shawarbeh/ }).click();
  assert.match(await page.locator('main').textContent(), /The address opens nothing any more/);
  const ended = await stranger.request.get(address);
  const never = await stranger.request.get(address.replace(/\/l\/[0-9a-f]{8}/, '/l/00000000'));
  assert.equal(ended.status(), 404);
  assert.equal(never.status(), 404);
  await stranger.context().close();
  await page.context().close();
});
