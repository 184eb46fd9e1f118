// SPDX-License-Identifier: EUPL-1.2
// A table of sessions is read into the programme of Durban: looked at, asked about, applied; then our own XLSX comes back as it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone } from './lib/browser.mjs';
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
