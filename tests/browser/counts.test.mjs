// SPDX-License-Identifier: EUPL-1.2
// Ballots of a file are counted, and the count explains itself: in three languages, on a phone, and as files that others can count.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download } from './lib/documents.mjs';
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

// Quota 12: D's papers lift C over it, and B takes the last seat.
const ballots = `4 2
7 1 0
10 2 0
9 3 0
8 4 3 0
0
"Amina"
"Beatriz"
"Chloé"
"Dawit"
"A seat for the Mediterranean"
`;

async function counting() {
  const page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/committee/counts?lang=en`);
  return page;
}

test('a count is explained in words, figures and a picture', async () => {
  const page = await counting();
  await look(page, 'counts');
  await page.getByLabel('Ballot file').or(page.locator('input[type=file]')).first()
    .setInputFiles({ name: 'seat.blt', mimeType: 'text/plain', buffer: Buffer.from(ballots) });
  await page.getByRole('radio', { name: /Scottish/ }).check();
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await page.getByRole('heading', { name: 'A seat for the Mediterranean' }).waitFor();
  await look(page, 'count');
  const elected = await page.locator('main ol').first().getByRole('listitem').allTextContents();
  assert.match(elected[0], /^Chloé/);
  assert.match(elected[1], /^Beatriz/);
  const url = page.url().replace(/[?#].*/, '');
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await page.setViewportSize(viewport);
      await page.goto(`${url}?lang=${language}`);
      assert.equal(await assertGoodPage(page, `count ${language} ${viewport.width}`), language);
      await shot(page, `count-${language}-${viewport.width}`);
    }
  await page.goto(`${url}?lang=en`);
  const record = JSON.parse((await download(page, await page.getByRole('link', { name: 'Full record (JSON)' }).getAttribute('href'))).bytes);
  assert.deepEqual(record.elected, ['Chloé', 'Beatriz']);
  assert.equal(record.quota, '12');
  const again = (await download(page, await page.getByRole('link', { name: 'Ballots (BLT)' }).getAttribute('href'))).bytes.toString();
  assert.match(again, /^4 2\n/);
  assert.match(again, /"Dawit"/);
  await page.getByRole('button', { name: 'Remove this count' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('A seat for the Mediterranean').first().waitFor();
  await page.context().close();
});

test('a file that is wrong is refused with its line, and what was typed stays', async () => {
  const page = await counting();
  await page.locator('input[type=file]').setInputFiles({ name: 'seat.blt', mimeType: 'text/plain', buffer: Buffer.from('3 2\n4 1 7 0\n0\n') });
  await page.getByRole('radio', { name: /Meek/ }).check();
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await page.getByText('Line 2: there is no candidate “7”; they are numbered from 1 to 3.').first().waitFor();
  assert.ok(await page.getByRole('radio', { name: /Meek/ }).isChecked());
  page.complaints?.splice(0);
  await assertGoodPage(page, 'a ballot file that is wrong');
  await page.context().close();
});
