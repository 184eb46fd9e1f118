// SPDX-License-Identifier: EUPL-1.2
// A mayor's office is invited to an event and registers its delegation through the mailed link: in French, on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { inviteMontreal } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

const office = 'protocol@montreal.example';
let host;
let browser;
let secretariat;
let delegationsUrl;
let linkUrl;

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
  delegationsUrl = await inviteMontreal(secretariat, host, office);
  const mail = await host.mailbox.mailTo(office, /Invitation/);
  linkUrl = host.mailbox.addressIn(mail, `${host.url}/l/`);
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

test('the invitation is in French and asks the calendar too', async () => {
  const mail = await host.mailbox.mailTo(office, /Invitation.: Forum des maires/);
  assert.match(mail.text, /Votre ville est invitée/);
  const calendar = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const words = (typeof calendar.content === 'string' ? calendar.content : new TextDecoder().decode(calendar.content)).replace(/\r?\n /g, '');
  assert.match(words, /METHOD:REQUEST/);
  assert.match(words, /SEQUENCE:0/);
  assert.match(words, /ATTENDEE;.*:mailto:protocol@montreal\.example/);
  assert.match(words, /SUMMARY:Forum des maires/);
});

test('a mayor’s office registers its delegation on a phone in French', async () => {
  const page = await visitor(browser, { viewport: phone, locale: 'fr' });
  await page.goto(linkUrl);
  await assertGoodPage(page, 'the link');
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/delegation$/);
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  await look(page, 'delegation-office');

  await page.getByLabel('Le maire vient').check();
  await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await page.getByRole('link', { name: 'Écrivez qui conduit votre délégation.' }).waitFor();
  await look(page, 'delegation-office-problem');
  const head = page.getByRole('group', { name: 'Chef de délégation' });
  await head.getByLabel('Prénom et nom').fill('Valérie Plante');
  await head.getByLabel('Fonction').fill('Mairesse');
  const member = page.getByRole('group', { name: 'Membre 1' });
  await member.getByLabel('Prénom et nom').fill('Luc Tremblay');
  await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await page.getByRole('heading', { name: 'Votre réponse : Le maire vient.' }).waitFor();
  await look(page, 'delegation-office-sent');
  assert.equal(await member.getByLabel('Prénom et nom').inputValue(), 'Luc Tremblay');
  const receipt = await host.mailbox.mailTo(office, /votre réponse est arrivée/);
  assert.match(receipt.text, /2 personnes sont inscrites/);

  await secretariat.goto(delegationsUrl);
  await look(secretariat, 'delegations');
  assert.match(await secretariat.locator('tbody tr', { hasText: /Montr/ }).first().textContent(), /Accepted.*2 of 3/s);
  await page.context().close();
});

test('what a colleague saved meanwhile is shown, and nothing typed is lost, without scripts too', async () => {
  const pages = [];
  for (const scripts of [true, false]) {
    const page = await visitor(browser, { viewport: phone, locale: 'fr', scripts });
    await page.goto(linkUrl);
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/delegation$/);
    pages.push(page);
  }
  const [first, second] = pages;
  await first.getByRole('group', { name: 'Membre 2' }).getByLabel('Prénom et nom').fill('Awa Diop');
  await first.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await first.getByRole('group', { name: 'Membre 2' }).waitFor();
  await second.getByLabel('Ce que le secrétariat devrait savoir (facultatif)').fill('Arrivée la veille.');
  await second.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await shot(second, 'delegation-office-conflict-360');
  assert.match(await second.locator('main').textContent(), /Awa Diop/);
  assert.equal(await second.getByLabel('Ce que le secrétariat devrait savoir (facultatif)').inputValue(), 'Arrivée la veille.');
  for (const page of pages) await page.context().close();
});

test('a letter is issued, checked by a stranger, and taken back', async () => {
  await secretariat.goto(delegationsUrl);
  await secretariat.getByRole('link', { name: /^Montr[eé]al$/ }).click();
  await secretariat.getByRole('button', { name: /^Issue\s*: Valérie Plante/ }).click();
  await look(secretariat, 'delegation');
  const serial = (await secretariat.getByRole('link', { name: /\(PDF\)/ }).textContent()).slice(0, 9);
  const stranger = await visitor(browser, { viewport: phone });
  await stranger.goto(`${host.url}/events/verify?lang=en`);
  await stranger.getByLabel('Number of the letter').fill(serial.toLowerCase());
  await stranger.getByLabel('Name on the letter (optional)').fill('valerie plante');
  await stranger.getByRole('button', { name: 'Check it' }).click();
  await stranger.getByText('This letter is valid').waitFor();
  assert.match(await stranger.locator('main').textContent(), /The name is the one that we wrote on it/);
  await assertGoodPage(stranger, 'a valid letter');
  await shot(stranger, 'letter-valid-360');
  await secretariat.getByRole('button', { name: /^Take it back/ }).click();
  await stranger.goto(`${host.url}/events/verify?lang=en&serial=${serial}`);
  await stranger.getByText('This letter holds no longer').waitFor();
  await stranger.context().close();
});
