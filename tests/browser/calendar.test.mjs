// SPDX-License-Identifier: EUPL-1.2
// A campaign hangs on a session of a summit: the session slips by an hour, and the embargo and its items with it. The content
// calendar is used by keyboard, on a phone, and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
let page;
let campaignUrl;
let eventUrl;
let firstDay;

before(async () => {
  host = await startHost({ demo: true, at: '2026-11-20T08:00:00Z' });
  browser = await openBrowser();
  page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async () => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');
const day = () => page.evaluate(() => document.activeElement.dataset.day || '');

test('a summit gets an opening session', async () => {
  await page.goto(`${host.url}/events?lang=en`);
  await page.getByRole('link', { name: 'Next GFMD Summit (example)' }).click();
  await page.waitForURL(/\/events\/editions\/\w{26}$/);
  eventUrl = page.url();
  await page.goto(`${eventUrl}/programme/sessions/new?lang=en`);
  await page.getByLabel('Title in English').fill('Opening of the summit');
  firstDay = await page.getByLabel('Day', { exact: true }).inputValue();
  await page.getByLabel('From', { exact: true }).fill('09:00');
  await page.getByLabel('Until', { exact: true }).fill('10:00');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.getByText('Opening of the summit').first().waitFor();
});

test('the embargo of a campaign is counted from it; a time that no clock shows is never taken', async () => {
  await page.goto(`${host.url}/campaigns?lang=en`);
  await page.getByRole('link', { name: 'New campaign' }).click();
  await page.getByLabel('Title, in English').fill('Call of Kampala');
  await page.getByLabel('End of the embargo').fill('2026-12-01');
  await page.getByLabel('Time zone').fill('Africa/Kampala');
  await page.getByRole('button', { name: 'Save the campaign' }).click();
  await page.waitForURL(/\/campaigns\/\w{26}$/);
  campaignUrl = page.url();
  await page.getByRole('link', { name: 'New text' }).click();
  await page.getByLabel('Heading, in English').fill('{{city}} answers');
  await page.getByLabel('Text, in English').fill('{{city}}, on {{event_date}}.');
  await page.getByRole('button', { name: 'Save the text' }).click();
  await page.waitForURL(/\/texts$/);
  await page.goto(`${campaignUrl}/plan?lang=en`);
  await look(page, 'plan-empty');
  await page.getByRole('link', { name: 'Change the plan' }).click();
  await page.getByLabel('Audiences, in English').fill('Ministers and the press');
  await page.getByLabel('Hashtags, in English').fill('#Kampala');
  await page.getByLabel('Counted from').selectOption('fixed');
  const summit = await page.locator('select[name=edition] option', { hasText: 'Next GFMD Summit (example)' }).getAttribute('value');
  await page.getByLabel('Event', { exact: true }).selectOption(summit);
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await page.waitForURL(/\/plan$/);
  await page.getByRole('link', { name: 'Change the plan' }).click();
  const opening = await page.locator('select[name=anchor] option', { hasText: 'Opening of the summit' }).getAttribute('value');
  await page.getByLabel('Counted from').selectOption(opening);
  await page.getByLabel(/^How many days/).fill('99999999');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await page.getByRole('link', { name: /Write a number of minutes/ }).waitFor();
  await look(page, 'plan-problem');
  await page.getByLabel(/^How many days/).fill('0');
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await page.waitForURL(/\/plan$/);
  assert.match(await words(), /when it begins: Opening of the summit/);
  assert.match(await words(), /09:00/);
  await page.goto(`${campaignUrl}?lang=en`);
  await page.getByRole('button', { name: 'Set the embargo' }).click();
  await page.getByText('Under embargo').first().waitFor();
});

test('the calendar by keyboard: arrows go from day to day, N enters an item, Enter opens', async () => {
  await page.goto(`${campaignUrl}?lang=en`);
  await page.getByRole('link', { name: 'Content calendar' }).click();
  await page.goto(`${page.url()}&at=${firstDay}`);
  await look(page, 'calendar-empty');
  await page.locator(`[data-day="${firstDay}"]`).focus();
  const later = (text, by) => new Date(Date.parse(`${text}T12:00:00Z`) + by * 86400000).toISOString().slice(0, 10);
  await page.keyboard.press('ArrowRight');
  assert.equal(await day(), later(firstDay, 1));
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((wanted) => document.activeElement.dataset.day === wanted, later(firstDay, 8));
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((wanted) => document.activeElement.dataset.day === wanted, later(firstDay, 15 + 7 * step));
  }
  await page.goto(`${campaignUrl.replace(/\/campaigns\/.*/, '/campaigns/calendar')}?campaign=${campaignUrl.slice(-26)}&at=${firstDay}#day-${firstDay}`);
  await page.waitForFunction((wanted) => document.activeElement.dataset.day === wanted, firstDay);
  await page.keyboard.press('n');
  await page.waitForURL(/\/campaigns\/items\/new/);
  assert.equal(await page.getByLabel('Day', { exact: true }).inputValue(), firstDay);
  await page.getByRole('button', { name: 'Save the item' }).click();
  await page.getByRole('link', { name: 'Write what it is.' }).waitFor();
  await look(page, 'item-problem');
  await page.getByLabel('What it says, in a few words').fill('Thread of the opening');
  await page.getByLabel('Channel').selectOption('bluesky');
  await page.getByLabel('Counted from').selectOption({ index: 3 });
  await page.getByLabel(/^How many days/).fill('15');
  await page.getByLabel('After', { exact: true }).check();
  await page.getByRole('button', { name: 'Save the item' }).click();
  await page.waitForURL(/\/campaigns\/calendar/);
  assert.match(await words(), /09:15 Thread of the opening/);
  await look(page, 'calendar-month');
  for (const view of ['Week', 'List', 'By channel']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await page.getByText('Thread of the opening').first().waitFor();
    await look(page, `calendar-${view.toLowerCase().replace(' ', '-')}`);
  }
});

test('the session slips by an hour, and the embargo and the item with it; staff reads what was and what is', async () => {
  await page.goto(`${eventUrl}/programme?lang=en&day=${firstDay}`);
  await page.getByRole('link', { name: 'Opening of the summit', exact: true }).first().click();
  await page.getByLabel('From', { exact: true }).fill('10:00');
  await page.getByLabel('Until', { exact: true }).fill('11:00');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/programme/);
  await page.goto(`${campaignUrl}/plan?lang=en`);
  const shown = await words();
  assert.match(shown, /What moved with the event/);
  assert.match(shown, /End of the embargo[^]*09:00[^]*10:00/);
  assert.match(shown, /Thread of the opening[^]*09:15[^]*10:15/);
  await look(page, 'plan-moved');
  await page.goto(`${campaignUrl}/chain?lang=en`);
  assert.match(await words(), /Opening of the summit/);
  await look(page, 'chain');
  await page.goto(`${eventUrl}/report?lang=en`);
  assert.match(await words(), /Campaign: Call of Kampala/);
});

test('without scripts, on a phone, an item is moved, removed and brought back', async () => {
  const plain = await visitor(browser, { viewport: phone, scripts: false });
  await signIn(plain, host, 'secretariat@demo.example');
  await plain.goto(`${host.url}/campaigns/calendar?lang=en&campaign=${campaignUrl.slice(-26)}&at=${firstDay}`);
  await shot(plain, 'calendar-plain-360');
  await plain.getByRole('link', { name: 'Thread of the opening' }).click();
  await plain.getByLabel('Move it to another day').fill('2030-01-15');
  await plain.getByRole('button', { name: 'Move', exact: true }).click();
  await plain.getByText('The item was moved.').waitFor();
  await plain.getByRole('button', { name: 'Ready' }).click();
  await plain.getByText('State: Ready.').waitFor();
  await plain.getByRole('button', { name: 'Take it off the calendar' }).click();
  await plain.getByText('The item is out of the calendar.').waitFor();
  await plain.getByRole('button', { name: 'Undo' }).click();
  await plain.getByText('The item is in the calendar again.').waitFor();
  await plain.context().close();
});

test('an address for calendar programs answers until it is taken back', async () => {
  await page.goto(`${host.url}/campaigns/calendar/address?lang=en&campaign=${campaignUrl.slice(-26)}`);
  await page.getByRole('button', { name: 'Make an address' }).click();
  const address = await page.locator('dl code').first().textContent();
  const path = new URL(address).pathname;
  assert.match(await (await fetch(host.url + path)).text(), /Call of Kampala/);
  await assertGoodPage(page, 'calendar address');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('The address opens nothing any more.').waitFor();
  assert.equal((await fetch(host.url + path)).status, 404);
});
