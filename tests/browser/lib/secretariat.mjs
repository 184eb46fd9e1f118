// SPDX-License-Identifier: EUPL-1.2
// What a secretariat does at its desk before a consultation: tables, addresses and lists in the directory.
import assert from 'node:assert/strict';

/** Presses a button or a link of that name inside `main`, and waits for the page that follows. */
export async function press(page, name, { role = 'button', within = 'main' } = {}) {
  const before = page.url();
  const target = page.locator(within).getByRole(role, { name }).first();
  await Promise.all([page.waitForEvent('load'), target.click()]);
  return before;
}

/**
 * Imports one table of the directory: upload, meaning of the columns, preview, apply.
 * @param {{leaveOut?: string[], kind?: string, look?: (page, part: string) => Promise}} wishes `leaveOut`: headings of columns that are
 *   not to be taken; `look`: called where there is something to see
 * @return {Promise<string>} what the button that applies promised: "Apply: 75 new, 0 changed"
 */
export async function importTable(page, host, file, { leaveOut = [], kind, look } = {}) {
  await page.goto(`${host.url}/directory/imports`);
  await press(page, 'Import a table', { role: 'link' });
  await page.setInputFiles('main input[type=file]', file);
  if (kind) await page.getByLabel(kind, { exact: true }).check();
  await press(page, 'Upload');
  for (const heading of leaveOut) await page.getByLabel(`Meaning of ${heading}`, { exact: true }).selectOption('');
  await look?.(page, 'columns');
  await press(page, 'Show what would happen');
  await look?.(page, 'preview');
  const apply = page.locator('main').getByRole('button', { name: /^Apply/ });
  const promise = (await apply.innerText()).trim();
  await Promise.all([page.waitForEvent('load'), apply.click()]);
  for (let asked = 0; asked < 100; asked += 1) {
    if (await page.getByRole('button', { name: 'Take this import back' }).count()) return promise;
    await press(page, 'Show how far it is', { role: 'link' });
  }
  return assert.fail(`${file} is not imported: ${await page.locator('main').innerText()}`);
}

/** The page of a city, by the search box of the list. */
export async function openCity(page, host, name) {
  await page.goto(`${host.url}/directory/cities`);
  await page.locator('main form.pl-filters input[type=search], main form.pl-filters input[type=text]').first().fill(name);
  await press(page, 'Show');
  await press(page, new RegExp(`^${name}$`), { role: 'link' });
}

/** Enters where the office of a city for international relations gets its mail, and in which language. */
export async function addContact(page, host, city, { address, language }) {
  await openCity(page, host, city);
  await press(page, 'Add a contact', { role: 'link' });
  await page.getByLabel('International relations', { exact: true }).check();
  await page.getByLabel('Mail address', { exact: true }).fill(address);
  await page.getByLabel(language, { exact: true }).check();
  await press(page, 'Save the contact');
  assert.match(await page.locator('main').innerText(), new RegExp(address.replace(/\./g, '\\.')));
}

/** A new list of cities; each is found by typing, and taken from what is suggested. */
export async function makeList(page, host, name, cities) {
  await page.goto(`${host.url}/directory/lists`);
  await press(page, 'New list', { role: 'link' });
  await page.getByLabel('Name', { exact: true }).fill(name);
  await press(page, /^Save/);
  for (const city of cities) {
    await page.getByRole('combobox', { name: 'City or organisation' }).pressSequentially(city);
    await page.getByRole('option', { name: city }).first().click();
    await press(page, 'Add to this list');
  }
  assert.match(await page.locator('.pl-asof').innerText(), new RegExp(`${cities.length} members`));
}
