// SPDX-License-Identifier: EUPL-1.2
// A forum is planned with the calendar of its format, its pledges are entered and followed up; a summit gets a round table
// and a paper; a congress gets the day of its council. With a pointer and scripts, and on a phone without any.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
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

async function openEdition(page, words, title) {
  await page.goto(`${host.url}/events?when=past&q=${encodeURIComponent(words)}&lang=en`);
  await page.getByRole('link', { name: title }).first().click();
}

test('a forum takes over the calendar of its format, but for what was unticked', async () => {
  const page = await planner();
  await page.getByRole('link', { name: 'New event' }).click();
  await page.getByLabel('Series', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Title in English').fill('Forum of the day after tomorrow');
  await page.getByLabel('First day').fill(inDays(60));
  await page.getByLabel('Time zone').fill('Europe/Zurich');
  await page.getByLabel('Format').selectOption('Global Refugee Forum');
  await look(page, 'format-new-event');
  await page.getByRole('button', { name: 'Save the event' }).click();
  await page.waitForURL(/\/events\/editions\/\w{26}\/format/);
  await look(page, 'format-calendar');
  assert.equal(await page.getByLabel('Letters of invitation signed and sent').isChecked(), false, 'its day is over');
  assert.equal(await page.getByLabel('Pledges of the cities are entered').isChecked(), true);
  await page.getByLabel('Interpretation booked for every session').uncheck();
  await page.getByRole('button', { name: 'Take into the plan' }).click();
  await page.waitForURL(/\/events\/editions\/\w{26}$/);
  await look(page, 'format-edition');
  const plan = await page.locator('.pl-timeline').textContent();
  assert.match(plan, /Pledges of the cities are entered/);
  assert.doesNotMatch(plan, /Interpretation booked|Letters of invitation/);
  await page.getByRole('link', { name: 'Format and its calendar' }).click();
  assert.equal(await page.getByLabel('Pledges of the cities are entered').count(), 0, 'it came in once');
  assert.equal(await page.getByLabel('Interpretation booked for every session').count(), 1);
  await page.context().close();
});

test('a pledge is entered, reported of, and found on the list', async () => {
  const page = await planner();
  await openEdition(page, 'refugee 2019', 'Global Refugee Forum 2019');
  await page.getByRole('link', { name: 'Pledges and contributions' }).click();
  await look(page, 'pledges');
  await page.getByRole('link', { name: 'New pledge' }).click();
  await page.getByRole('combobox', { name: 'Who pledges' }).pressSequentially('Free');
  await page.getByRole('option', { name: 'Freetown' }).click();
  await page.getByLabel('Pledge in one line').fill('Water for two quarters');
  await page.getByLabel('What will be done').fill('Wells and pipes for 4000 people.');
  await page.getByLabel('Area of focus').selectOption('Energy and infrastructure');
  await page.getByLabel('Kind of contribution').selectOption('Material and technical');
  await page.getByLabel('Amount').fill('a lot');
  await page.getByRole('button', { name: 'Save the pledge' }).click();
  await look(page, 'pledge-form');
  await page.getByLabel('Amount').fill('');
  await page.getByRole('button', { name: 'Save the pledge' }).click();
  await page.waitForURL(/\/events\/grf\/pledges\/\w{26}$/);
  await page.getByLabel('In progress').check();
  await page.getByLabel('What became of it').fill('The first well gives water.');
  await page.getByRole('button', { name: 'Save the report' }).click();
  await look(page, 'pledge');
  assert.match(await page.locator('.pl-timeline').textContent(), /In progress[^]*The first well gives water\./);
  await page.getByRole('link', { name: 'Pledges and contributions' }).click();
  await page.getByLabel('Area of focus').selectOption('Energy and infrastructure');
  await page.getByRole('button', { name: 'Show' }).click();
  const rows = page.locator('tbody tr');
  assert.equal(await rows.count(), 1);
  assert.match(await rows.textContent(), /Freetown/);
  await page.context().close();
});

test('on a phone without scripts a summit gets a round table and its paper', async () => {
  const page = await planner({ viewport: phone, scripts: false });
  await openEdition(page, '12th gfmd', '12th GFMD Summit');
  await page.getByRole('link', { name: 'Chair and round tables' }).click();
  assert.match(await page.locator('main').textContent(), /Ecuador/);
  await page.getByRole('link', { name: 'New round table' }).click();
  await page.getByLabel('Number').fill('4.1');
  await page.getByLabel('What it is about').fill('Cities and States');
  await page.getByLabel('Co-chairs').fill('CO\nQuito');
  await page.getByRole('button', { name: 'Save the round table' }).click();
  await page.waitForURL(/\/events\/gfmd\/round-tables\/\w{26}$/);
  await page.getByLabel('Title of the paper').fill('Cities and States');
  await page.getByLabel('PDF, at most 20 MB').setInputFiles({ name: 'p.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await page.getByRole('button', { name: 'Add the paper' }).click();
  const words = await page.locator('main').textContent();
  assert.match(words, /Colombia, Quito/);
  assert.equal(await page.getByRole('link', { name: 'Cities and States' }).count(), 1);
  await page.context().close();

  // The same pages with scripts: without them nothing can be asked of accessibility.
  const reader = await planner();
  await openEdition(reader, '12th gfmd', '12th GFMD Summit');
  await reader.getByRole('link', { name: 'Chair and round tables' }).click();
  await look(reader, 'summit');
  await reader.getByRole('link', { name: 'Cities and States' }).click();
  await look(reader, 'round-table');
  await reader.getByRole('link', { name: 'Change', exact: true }).click();
  await look(reader, 'round-table-form');
  await reader.context().close();
});

test('the council of a congress does not meet before the assembly that names it', async () => {
  const page = await planner();
  await openEdition(page, '6th uclg', '6th UCLG World Congress');
  await page.getByRole('link', { name: 'Statutory bodies' }).click();
  await look(page, 'bodies');
  await page.getByRole('link', { name: 'Change World Council' }).click();
  await page.getByLabel('Day of the congress').fill('3');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await look(page, 'body-form');
  assert.match(await page.locator('.govuk-error-summary').textContent(), /before the body that names it/);
  await page.getByLabel('Day of the congress').fill('4');
  await page.getByLabel('Begins at').fill('14:30');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.waitForURL(/\/durban\/bodies$/);
  assert.match(await page.locator('main').textContent(), /Day 4, 14 November 2019[^]*World Council/);
  await page.context().close();
});
