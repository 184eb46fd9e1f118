// SPDX-License-Identifier: EUPL-1.2
// The interpretation of Durban 2019: what is missing on a day is read, somebody is entered and put into a booth by keyboard, and the
// plan is read on a phone, printed and taken along as a workbook.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone, tabTo } from './lib/browser.mjs';
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

/** Somebody of the secretariat at the plan of the day of the official opening. */
async function atThePlan(options, language = 'en') {
  const page = await atProgrammeOfDurban(browser, host, options);
  await page.goto(`${page.url()}?day=2019-11-13&view=list`);
  await page.getByRole('link', { name: 'Interpretation', exact: true }).click();
  await page.goto(`${page.url()}&lang=${language}`);
  return page;
}
const row = (page, title) => page.locator('tr', { has: page.getByRole('link', { name: title, exact: true }) });

test('what is missing on a day stands above the plan, and goes when a second comes into the booth', async () => {
  const page = await atThePlan();
  await look(page, 'interpretation');
  const missing = await page.locator('section', { has: page.locator('#shortages') }).textContent();
  assert.match(missing, /Amina Haddad would interpret [^]* alone for 90 minutes in “Official opening”/);
  assert.match(missing, /Spanish → Arabic is interpreted by way of a third language only in “Official opening”/);
  assert.match(await row(page, 'Official opening').textContent(), /Amina Haddad[^]*Helen Marsh, Tom Okafor/);

  await tabTo(page, 'New interpreter', 200);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/interpreters\/new$/);
  await look(page, 'interpretation-interpreter');
  await tabTo(page, 'Name', 200);
  await page.keyboard.type('Karim Aziz');
  await page.getByLabel('Booth', { exact: true }).selectOption({ label: 'Arabic' });
  const from = page.getByRole('group', { name: 'Interprets from' });
  for (const language of ['English', 'French', 'Spanish']) await from.getByLabel(language).check();
  await page.getByRole('button', { name: 'Save the interpreter' }).click();
  await page.waitForURL(/\/interpretation$/);

  await page.goto(`${page.url()}?day=2019-11-13`);
  await page.getByRole('link', { name: 'Official opening', exact: true }).click();
  await look(page, 'interpretation-session');
  await tabTo(page, 'Karim Aziz', 200);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.waitForURL(/\/interpretation\?/);
  assert.match(await row(page, 'Official opening').textContent(), /Amina Haddad, Karim Aziz/);
  const left = await page.locator('main').textContent();
  assert.doesNotMatch(left, /Spanish → Arabic is interpreted by way/, 'Karim hears Spanish himself');
  assert.match(left, /Karim Aziz would interpret Spanish → Arabic alone for 90 minutes/, 'and is the only one who does');
  await page.context().close();
});

test('the plan is a list on a phone, in French and Spanish too', async () => {
  for (const [language, words] of [['fr', /parlé dans la salle/], ['es', /se habla en la sala/]]) {
    const page = await atThePlan({ viewport: phone }, language);
    await look(page, `interpretation-${language}`);
    assert.match(await page.locator('main').textContent(), words);
    await page.context().close();
  }
});

test('the plan is printed and taken along', async () => {
  const page = await atThePlan();
  const print = await download(page, await page.getByRole('link', { name: 'PDF', exact: true }).getAttribute('href'));
  assert.match(wordsOf(print.bytes, 'pdf'), /Interpretation: .*2019.*Official opening.*Helen Marsh/);
  const book = await download(page, await page.getByRole('link', { name: 'XLSX', exact: true }).getAttribute('href'));
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
  await page.context().close();
});
