// SPDX-License-Identifier: EUPL-1.2
// A table of sessions is read into the programme of Durban: looked at, asked about, applied; then our own XLSX comes back as it is.
// Then it is taken back but for a session that another file has moved since.
// A table of participants answers the registration form, and is taken back but for what somebody has changed since.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { atProgrammeOfDurban, inviteMontreal } from './lib/events.mjs';
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

const table = `Code;Day;From;Until;Session;Room;Speakers
X1;2019-11-13;18:00;19:30;Evening of the islands;Pier;Nobody Known
X2;2019-11-14;18:00;19:00;Evening of the mountains;Pier;
X3;2019-11-13;19:00;20:00;Reading of letters;Pier;
X4;2019-11-14;nine;20:00;Of no hour;;
`;

const download = async (page, link) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return readFileSync(await file.path());
};
const upload = async (page, name, content) => {
  await page.getByLabel('File').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Upload' }).click();
};

test('a table is looked at, asked about and applied', async () => {
  const page = await atProgrammeOfDurban(browser, host);
  const programme = page.url();
  await page.getByRole('link', { name: 'Imports' }).click();
  await look(page, 'imports');
  await upload(page, 'evenings.csv', table);
  await look(page, 'import-preview');
  const main = page.getByRole('main');
  assert.match(await main.textContent(), /Who is “Nobody Known”/);
  assert.match(await main.textContent(), /“nine” is no time of day/);
  await page.getByRole('button', { name: 'Leave out everybody whom the directory does not know' }).click();
  assert.match(await main.textContent(), /“Evening of the islands” is in the same room at that time/);
  await page.goto(`${page.url()}?fate=wrong`);
  assert.match(await main.textContent(), /Of no hour/);
  assert.doesNotMatch(await main.textContent(), /Reading of letters/);
  await page.getByRole('button', { name: 'Apply: 3 new, 0 changed' }).click();
  await page.getByText('3 new and 0 changed rows were written.').waitFor();

  await page.goto(`${programme}?day=2019-11-14`);
  assert.match(await main.textContent(), /Evening of the mountains/);
  await page.context().close();
});

test('our own workbook comes back as it is, on a phone', async () => {
  const page = await atProgrammeOfDurban(browser, host, { viewport: phone });
  const programme = page.url();
  const workbook = await download(page, 'XLSX');
  await page.getByRole('link', { name: 'Imports' }).click();
  await upload(page, 'programme.xlsx', workbook);
  await look(page, 'import-same-phone');
  const main = page.getByRole('main');
  assert.match(await main.textContent(), /Everything in this file is here already/);

  // What was released is older than the draft: known again, by what our files call it.
  const event = programme.match(/editions\/(\w+)\//)[1];
  for (const [link, name] of [['For programme apps (XML)', 'schedule.xml'], ['Calendar (ICS)', 'programme.ics']]) {
    await page.goto(`${host.url}/programme/${event}?lang=en`);
    const file = await download(page, link);
    await page.goto(programme.replace(/programme$/, 'imports'));
    await upload(page, name, file);
    assert.match(await main.textContent(), /The same \(\d+\)/, name);
    assert.doesNotMatch(await main.textContent(), /(Question|Wrong) \(/, name);
  }
  await page.context().close();
});

test('sessions go again but for what somebody has changed', async () => {
  const page = await atProgrammeOfDurban(browser, host);
  const imports = page.url().replace(/programme$/, 'imports');
  const main = page.getByRole('main');
  await page.goto(imports);
  await page.getByRole('link', { name: 'evenings.csv' }).click();
  const applied = page.url();
  await page.goto(imports);
  await upload(page, 'moved.csv', 'Code;Day;From;Until;Session;Room\nX2;2019-11-14;18:30;19:00;Evening of the mountains;Pier\n');
  await page.getByRole('button', { name: 'Apply: 0 new, 1 changed' }).click();
  await page.getByText('0 new and 1 changed rows were written.').waitFor();

  await page.goto(applied);
  await page.getByRole('link', { name: 'Take this import back' }).click();
  await look(page, 'import-undo-sessions');
  assert.match(await main.textContent(), /Evening of the islands\s*Goes/);
  assert.match(await main.textContent(), /Evening of the mountains\s*Stays\s*Somebody has changed this since\./);
  assert.match(await main.textContent(), /Pier\s*Stays\s*Sessions are in it that stay\./);
  await page.setViewportSize(phone);
  await look(page, 'import-undo-sessions-phone');
  await page.getByRole('button', { name: 'Take back 2 rows' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/Taken back by .* Rows taken back: 2; rows that stayed: 2\./).waitFor();
  await page.goto(`${imports.replace(/imports$/, 'programme')}?day=2019-11-13`);
  assert.doesNotMatch(await main.textContent(), /Evening of the islands|Reading of letters/);
  await page.context().close();
});

/** A question of the registration form, in English. */
async function ask(page, { label, kind, answers = [] }) {
  await page.getByRole('link', { name: /^(New question|Write the first question)$/ }).first().click();
  await page.locator('#f-label_en').fill(label);
  await page.locator('#f-purpose_en').fill('The kitchen');
  await page.getByLabel('Kind of answer').selectOption(kind);
  for (const [number, words] of answers.entries()) await page.locator(`#f-option_${number + 1}_en`).fill(words);
  await page.getByRole('button', { name: 'Save the question' }).click();
  await page.getByText('The question is on the form.').waitFor();
}

test('participants come with their answers, and go again but for whom somebody has changed', async () => {
  const page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
  const delegations = await inviteMontreal(page, host, 'protocol@montreal.example');
  await page.getByRole('link', { name: 'Registration form' }).click();
  await ask(page, { label: 'Meal', kind: 'one', answers: ['Vegetarian', 'Halal'] });
  await ask(page, { label: 'Day of arrival', kind: 'day' });
  const imports = delegations.replace(/delegations$/, 'imports');
  const main = page.getByRole('main');
  await page.goto(imports);
  await upload(page, 'people.csv', `Delegation;Name;Function;MEAL;Day of arrival;Colour
Quito;Ana Mora;Adviser;vegetarian;2027-05-02;blue
Quito;Luis Paz;Driver;Halal;;
Quito;Eva Sol;;Beef;;
`);
  await look(page, 'import-answers');
  assert.match(await main.textContent(), /Meal: empty → Vegetarian/);
  assert.match(await main.textContent(), /MEAL, “Beef”: Choose one of the answers on offer\./);
  await page.getByText('1 column is not read.').click();
  assert.match(await main.textContent(), /“Colour”: It is no question of the registration form\./);
  await page.getByRole('button', { name: 'Apply: 2 new, 0 changed' }).click();
  await page.getByText('2 new and 0 changed rows were written.').waitFor();
  const applied = page.url();

  await page.goto(imports);
  await upload(page, 'again.csv', 'Delegation;Name;Function\nQuito;Luis Paz;Chauffeur\n');
  await page.getByRole('button', { name: 'Apply: 0 new, 1 changed' }).click();
  await page.getByText('0 new and 1 changed rows were written.').waitFor();

  await page.goto(applied);
  await page.getByRole('link', { name: 'Take this import back' }).click();
  await look(page, 'import-undo');
  assert.match(await main.textContent(), /Luis Paz, Quito\s*Stays\s*Somebody has changed this since\./);
  await page.setViewportSize(phone);
  await look(page, 'import-undo-phone');
  await page.getByRole('button', { name: 'Take back 1 row' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/Taken back by .* Rows taken back: 1; rows that stayed: 2\./).waitFor();
  await look(page, 'import-undone');
  await page.goto(delegations);
  await page.getByRole('link', { name: 'Quito' }).first().click();
  assert.match(await main.textContent(), /Luis Paz/);
  assert.doesNotMatch(await main.textContent(), /Ana Mora/);
  await page.context().close();
});
