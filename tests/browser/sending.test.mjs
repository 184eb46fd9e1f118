// SPDX-License-Identifier: EUPL-1.2
// A letter to the mayors of a list: written in two languages and refused for the third, read letter by letter, approved by a second person, and
// read in the mailboxes; one comes back, and nobody writes there again; one reader ends such letters by one click.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
let writer;
let approver;
let sendingUrl;

before(async () => {
  host = await startHost({ demo: true, at: '2026-11-20T08:00:00Z' });
  browser = await openBrowser();
  writer = await visitor(browser);
  approver = await visitor(browser);
  await signIn(writer, host, 'secretariat@demo.example');
  await signIn(approver, host, 'administrator@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

function intake(message) {
  return new Promise((resolve, reject) => {
    const child = execFile(host.binary, ['mail', 'intake', '--data', host.data], (error, out) => (error ? reject(error) : resolve(out.trim())));
    child.stdin.end(message);
  });
}

test('a letter is written once, and a language without one holds up all by name', async () => {
  await writer.goto(`${host.url}/campaigns?lang=en`);
  await writer.getByRole('table').getByRole('link').first().click();
  await writer.getByRole('link', { name: 'Letters' }).click();
  await writer.getByRole('link', { name: 'New letters' }).click();
  const lists = writer.getByLabel('List of the directory');
  await lists.selectOption(await lists.locator('option', { hasText: 'Steering committee 2018' }).getAttribute('value'));
  await writer.getByLabel('Cabinet').check();
  await writer.getByLabel('Subject, in English').fill('To {{town}}');
  await writer.getByLabel('Letter, in English').fill('{{greeting}},\n\nwe invite {{city}}.');
  await writer.getByRole('button', { name: 'Save the letters' }).click();
  await writer.getByRole('link', { name: /there is no variable “town”/ }).waitFor();
  await look(writer, 'sending-form-problem');
  await writer.getByLabel('Subject, in English').fill('Durban: a word to {{city}}');
  await writer.getByLabel('Subject, in Spanish').fill('Durban: unas palabras a {{city}}');
  await writer.getByLabel('Letter, in Spanish').fill('{{greeting}}:\n\ninvitamos a {{city}}.');
  await writer.getByRole('button', { name: 'Save the letters' }).click();
  await writer.waitForURL(/\/campaigns\/sendings\/\w{26}$/);
  sendingUrl = writer.url();
  await writer.getByRole('button', { name: 'Submit for approval' }).click();
  await writer.getByRole('link', { name: /Montréal: there is no text in their language \(fr\)/ }).first().waitFor();
  await look(writer, 'sending-refused');
  await writer.getByRole('link', { name: 'Who, and why' }).click();
  assert.match(await words(writer), /No text in French/);
  await writer.goto(`${sendingUrl}/edit?lang=en`);
  await writer.getByLabel('Subject, in French').fill('Durban : un mot à {{city}}');
  await writer.getByLabel('Letter, in French').fill('{{greeting}},\n\nnous invitons {{city}}.');
  await writer.getByRole('button', { name: 'Save the letters' }).click();
  await writer.waitForURL(/\/campaigns\/sendings\/\w{26}$/);
});

test('every letter is read before it goes, on a phone too, and one is sent to oneself', async () => {
  await writer.getByRole('link', { name: 'Read every letter' }).click();
  await writer.locator('#f-language').selectOption('fr');
  await writer.getByRole('button', { name: 'Show', exact: true }).click();
  await writer.waitForURL(/language=fr/);
  assert.match(await words(writer), /Durban : un mot à Montréal/);
  assert.doesNotMatch(await words(writer), /we invite/);
  await look(writer, 'sending-letters');
  await assertGoodPage(writer);
  await writer.setViewportSize(phone);
  assert.ok(await writer.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  await writer.setViewportSize(desk);
  await writer.getByRole('button', { name: /Send it to me as a test/ }).first().click();
  await host.mailbox.mailTo('secretariat@demo.example', /\[Essai\] Durban/);
});

test('who has written them cannot approve; a second person approves by the keyboard alone', async () => {
  await writer.goto(`${sendingUrl}?lang=en`);
  await writer.getByRole('button', { name: 'Submit for approval' }).click();
  await writer.getByText('Somebody else who may approve letters').waitFor();
  assert.equal(await writer.getByRole('button', { name: /Approve/ }).count(), 0);
  await approver.goto(`${host.url}/?lang=en`);
  await approver.getByRole('link', { name: /letters? waits? for your approval/ }).click();
  await look(approver, 'sending-approve');
  await approver.getByRole('button', { name: 'Approve exactly these letters' }).focus();
  await approver.keyboard.press('Enter');
  await approver.getByText('Approved: exactly these letters are sent.').waitFor();
});

test('each mailbox gets one letter in its language, which says how to end them', async () => {
  const mail = await host.mailbox.mailTo('cabinet@montreal.example', /Durban : un mot à Montréal/);
  assert.match(mail.text, /nous invitons Montréal/);
  assert.match(mail.text, /\/unsubscribe\//);
  await writer.goto(`${sendingUrl}?lang=en`);
  await look(writer, 'sending-sent');
  assert.match(await words(writer), /Sent/);
  const reader = await visitor(browser, { viewport: phone, locale: 'fr' });
  await reader.goto(host.mailbox.addressIn(mail, `${host.url}/unsubscribe/`));
  await look(reader, 'unsubscribe');
  await reader.locator('main form button').click();
  await reader.getByRole('status').waitFor();
});

test('a letter that comes back is shown, nobody writes there again, and staff lifts it with a reason', async () => {
  const mail = host.mailbox.mails.find((each) => /a word to/.test(each.subject));
  const id = mail.messageId;
  assert.ok(id);
  const report = (token) => `From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${mail.recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${token}\r\n\r\n--b--\r\n`;
  assert.equal(await intake(report(id.replace(/\.\w{20}@/, '.00000000000000000000@'))), 'Nothing to note.');
  assert.equal(await intake(report(id)), 'Noted: a message came back.');
  await writer.goto(`${sendingUrl}?lang=en`);
  assert.match(await words(writer), /550 5\.1\.1 user unknown/);
  await look(writer, 'sending-bounced');
  await writer.goto(`${host.url}/admin/mail/suppressed?lang=en`);
  assert.match(await words(writer), new RegExp(mail.recipient.replace('.', '\\.')));
  await look(writer, 'suppressed');
  const row = writer.getByRole('row', { name: new RegExp(mail.recipient) });
  await row.getByLabel('Why it is lifted').fill('They have corrected the mailbox.');
  await row.getByRole('button').click();
  await writer.getByText(`Lifted: ${mail.recipient}`).waitFor();
});
