// SPDX-License-Identifier: EUPL-1.2
// A city hall gets a postal address, and a cabinet that has no mail gets its letter on paper; a table of coverage is looked through, entered
// and taken back, on a phone without scripts too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
let secretariat;

before(async () => {
  host = await startHost({ demo: true, at: '2026-11-20T08:00:00Z' });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

test('a city and its contacts have postal addresses, and what is half an address is named', async () => {
  const page = secretariat;
  await page.goto(`${host.url}/directory/cities?lang=en&q=Kampala`);
  await page.getByRole('table').getByRole('link', { name: 'Kampala' }).click();
  const city = page.url();
  await page.getByRole('link', { name: 'Change', exact: true }).first().click();
  await page.getByLabel('Street and number, or box').fill('City Hall, 1 Sir Apollo Kaggwa Road\nP.O. Box 7010');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.getByRole('link', { name: 'Fill in this field.' }).waitFor();
  assert.match(await page.getByLabel('Street and number, or box').inputValue(), /P\.O\. Box 7010/);
  await look(page, 'post-city-problem');
  await page.getByLabel('Town of the postal address').fill('Kampala');
  await page.getByLabel('Country of the postal address').selectOption('UG');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.waitForURL(city);
  assert.match(await words(page), /City Hall, 1 Sir Apollo Kaggwa Road, P\.O\. Box 7010, Kampala, Uganda/);

  await page.getByRole('link', { name: 'Add a contact' }).click();
  await page.getByLabel('Press officer').check();
  await page.getByLabel('Name', { exact: true }).fill('Grace Nakato');
  await page.getByLabel('Street and number, or box').fill('10 Main Street');
  await page.getByLabel('Postcode').fill('10001');
  await page.getByLabel('Town of the postal address').fill('New York');
  await page.getByLabel('State or province of the postal address').fill('NY');
  await page.getByLabel('Country of the postal address').selectOption('US');
  await page.getByRole('button', { name: 'Save the contact' }).click();
  await page.waitForURL(city);
  assert.match(await words(page), /Press officer\s*Grace Nakato\s*10 Main Street, New York NY 10001, United States/);
  await look(page, 'post-city');
  const small = await visitor(browser, { viewport: phone, storageState: await page.context().storageState() });
  await small.goto(`${city}?lang=fr`);
  await assertGoodPage(small, 'a city with its addresses on a phone');
  await look(small, 'post-city-phone');
  await small.context().close();
});

test('who has neither mail nor post is named before a letter goes, and who has post gets paper', async () => {
  const page = secretariat;
  await page.goto(`${host.url}/campaigns?lang=en`);
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Letters' }).click();
  await page.getByRole('link', { name: 'New letters' }).click();
  await page.getByLabel('Mayor', { exact: true }).uncheck();
  await page.getByLabel('Press officer').check();
  await page.getByLabel('Subject, in English').fill('To {{city}}');
  await page.getByLabel('Letter, in English').fill('{{greeting}},\n\nwe write to {{city}}.');
  await page.getByRole('button', { name: 'Save the letters' }).click();
  await page.getByRole('link', { name: 'Read every letter' }).click();
  assert.match(await words(page), /Grace Nakato.*on paper.*10 Main Street New York NY 10001 United States/);
  await look(page, 'post-letter');
});

const table = `Date;Media;URL;Language;City;Reach
2026-11-01;The Example Times;https://times.example/a;en;Kampala;1000
2026-11-02;The Example Times;http://www.times.example/a/?utm_source=mail;en;;
2026-02-30;Le Monde;https://lemonde.example/b;fr;;
2026-11-03;The News;javascript:alert(1);en;;
2026-11-04;The News;https://news.example/c;en;Atlantis;
`;

test('of each row of a table of coverage is seen what becomes of it; it is entered, and taken back', async () => {
  const page = await visitor(browser, { viewport: phone, scripts: false });
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/campaigns?lang=en`);
  await page.getByRole('table').getByRole('link').first().click();
  const campaign = page.url().split('?')[0];
  await page.goto(`${campaign}/coverage?lang=en`);
  await page.getByRole('link', { name: 'Enter a table' }).click();
  await page.getByLabel('Table').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\x03\x04 no workbook') });
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.locator('.govuk-error-message').first().waitFor();
  await shot(page, 'coverage-imports-problem');
  await page.goto(`${campaign}/coverage/imports?lang=fr`);
  await page.getByLabel('Tableau').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\x03\x04 no workbook') });
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.locator('.govuk-error-message').first().waitFor();
  assert.doesNotMatch(await words(page), /though it looks like one/);
  await page.goto(`${campaign}/coverage/imports?lang=en`);
  await page.getByLabel('Table').setInputFiles({ name: 'press.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByRole('button', { name: 'Upload' }).click();
  await page.waitForURL(/\/coverage\/imports\/\w{26}$/);
  const all = await words(page);
  assert.match(all, /The same link as in line 2\./);
  assert.match(all, /2026-02-30 is no day/);
  assert.match(all, /Write a link like/);
  assert.match(all, /The directory has no city “Atlantis”\./);
  const wide = await visitor(browser, { storageState: await secretariat.context().storageState() });
  await wide.goto(page.url());
  await look(wide, 'coverage-import');
  await wide.goto(`${campaign}/coverage/imports`);
  await look(wide, 'coverage-imports');
  await wide.context().close();
  await page.getByRole('button', { name: 'Enter 1 new entry' }).click();
  await page.getByText('1 entry was entered.').first().waitFor();
  const entered = page.url();
  await page.goto(`${campaign}/coverage?lang=en`);
  assert.match(await words(page), /The Example Times/);
  await page.goto(entered);
  await page.getByRole('button', { name: 'Take the entries back' }).click();
  await page.getByText('1 entry was taken back.').waitFor();
  await page.goto(`${campaign}/coverage?lang=en`);
  assert.doesNotMatch(await words(page), /times\.example\/a/);
  await page.context().close();
});
