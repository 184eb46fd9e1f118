// SPDX-License-Identifier: EUPL-1.2
// A mayor's office is invited to an event and registers its delegation through the mailed link: in French, on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const office = 'protocol@montreal.example';
const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
let host;
let browser;
let secretariat;
let delegationsUrl;
let linkUrl;

/** The first event that lies ahead, with its rules set, Montréal chosen and written to in French; its page of delegations. */
async function inviteMontreal(page) {
  await page.goto(`${host.url}/events?lang=en`);
  await page.getByRole('link', { name: 'New event' }).click();
  await page.getByLabel('Series', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Title in English').fill('Mayors Forum');
  await page.getByLabel('Title in French').fill('Forum des maires');
  await page.getByLabel('First day').fill(inDays(60));
  await page.getByLabel('Last day').fill(inDays(62));
  await page.getByLabel('Time zone').fill('Europe/Zurich');
  await page.getByRole('button', { name: 'Save the event' }).click();
  await page.getByRole('link', { name: 'Delegations' }).click();
  await look(page, 'delegations-empty');
  await page.getByLabel('Offices answer until').fill(inDays(30));
  await page.getByRole('button', { name: 'Save the rules' }).click();
  const url = page.url();
  await page.getByRole('link', { name: 'Choose cities' }).first().click();
  await page.getByLabel(/^Montr[eé]al$/).check();
  await look(page, 'delegations-choose');
  await page.getByRole('button', { name: 'Add them to the list' }).click();
  await page.getByRole('link', { name: /^Montr[eé]al$/ }).click();
  await page.getByLabel('Mail address').fill(office);
  await page.locator('#f-language').selectOption('fr');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await look(page, 'delegation-before');
  await page.goto(url);
  await page.getByRole('link', { name: 'Invite offices' }).click();
  await look(page, 'delegations-preview');
  await page.getByRole('button', { name: 'Send 1 message' }).click();
  await page.waitForURL(/\/delegations$/);
  return page.url();
}

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
  delegationsUrl = await inviteMontreal(secretariat);
  const mail = await host.mailbox.mailTo(office, /Invitation/);
  linkUrl = host.mailbox.addressIn(mail, `${host.url}/l/`);
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

test('the invitation is in French and asks the calendar too', async () => {
  const mail = await host.mailbox.mailTo(office, /Invitation : Forum des maires/);
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
