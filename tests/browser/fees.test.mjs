// SPDX-License-Identifier: EUPL-1.2
// A delegation that comes to a congress is asked a fee: the secretariat sets it, the office reads it behind its link and gets an invoice,
// a payment is entered. Journalists ask for accreditation by the public form. The door of a session opens without network.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { inviteMontreal } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

const office = 'protocol@montreal.example';
let host;
let browser;
let secretariat;
let eventUrl;
let linkUrl;

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
  const delegationsUrl = await inviteMontreal(secretariat, host, office);
  eventUrl = delegationsUrl.replace(/\/delegations.*$/, '');
  const mail = await host.mailbox.mailTo(office, /Invitation/);
  linkUrl = host.mailbox.addressIn(mail, `${host.url}/l/`);
  const page = await visitor(browser, { viewport: phone, locale: 'fr' });
  await page.goto(linkUrl);
  await page.locator('main form button[type=submit]').click();
  await page.getByLabel('Le maire vient').check();
  const head = page.getByRole('group', { name: 'Chef de délégation' });
  await head.getByLabel('Prénom et nom').fill('Valérie Plante');
  await head.getByLabel('Fonction').fill('Mairesse');
  await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await page.getByRole('heading', { name: 'Votre réponse : Le maire vient.' }).waitFor();
  await page.context().close();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

test('the event becomes a congress with a fee, and the delegation falls into its kind', async () => {
  await secretariat.goto(`${eventUrl}/format?lang=en`);
  await secretariat.getByLabel('Format').selectOption('World Congress');
  await secretariat.getByRole('button', { name: 'Save the format' }).click();
  await secretariat.goto(`${eventUrl}?lang=en`);
  await secretariat.getByRole('link', { name: 'Fees and quotas' }).click();
  await look(secretariat, 'fees-empty');
  await secretariat.getByRole('link', { name: 'Enter the first kind' }).click();
  await secretariat.getByLabel('Name in English').fill('Member city');
  await secretariat.getByLabel('Name in French').fill('Ville membre');
  await secretariat.getByLabel('Takes delegations that no list names').check();
  await secretariat.getByLabel('Currency').fill('EUR');
  await secretariat.getByLabel('Fee of a person', { exact: true }).fill('a lot');
  await secretariat.getByLabel('People of a delegation').fill('4');
  await secretariat.getByRole('button', { name: 'Save the changes' }).click();
  await look(secretariat, 'fee-kind-problem');
  assert.equal(await secretariat.getByLabel('Fee of a person', { exact: true }).inputValue(), 'a lot');
  await secretariat.getByLabel('Fee of a person', { exact: true }).fill('450,50');
  await secretariat.getByRole('button', { name: 'Save the changes' }).click();
  await secretariat.getByRole('link', { name: 'What delegations owe' }).click();
  await secretariat.getByRole('button', { name: /Put them into kinds/ }).click();
  await look(secretariat, 'dues');
  assert.match(await secretariat.locator('tbody tr', { hasText: /Montr/ }).textContent(), /Member city.*EUR\s450\.50/s);
});

test('the office reads its fee on a phone in French, and gets an invoice', async () => {
  const page = await visitor(browser, { viewport: phone, locale: 'fr' });
  await page.goto(linkUrl);
  await page.locator('main form button[type=submit]').click();
  await page.getByRole('link', { name: /450,50\sà payer/ }).click();
  await look(page, 'office-fee');
  assert.match(await page.locator('main').textContent(), /Ville membre/);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /facture/ }).click()]);
  assert.match(file.suggestedFilename(), /^invoice-\d{4}-0001\.pdf$/);
  await page.reload();
  await page.getByRole('link', { name: /-0001 \(PDF\)/ }).waitFor();
  await page.context().close();
});

test('a payment is entered with a receipt number, taken back, and counted again', async () => {
  await secretariat.goto(`${eventUrl}/durban/dues?lang=en`);
  await secretariat.getByRole('link', { name: /Montr/ }).click();
  await secretariat.getByLabel('Amount in EUR').fill('450.50');
  await secretariat.getByLabel('Day of the payment').fill('2024-05-01');
  await secretariat.getByRole('button', { name: 'Enter', exact: true }).click();
  await look(secretariat, 'due');
  const line = secretariat.locator('tbody tr', { hasText: /-0001/ });
  assert.match(await line.textContent(), /Payment.*450\.50/s);
  await line.getByRole('button', { name: /by mistake/ }).click();
  assert.match(await secretariat.locator('tbody tr', { hasText: /-0001/ }).textContent(), /Counts no longer/);
  await secretariat.getByRole('button', { name: /Count it again/ }).click();
  assert.match(await secretariat.locator('.govuk-summary-list').first().textContent(), /Still to be paid\s*EUR\s0\.00/);
});

test('a journalist asks by the public form, without scripts too, and is accredited', async () => {
  await secretariat.goto(`${eventUrl}/media?lang=en`);
  await secretariat.getByLabel('The public form is open').check();
  await secretariat.getByLabel('What the press has to know').fill('Bring your press card.');
  await secretariat.getByRole('button', { name: 'Save' }).click();
  const address = await secretariat.locator('aside a[href*="/press/"]').textContent();
  const form = new URL(new URL(address).pathname, host.url).href;
  const reader = await visitor(browser, { viewport: phone, locale: 'es' });
  await reader.goto(form);
  await look(reader, 'press-form');
  await reader.context().close();
  const page = await visitor(browser, { viewport: phone, locale: 'es', scripts: false });
  await page.goto(form);
  await page.locator('#f-outlet').fill('El Comercio');
  await page.locator('#f-name').fill('Ana Reyes');
  await page.locator('#f-mail').fill('ana@comercio.example');
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/sent/);
  await shot(page, 'press-sent-360');
  await page.context().close();
  await host.mailbox.mailTo('ana@comercio.example', /solicitud de acreditación/);
  await secretariat.reload();
  await look(secretariat, 'press-list');
  await secretariat.getByRole('link', { name: 'Ana Reyes' }).click();
  await look(secretariat, 'press-one');
  await secretariat.getByRole('button', { name: 'Grant it, and tell by mail' }).click();
  await host.mailbox.mailTo('ana@comercio.example', /está acreditado/);
  await secretariat.getByRole('link', { name: 'Badge (PDF)' }).waitFor();
});

test('the door of a session opens without network, and sends later what it kept', async () => {
  const page = await visitor(browser, { viewport: phone });
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/events?when=past&q=6th+uclg&lang=en`);
  await page.getByRole('link', { name: '6th UCLG World Congress' }).first().click();
  await page.goto(`${page.url().replace(/\?.*$/, '')}/check-in?lang=en`);
  await page.getByRole('link', { name: 'At a session' }).click();
  await look(page, 'session-doors');
  await page.getByRole('link', { name: 'General Assembly', exact: true }).click();
  await look(page, 'session-door');
  await page.locator('[data-opens-offline]').waitFor();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByLabel('Code of the badge').fill('0000-0000-0000');
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.getByText('Waiting to be sent: 1').waitFor();
  await page.context().setOffline(false);
  await page.locator('[data-check-in-later] li', { hasText: 'No badge has this code' }).waitFor();
  assert.equal(await page.locator('[data-check-in-kept]').textContent(), '');
  page.complaints.splice(0);
  await page.context().close();
});
