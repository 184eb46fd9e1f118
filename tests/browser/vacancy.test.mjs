// SPDX-License-Identifier: EUPL-1.2
// A seat is vacant: the secretariat asks cities, a mayor's office nominates in French on a phone, the nominee consents, and the board
// reads the shortlist.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const office = 'cabinet@montreal.example';
const nominee = 'valerie@montreal.example';
const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
let host;
let browser;
let secretariat;
let vacancyUrl;

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

/** Behind the link of a mail, after "Continue". */
async function behind(address, subject, options = {}) {
  const mail = await host.mailbox.mailTo(address, subject);
  const page = await visitor(browser, { viewport: phone, locale: 'fr', ...options });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  if (options.scripts !== false) await assertGoodPage(page, `the link to ${address}`);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/(nominate|consent)$/);
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  return page;
}

test('a vacancy is opened, and every letter is seen before it goes', async () => {
  await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
  await look(secretariat, 'vacancies');
  await secretariat.getByRole('link', { name: 'New vacancy' }).click();
  const seat = secretariat.getByLabel('Seat', { exact: true });
  await seat.selectOption(await seat.locator('option', { hasText: 'Steering committee, seat 9' }).getAttribute('value'));
  await secretariat.getByRole('button', { name: 'Save the vacancy' }).click();
  await secretariat.getByRole('link', { name: /Write a day and a time that exist/ }).waitFor();
  await look(secretariat, 'vacancy-form-problem');
  await secretariat.getByLabel('Nominations until').fill(inDays(30));
  await secretariat.getByLabel('Time zone').fill('Europe/Zurich');
  await secretariat.getByLabel('What is looked for, in English').fill('A mayor who knows arrival.');
  await secretariat.getByLabel('What is looked for, in French').fill('Une mairesse ou un maire qui connaît l’arrivée.');
  await secretariat.getByRole('button', { name: 'Save the vacancy' }).click();
  await secretariat.waitForURL(/\/vacancies\/\w{26}$/);
  vacancyUrl = secretariat.url();
  await look(secretariat, 'vacancy-draft');
  await secretariat.getByRole('link', { name: 'Look at the letters' }).click();
  const letter = secretariat.locator('section', { hasText: office });
  await letter.locator('summary').click();
  assert.match(await letter.locator('pre').textContent(), /Une mairesse ou un maire qui connaît l’arrivée/);
  await look(secretariat, 'vacancy-letters');
  await secretariat.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await secretariat.waitForURL(vacancyUrl);
  assert.match(await words(secretariat), /Open for nominations/);
});

test('one call fills two seats', async () => {
  const page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/committee?lang=en`);
  await page.getByRole('link', { name: 'Steering committee' }).click();
  const body = page.url().replace(/[?#].*/, '');
  for (const number of [10, 11]) {
    await page.goto(`${body}/seats/new`);
    assert.equal(await page.getByLabel('Number of the seat').inputValue(), String(number));
    await page.getByRole('button', { name: 'Save the seat' }).click();
    await page.getByText('The seat was entered.').waitFor();
  }
  await page.goto(`${host.url}/committee/vacancies/new?lang=en`);
  const seat = page.getByLabel('Seat', { exact: true });
  await seat.selectOption(await seat.locator('option', { hasText: 'Steering committee, seat 10' }).getAttribute('value'));
  await page.getByText('Fill several seats at once').click();
  await page.getByLabel('Steering committee, seat 1 ', { exact: false }).first().check();
  await page.getByLabel('Nominations until').fill(inDays(30));
  await page.getByLabel('Time zone').fill('Europe/Zurich');
  await page.getByLabel('What is looked for, in English').fill('Two mayors who know arrival.');
  await page.getByRole('button', { name: 'Save the vacancy' }).click();
  await page.getByRole('link', { name: /Seat 1 has other rules than the first/ }).waitFor();
  await look(page, 'vacancy-seats-problem');
  await page.getByLabel('Steering committee, seat 1 ', { exact: false }).first().uncheck();
  await page.getByLabel('Steering committee, seat 11').check();
  await page.getByRole('button', { name: 'Save the vacancy' }).click();
  await page.getByRole('heading', { name: 'Steering committee, seats 10, 11' }).waitFor();
  await look(page, 'vacancy-of-two-seats');
  await page.getByRole('link', { name: 'Look at the letters' }).click();
  assert.match(await words(page), /seat 10, 11/);
  await page.context().close();
});

test('a mayor’s office nominates on a phone in French', async () => {
  const page = await behind(office, /siège vacant/);
  await look(page, 'nominate');
  await page.getByRole('button', { name: 'Envoyer notre candidature' }).click();
  await page.getByRole('link', { name: /Indiquez pourquoi la personne proposée/ }).waitFor();
  await assertGoodPage(page, 'nominate with problems');
  await shot(page, 'nominate-problem-360');
  await page.getByLabel(/Valérie Plante, en fonction à Montr.al/).check();
  await page.getByLabel('Adresse électronique de la personne proposée').fill(nominee);
  await page.getByLabel('Déclaration d’intérêt', { exact: true }).fill('Montréal accueille, et voudrait le dire avec d’autres villes.');
  await page.getByText('La même déclaration dans d’autres langues').click();
  await page.getByLabel(/Déclaration d’intérêt, dans cette langue.: anglais/).fill('Montréal receives, and would say so with other cities.');
  await page.getByRole('group', { name: /conflit d’intérêts/ }).getByLabel('Non').check();
  await page.getByRole('button', { name: 'Envoyer notre candidature' }).click();
  await page.getByRole('heading', { name: 'Votre candidature a été reçue' }).waitFor();
  await assertGoodPage(page, 'nominated');
  await shot(page, 'nominated-360');
  const send = async (name, text) => {
    await page.getByLabel('Ajouter un fichier').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Envoyer ce fichier' }).click();
  };
  await send('cv.pdf', '<html>');
  await page.getByRole('link', { name: /Ce fichier n’est pas ce que dit son nom/ }).waitFor();
  await send('CV de Valérie Plante.pdf', '%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n');
  await page.getByRole('link', { name: 'CV de Valérie Plante.pdf' }).waitFor();
  await assertGoodPage(page, 'nominated with a file');
  await shot(page, 'nominated-with-a-file-360');
  const receipt = await host.mailbox.mailTo(office, /candidature a été reçue/);
  assert.doesNotMatch(receipt.text, /Plante/, 'what is mailed cannot be erased');
  await page.context().close();
});

test('the nominee consents by a link of their own', async () => {
  const page = await behind(nominee, /vous avez été proposé/);
  await look(page, 'consent');
  await page.getByLabel('Oui, je consens').check();
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await page.getByRole('heading', { name: 'Vous consentez' }).waitFor();
  await shot(page, 'consented-360');
  await page.context().close();
});

test('a colleague sees what was saved meanwhile, and nothing typed is lost, without scripts too', async () => {
  const [first, second] = [await behind(office, /siège vacant/), await behind(office, /siège vacant/, { scripts: false })];
  await first.getByLabel('Déclaration d’intérêt', { exact: true }).fill('En d’autres mots.');
  await first.getByRole('button', { name: 'Modifier notre candidature' }).click();
  await first.getByRole('heading', { name: 'Votre candidature a été reçue' }).waitFor();
  await second.getByLabel('Déclaration d’intérêt', { exact: true }).fill('Tout autrement.');
  await second.getByRole('button', { name: 'Modifier notre candidature' }).click();
  await second.getByRole('heading', { name: 'Ce qui est enregistré maintenant' }).waitFor();
  await shot(second, 'nominate-conflict-360');
  assert.match(await words(second), /En d’autres mots/);
  assert.equal(await second.getByLabel('Déclaration d’intérêt', { exact: true }).inputValue(), 'Tout autrement.');
  for (const page of [first, second]) await page.context().close();
});

test('the shortlist says every reason, in three languages, on a phone and on paper', async () => {
  await secretariat.goto(`${vacancyUrl}/shortlist?lang=en`);
  assert.match(await words(secretariat), /Valérie Plante consents/);
  await secretariat.getByRole('link', { name: /Plante/ }).first().click();
  await look(secretariat, 'nomination-with-a-file');
  const [file] = await Promise.all([secretariat.waitForEvent('download'), secretariat.getByRole('link', { name: 'CV de Valérie Plante.pdf' }).click()]);
  assert.match(readFileSync(await file.path(), 'latin1'), /^%PDF-1\.7/);
  await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
  await secretariat.getByRole('link', { name: 'Steering committee, seat 2' }).click();
  await look(secretariat, 'vacancy-of-athens');
  await secretariat.getByRole('link', { name: 'Shortlist', exact: true }).click();
  const shortlist = secretariat.url().replace(/[?#].*/, '');
  assert.match(await words(secretariat), /Giuseppe Sala sits in seat 7/);
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await secretariat.setViewportSize(viewport);
      await secretariat.goto(`${shortlist}?lang=${language}`);
      assert.equal(await assertGoodPage(secretariat, `shortlist ${language} ${viewport.width}`), language);
      await shot(secretariat, `shortlist-${language}-${viewport.width}`);
    }
  await secretariat.emulateMedia({ media: 'print' });
  await shot(secretariat, 'shortlist-print');
  await secretariat.emulateMedia({ media: 'screen' });
});

test('a seat is filled, the choice is taken back, and made again', async () => {
  await secretariat.setViewportSize(desk);
  await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
  await secretariat.getByRole('link', { name: 'Steering committee, seat 6' }).click();
  await secretariat.getByRole('link', { name: 'Shortlist', exact: true }).click();
  const fill = async () => {
    await secretariat.getByRole('radio', { name: 'Eric Garcetti' }).check();
    await secretariat.getByLabel('Reason', { exact: true }).fill('Most votes of the board.');
    await secretariat.getByRole('button', { name: 'Fill the seat' }).click();
    await secretariat.getByRole('heading', { name: 'The seat is filled' }).waitFor();
  };
  await fill();
  await look(secretariat, 'shortlist-filled');
  await secretariat.getByRole('button', { name: 'Take the choice back' }).click();
  await secretariat.getByRole('heading', { name: 'Fill the seat' }).waitFor();
  await fill();
  await secretariat.getByRole('link', { name: 'Look at the letters' }).click();
  await look(secretariat, 'outcome-letters');
  await secretariat.getByRole('button', { name: 'Send 4 messages' }).click();
  const told = await host.mailbox.mailTo('mayor@montreal.example', /le siège a été pourvu/);
  assert.match(told.text, /Valérie Plante/);
});

test('the news is begun as a press release of that city, and staff goes on in campaigns', async () => {
  const filled = async () => {
    await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
    await secretariat.getByRole('link', { name: 'Steering committee, seat 6' }).click();
  };
  await filled();
  await secretariat.getByRole('button', { name: 'Begin a press release' }).click();
  await secretariat.waitForURL(/\/campaigns\/\w{26}/);
  assert.match(await words(secretariat), /a seat for Eric Garcetti, Los Angeles/);
  await look(secretariat, 'press-release-begun');
  await filled();
  await secretariat.getByRole('link', { name: 'The press release about it' }).click();
  await secretariat.getByRole('link', { name: 'Text of every city' }).click();
  assert.match(await words(secretariat), /Eric Garcetti, Mayor, was chosen for seat 6/);
});
