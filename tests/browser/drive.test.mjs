// SPDX-License-Identifier: EUPL-1.2
// A signature drive from its targets to the printed count: a champion asks on a phone in Spanish, a city signs, is thanked, and says that
// it was not the one who signed. Then coverage, the link of a partner, and the report.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download } from './lib/documents.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
let secretariat;
let campaignUrl;

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

async function behind(address, subject, options = {}) {
  const mail = await host.mailbox.mailTo(address, subject);
  const page = await visitor(browser, { viewport: phone, ...options });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await page.locator('main form button').last().click();
  await page.waitForURL(/\/(mine|not-us)$/);
  return page;
}

test('a drive is begun with its text, goal and cities; what is wrong is named', async () => {
  await secretariat.goto(`${host.url}/campaigns/new?lang=en`);
  await secretariat.getByLabel('Title, in English').fill('Sixty-five cities');
  await secretariat.getByLabel('End of the embargo').fill('2026-11-30');
  await secretariat.getByLabel('Time, to the second').fill('09:00:00');
  await secretariat.getByLabel('Time zone').fill('Africa/Johannesburg');
  await secretariat.getByRole('button', { name: 'Save the campaign' }).click();
  await secretariat.waitForURL(/\/campaigns\/\w{26}$/);
  campaignUrl = secretariat.url();
  await secretariat.getByRole('link', { name: 'Signature drive' }).click();
  await look(secretariat, 'drive-none');
  await secretariat.getByRole('link', { name: 'Begin a signature drive' }).click();
  await secretariat.getByLabel('Goal: signatures').fill('70');
  await secretariat.getByLabel('Last day').fill('');
  await secretariat.getByRole('radio').first().check();
  await secretariat.getByRole('button', { name: 'Save' }).click();
  await secretariat.getByRole('link', { name: /Write the last day/ }).waitFor();
  await look(secretariat, 'drive-form-problem');
  await secretariat.getByLabel('Last day').fill('2026-12-15');
  await secretariat.getByRole('button', { name: 'Save' }).click();
  await secretariat.waitForURL(/\/drive$/);
  await secretariat.getByLabel('Single cities, one a line').fill('Durban\nAtlantis');
  await secretariat.getByRole('button', { name: 'Add', exact: true }).click();
  await secretariat.getByRole('link', { name: /no city “Atlantis”/ }).waitFor();
  await secretariat.getByLabel('Single cities, one a line').fill('');
  await secretariat.getByLabel('All cities of a list').selectOption({ index: 1 });
  await secretariat.getByRole('button', { name: 'Add', exact: true }).click();
  await secretariat.getByText(/were added\./).waitFor();
  await look(secretariat, 'drive');
});

test('a champion sees their own cities alone on a phone in Spanish, and notes a promise', async () => {
  await secretariat.getByText('Let somebody ask', { exact: true }).click();
  await secretariat.getByLabel('Name', { exact: true }).fill('Ana Pérez');
  await secretariat.getByLabel('Mail address').fill('ana@lima.example');
  await secretariat.getByLabel('Spanish').check();
  await secretariat.getByRole('button', { name: 'Enter' }).click();
  await secretariat.getByText('The link is on its way.').waitFor();
  const open = secretariat.locator('tr', { has: secretariat.getByText(/^(Not asked|Asked)$/) });
  const city = (await open.first().getByRole('link').first().textContent()).trim();
  await secretariat.getByRole('checkbox', { name: city }).check();
  await secretariat.locator('#f-asker').selectOption({ label: 'Ana Pérez' });
  await secretariat.getByRole('button', { name: 'Let them ask the chosen cities' }).click();
  await secretariat.getByText(/1 city is asked by somebody else now/).waitFor();
  const page = await behind('ana@lima.example', /ciudades a las que pide/, { locale: 'es' });
  await assertGoodPage(page, 'own targets');
  await shot(page, 'own-targets-360');
  const own = page.locator('section', { hasText: city });
  await own.getByText('Anotar qué ha pasado').click();
  await own.getByLabel('Prometen firmar').check();
  await own.getByLabel('Día').fill('2026-11-25');
  await own.getByLabel('Nota', { exact: true }).fill('Tras el pleno. <b>Seguro</b>');
  await shot(page, 'own-note-360');
  await own.getByRole('button', { name: 'Guardar' }).click();
  await page.getByText('Guardado. La secretaría también lo ve.').waitFor();
  assert.match(await words(page), /Prometida/);
  assert.equal(await page.locator('section.pl-card').count(), 1);
  await page.setViewportSize(desk);
  await shot(page, 'own-targets-1440');
  await page.context().close();
  await secretariat.goto(`${campaignUrl}/drive?lang=en&state=promised`);
  assert.match(await words(secretariat), /<b>Seguro<\/b>/);
  host.setClock('2026-11-27T08:00:00Z');
  // The session of a week ago is over.
  await signIn(secretariat, host, 'secretariat@demo.example');
  await secretariat.goto(`${host.url}/?lang=en`);
  assert.match(await words(secretariat), /promises? to sign (is|are) overdue/);
});

test('what is signed comes from the register; the count that is frozen for print keeps its list, which comes in each language', async () => {
  await secretariat.goto(`${campaignUrl}/drive?lang=en`);
  await secretariat.getByText('Add cities', { exact: true }).click();
  await secretariat.getByLabel('Single cities, one a line').fill('Kampala\nFreetown');
  await secretariat.getByRole('button', { name: 'Add', exact: true }).click();
  await secretariat.getByText(/were added\.|was added\./).waitFor();
  await secretariat.locator('p.pl-lead a').click();
  await secretariat.waitForURL(/\/signings\/\w{26}$/);
  const form = secretariat.locator('form[action$="/letter"]');
  await form.locator('select').selectOption({ label: 'Kampala' });
  await form.locator('input[type=date]').fill('2026-11-20');
  await Promise.all([secretariat.waitForEvent('load'), form.getByRole('button', { name: 'Record this signature' }).click()]);
  await secretariat.goto(`${campaignUrl}/drive?lang=en&state=signed`);
  assert.match(await words(secretariat), /65 of 70 signatures.*Kampala/);
  await secretariat.getByRole('button', { name: 'Freeze the count for print' }).click();
  await secretariat.waitForURL(/\/counts\/\w{26}$/);
  await secretariat.getByText('Nobody has signed since.').waitFor();
  await look(secretariat, 'count');
  for (const [format, begin] of [['pdf', '%PDF'], ['xlsx', 'PK']]) {
    const { bytes } = await download(secretariat, `${secretariat.url()}?list=fr&format=${format}`);
    assert.equal(bytes.subarray(0, begin.length).toString(), begin);
  }
});

test('who signed is thanked once, and one press of who did not sign takes the signature back', async () => {
  const count = secretariat.url();
  await secretariat.goto(`${campaignUrl}/drive?lang=en`);
  await look(secretariat, 'drive-running');
  await secretariat.getByRole('link', { name: 'Thank those who signed' }).click();
  const letter = secretariat.locator('section.pl-card').first();
  const [address] = (await letter.locator('p').first().textContent()).split(' · ');
  await letter.locator('summary').click();
  await look(secretariat, 'thanks-letters');
  await secretariat.getByRole('button', { name: /^Send \d+ messages?$/ }).click();
  await secretariat.waitForURL(/\/drive$/);
  const page = await behind(address, /Thank you for signing|Gracias por firmar|Merci d’avoir signé/, { scripts: false, locale: 'en' });
  await page.goto(`${page.url()}?lang=en`);
  await shot(page, 'not-us-360');
  await page.getByRole('button', { name: 'This was not us: take the signature back' }).click();
  await page.getByText('This signature counts no longer. Nothing is left to do.').waitFor();
  await page.reload();
  assert.equal(await page.getByRole('button', { name: /take the signature back/ }).count(), 0);
  await shot(page, 'not-us-done-360');
  await page.context().close();
  await secretariat.goto(count);
  await secretariat.getByText('1 signature in print counts no longer.').waitFor();
  await look(secretariat, 'count-marked');
});

test('coverage is entered once with its clipping; the link of a partner is counted; the report has it all', async () => {
  await secretariat.goto(`${campaignUrl}/coverage?lang=en`);
  await secretariat.getByRole('link', { name: 'New entry' }).click();
  const enter = async (link) => {
    await secretariat.getByLabel('Link', { exact: true }).fill(link);
    await secretariat.getByLabel('Outlet').fill('The Example Times');
    await secretariat.getByLabel('Published on').fill('2026-11-26');
    await secretariat.getByLabel('Country').fill('ZA');
    await secretariat.getByRole('textbox', { name: 'Language' }).fill('en');
    await secretariat.getByLabel('Positive').check();
    await secretariat.getByRole('button', { name: 'Save' }).click();
  };
  await enter('javascript:alert(1)');
  await secretariat.getByRole('link', { name: /Write a link like/ }).waitFor();
  await look(secretariat, 'coverage-problem');
  await enter('https://times.example/durban?utm_source=mail');
  await secretariat.getByText('Entered. Add a clipping').waitFor();
  await secretariat.getByLabel('PDF, PNG or JPEG').setInputFiles({ name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await secretariat.getByRole('button', { name: 'Keep the file' }).click();
  await secretariat.locator('.govuk-error-message').first().waitFor();
  await secretariat.getByRole('button', { name: 'It is there' }).click();
  await secretariat.getByText(/It is there ·/).waitFor();
  await look(secretariat, 'coverage-entry');
  await secretariat.goto(`${campaignUrl}/coverage/new`);
  await enter('http://www.times.example/durban/');
  await secretariat.getByRole('link', { name: 'Show the entry that has this link' }).click();
  await secretariat.waitForURL(/\/campaigns\/coverage\/\w{26}$/);
  await secretariat.goto(`${campaignUrl}/coverage`);
  await secretariat.getByText('New link').click();
  await secretariat.getByLabel('Name of the partner').fill('UCLG');
  await secretariat.getByRole('button', { name: 'Make the link' }).click();
  const go = await secretariat.getByRole('link', { name: /newsroom\/go/ }).getAttribute('href');
  await look(secretariat, 'coverage');
  assert.equal((await fetch(host.url + go, { redirect: 'manual' })).status, 404);
  await secretariat.goto(`${campaignUrl}/outputs/new?lang=en`);
  await secretariat.getByLabel('Heading, in English').fill('{{city}}');
  await secretariat.getByLabel('Text, in English').fill('{{city}} signs.');
  await secretariat.getByRole('button', { name: 'Save the text' }).click();
  await secretariat.waitForURL(/\/texts$/);
  await secretariat.goto(`${campaignUrl}?lang=en`);
  await secretariat.getByRole('button', { name: 'Set the embargo' }).click();
  await secretariat.getByText('Under embargo').first().waitFor();
  host.setClock('2026-11-30T07:00:01Z');
  for (let view = 0; view < 3; view += 1) {
    const answer = await fetch(host.url + go, { redirect: 'manual' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('set-cookie'), null);
  }
  await signIn(secretariat, host, 'secretariat@demo.example');
  await secretariat.goto(`${campaignUrl}/report?lang=en`);
  assert.match(await words(secretariat), /UCLG ?3/);
  await look(secretariat, 'campaign-report');
  await secretariat.setViewportSize(phone);
  await assertGoodPage(secretariat, 'report');
  for (const [format, begin] of [['pdf', '%PDF'], ['xlsx', 'PK']]) {
    const { bytes } = await download(secretariat, `${campaignUrl}/report?format=${format}`);
    assert.equal(bytes.subarray(0, begin.length).toString(), begin);
  }
});
