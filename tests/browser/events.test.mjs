// SPDX-License-Identifier: EUPL-1.2
// An event is planned and put off by 62 days, as Quito was: with a pointer and scripts, and on a phone without any.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
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

async function planner(options) {
  const page = await visitor(browser, options);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/events?lang=en`);
  return page;
}

/** A milestone of the event whose page is open; afterwards that page is open again. */
async function addMilestone(page, title, amount, { side = 'before', anchor = 'start', checks = '' } = {}) {
  await page.getByRole('link', { name: 'New milestone' }).click();
  await page.getByLabel('Title in English').fill(title);
  await page.getByLabel('How many').fill(String(amount));
  await page.getByLabel('Before or after').selectOption(side);
  await page.getByLabel('Counted from').selectOption(anchor);
  await page.getByLabel('Checklist').fill(checks);
  await page.getByRole('button', { name: 'Save the milestone' }).click();
  await page.waitForURL(/\/events\/editions\/\w{26}/);
}

/** What the table says of each milestone: title → what becomes of it. */
async function fates(page) {
  const rows = await page.locator('tbody tr').all();
  const said = {};
  for (const row of rows) said[await row.locator('th').textContent()] = await row.locator('td').last().textContent();
  return said;
}

async function enterEvent(page, title) {
  await page.getByRole('link', { name: 'New event' }).click();
  await page.getByLabel('Series', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Title in English').fill(title);
  await page.getByLabel('First day').fill(inDays(30));
  await page.getByLabel('Last day').fill(inDays(33));
}

test('an event is planned, put off, and its report says what moved', async () => {
  const page = await planner();
  await enterEvent(page, 'Summit of Quito');
  await page.getByRole('combobox', { name: 'Host city' }).pressSequentially('Quit');
  await page.getByRole('option', { name: 'Quito' }).click();
  await page.getByRole('button', { name: 'Save the event' }).click();
  await page.waitForURL(/\/events\/editions\/\w{26}/);
  assert.match(await page.locator('aside').textContent(), /Quito[^]*America\/Guayaquil/, 'the city lends its zone');

  await addMilestone(page, 'Invitations', 12, { checks: 'English\nEspañol' });
  await addMilestone(page, 'Draft declaration', 10);
  await addMilestone(page, 'Registration closes', 2);
  await addMilestone(page, 'Report', 4, { side: 'after', anchor: 'end' });
  await page.getByRole('button', { name: 'Tick Español' }).click();
  await page.getByRole('button', { name: 'Done Invitations' }).click();
  await look(page, 'event-planned');
  assert.match(await page.locator('main').textContent(), /1 of 4 done, 1 late/);
  const event = page.url().replace(/[?#].*/, '');

  await page.getByRole('link', { name: 'Change the dates' }).click();
  await page.getByLabel('First day').fill(inDays(92));
  await page.getByLabel('Last day').fill(inDays(95));
  await page.getByLabel('Why the dates change').fill('The host asked for it.');
  await page.getByRole('button', { name: 'Show what would move' }).click();
  await look(page, 'event-preview');
  const expected = {
    Invitations: 'Done, stays done', 'Draft declaration': 'No longer late', 'Registration closes': 'Moves', Report: 'Moves',
  };
  assert.deepEqual(await fates(page), expected);

  await page.getByRole('button', { name: 'Change the dates' }).click();
  await page.waitForURL(/\/changes\/\w{26}/);
  await look(page, 'event-report');
  assert.deepEqual(await fates(page), expected);
  assert.match(await page.locator('main').textContent(), /The host asked for it\./);
  await page.goto(event);
  assert.match(await page.locator('main').textContent(), /1 of 4 done(?!, )/, 'nothing is late any more');
  await page.context().close();
});

test('who looks at a plan that is no longer true is shown the new one', async () => {
  const [one, other] = [await planner(), await planner()];
  await enterEvent(one, 'Summit of two planners');
  await one.getByRole('button', { name: 'Save the event' }).click();
  assert.match(await one.locator('.govuk-error-summary').textContent(), /time zone/, 'nobody said in which zone');
  await one.getByLabel('Time zone').fill('America/Guayaquil');
  await one.getByRole('button', { name: 'Save the event' }).click();
  await one.waitForURL(/\/events\/editions\/\w{26}/);
  await addMilestone(one, 'Registration closes', 2);
  const event = one.url().replace(/[?#].*/, '');
  await other.goto(`${event}/dates?starts_on=${inDays(92)}&ends_on=${inDays(95)}&zone=America/Guayaquil&reason=`);
  await one.getByRole('button', { name: 'Done Registration closes' }).click();
  await other.getByRole('button', { name: 'Change the dates' }).click();
  await assertGoodPage(other, 'the plan that is no longer true');
  assert.match(await other.locator('[role=alert]').textContent(), /Somebody else has changed this/);
  assert.deepEqual(await fates(other), { 'Registration closes': 'Done, stays done' });
  await other.getByRole('button', { name: 'Change the dates' }).click();
  await other.waitForURL(/\/changes\/\w{26}/);
  await one.context().close();
  await other.context().close();
});

test('on a phone without scripts a plan is copied to the next edition', async () => {
  const page = await planner({ viewport: phone, scripts: false });
  await page.goto(`${host.url}/events?when=past&q=refugee+2019&lang=en`);
  await page.getByRole('link', { name: 'Global Refugee Forum 2019' }).first().click();
  await page.getByRole('link', { name: 'Copy' }).click();
  await page.getByLabel('Title in English').fill('Forum of the day after tomorrow');
  await page.getByLabel('Host city').fill('geneve');
  await page.getByLabel('First day').fill(inDays(365));
  await page.getByRole('button', { name: 'Make the copy' }).click();
  await page.waitForURL(/\/events\/editions\/\w{26}$/);
  const words = await page.locator('main').textContent();
  assert.match(words, /Forum of the day after tomorrow/);
  assert.match(words, /0 of 13 done/);
  assert.match(words, /Europe\/Zurich/);
  await page.context().close();
});
