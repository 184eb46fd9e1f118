// SPDX-License-Identifier: EUPL-1.2
// A working group meets: it is convened, a mayor's office answers in French on a phone, the quorum is lost and regained, minutes are
// written, approved in the next meeting, and signed by both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
import { startHost } from './lib/host.mjs';

const office = 'cabinet@montreal.example';
const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
let host;
let browser;
let page;
let listUrl;
let first;
let second;

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async (where) => (await where.getByRole('main').textContent()).replace(/\s+/g, ' ');
const press = (name) => page.getByRole('button', { name }).first().click();

async function enter(title, day) {
  await page.goto(listUrl);
  await page.getByRole('link', { name: 'New meeting' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Time zone').fill('Europe/Zurich');
  await page.getByLabel('Place', { exact: true }).fill('Geneva');
  await press('Save the meeting');
  await page.waitForURL(/\/meetings\/\w{26}$/);
  return page.url();
}

async function addItem(meeting, fields, chosen) {
  await page.goto(meeting);
  await page.getByRole('link', { name: 'New item' }).click();
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  for (const [label, option] of Object.entries(chosen)) await page.getByLabel(label, { exact: true }).selectOption({ label: option });
  await press('Save the item');
  await page.waitForURL(/\/meetings\/\w{26}#agenda$/);
}

async function open(meeting) {
  await page.goto(meeting);
  await page.getByRole('link', { name: 'Look at the letters' }).click();
  await press(/^Send \d+ messages$/);
  await page.waitForURL(meeting);
  await page.goto(`${meeting}/hold`);
  await press('Open the meeting');
}

async function behind(subject, path) {
  const mail = await host.mailbox.mailTo(office, subject);
  const guest = await visitor(browser, { viewport: phone, locale: 'fr' });
  await guest.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await guest.locator('main form button[type=submit]').click();
  await guest.waitForURL(path);
  assert.equal(await guest.getAttribute('html', 'lang'), 'fr');
  return guest;
}

test('a meeting is entered with an agenda, and every letter is seen before it goes', async () => {
  await page.goto(`${host.url}/committee?lang=en`);
  await page.getByRole('link', { name: 'Working group on climate and migration' }).click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  listUrl = page.url();
  await look(page, 'meetings-empty');
  first = await enter('Spring meeting', inDays(16));
  await addItem(first, { 'What it is about': 'Work of the year', Motion: 'The group writes to the States.' }, { Kind: 'Decision' });
  await addItem(first, { 'What it is about': 'Visit of Kampala' }, { Kind: 'Information' });
  const titles = async () => (await page.locator('#order h3').allTextContents()).join('|');
  const item = (title) => page.locator('#order li', { hasText: title });
  await item('Visit of Kampala').dragTo(item('Work of the year'), { targetPosition: { x: 30, y: 3 } });
  await page.getByText('Moved.', { exact: true }).waitFor();
  assert.equal(await titles(), '1. Visit of Kampala|2. Work of the year');
  // By keyboard the same; and what was shown otherwise is not moved.
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(page.url());
  await elsewhere.getByRole('button', { name: /^Up\s*Work of the year/ }).press('Enter');
  await elsewhere.waitForURL(/#agenda$/);
  await elsewhere.close();
  await item('Work of the year').dragTo(item('Visit of Kampala'), { targetPosition: { x: 30, y: 3 } });
  await page.getByText('Not moved: somebody else has changed the agenda').waitFor();
  assert.equal(await titles(), '1. Work of the year|2. Visit of Kampala');
  await look(page, 'meeting-draft');
  await item('Visit of Kampala').getByRole('link', { name: /^Change/ }).click();
  await press('Take the item off the agenda');
  await page.waitForURL(/#agenda$/);
  await page.getByRole('link', { name: 'New item' }).click();
  await page.getByLabel('What it is about', { exact: true }).fill('Seat of Kampala');
  const seat = page.getByLabel('Vacancy that it is about');
  await seat.selectOption(await seat.locator('option', { hasText: 'Seat 4' }).getAttribute('value'));
  await press('Save the item');
  await page.waitForURL(/#agenda$/);
  await page.getByRole('link', { name: 'Look at the letters' }).click();
  assert.match(await words(page), /the rules ask for 14/);
  await look(page, 'meeting-letters');
  await press(/^Send \d+ messages$/);
  await page.waitForURL(first);
});

test('a mayor’s office answers on a phone in French', async () => {
  const guest = await behind(/Convocation/, /\/invitees\//);
  await assertGoodPage(guest, 'invitee');
  await guest.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await guest.getByRole('link', { name: 'Choisissez une réponse.' }).waitFor();
  await guest.getByLabel('Vient', { exact: true }).check();
  await guest.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await guest.getByRole('heading', { name: 'Votre réponse a été reçue' }).waitFor();
  await assertGoodPage(guest, 'answered');
  await shot(guest, 'meeting-answered-360');
  await guest.context().close();
  await page.goto(first);
  await page.getByLabel('Who presides').selectOption({ label: 'Valérie Plante' });
  await press('Save');
  await look(page, 'meeting-answers');
});

test('the quorum is reached, lost and regained, and then something is decided', async () => {
  await page.goto(`${first}/hold`);
  await press('Open the meeting');
  for (const name of ['Yvonne Aki-Sawyerr', 'Valérie Plante']) {
    await press(`Has come: ${name}`);
    await page.getByRole('button', { name: `Has left ${name}` }).waitFor();
  }
  assert.match(await words(page), /There is a quorum/);
  const watcher = await page.context().newPage();
  await watcher.goto(`${first}/hold`);
  await press('Has left Valérie Plante');
  await watcher.getByText('The quorum is lost').waitFor();
  assert.match(await watcher.locator('#quorum').textContent(), /Valérie Plante/);
  await watcher.close();
  await look(page, 'meeting-quorum-lost');
  await press('Has come: Valérie Plante');
  await page.getByText('There is a quorum').waitFor();
  await page.getByRole('link', { name: 'Decide Work of the year' }).click();
  await page.getByLabel('By show of hands').check();
  await page.getByLabel('Yes', { exact: true }).fill('2');
  await look(page, 'meeting-decide');
  await press('Enter the decision');
  await page.waitForURL(/\/hold#items$/);
  assert.match(await words(page), /by show of hands: Carried\. Yes: 2; no: 0/);
  await look(page, 'meeting-hold');
  await press('Close the meeting');
  await page.getByRole('link', { name: 'Write the minutes' }).click();
});

test('minutes save themselves, and go to the members', async () => {
  await page.getByLabel('What happened').first().fill('The mayors spoke of droughts.');
  await page.getByLabel('What happened').first().blur();
  await page.getByText(/Saved at/).waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('What happened').first().inputValue(), 'The mayors spoke of droughts.');
  await look(page, 'meeting-minutes');
  await page.getByRole('link', { name: 'Send to the members' }).click();
  await press(/^Send \d+ messages$/);
  const guest = await behind(/Procès-verbal/, /\/invitees\//);
  await guest.getByLabel('Ce qui est inexact dans le procès-verbal').fill('Il s’agissait aussi de crues.');
  await guest.getByRole('button', { name: 'Envoyer la correction' }).click();
  await guest.getByRole('heading', { name: 'Votre correction a été reçue' }).waitFor();
  await shot(guest, 'meeting-corrected-360');
  await guest.context().close();
  await page.goto(`${first}/minutes`);
  assert.match(await words(page), /Il s’agissait aussi de crues/);
});

test('a campaign that came of an item is named in the minutes: on paper once it is public', async () => {
  await page.setViewportSize(desk);
  const title = /a seat for Erias Lukwago, Kampala/;
  await page.goto(`${first}/minutes`);
  assert.doesNotMatch(await words(page), /Campaigns that came of it/);
  await page.goto(`${host.url}/committee/vacancies?lang=en`);
  await page.getByRole('link', { name: 'Working group on climate and migration, seat 4' }).click();
  const vacancy = page.url();
  await page.getByRole('link', { name: 'Shortlist', exact: true }).click();
  await page.getByRole('radio', { name: 'Erias Lukwago' }).check();
  await page.getByLabel('Reason', { exact: true }).fill('Chosen by the group in its meeting.');
  await press('Fill the seat');
  await page.goto(vacancy);
  await press('Begin a press release');
  await page.waitForURL(/\/campaigns\/\w{26}/);
  await page.goto(`${first}/minutes`);
  await page.getByRole('link', { name: title }).waitFor();
  await look(page, 'meeting-minutes-campaign');
  const paper = await page.getByRole('link', { name: /^PDF\s*English/ }).getAttribute('href');
  const before = wordsOf((await download(page, paper)).bytes, 'pdf');
  assert.match(before, /Seat of Kampala/);
  assert.doesNotMatch(before, title, 'before its embargo it is named to those alone who see campaigns');
  await page.getByRole('link', { name: title }).click();
  await page.waitForURL(/\/campaigns\/\w{26}/);
});

test('the next meeting approves them, and both sign', async () => {
  second = await enter('Summer meeting', inDays(40));
  await addItem(second, { 'What it is about': 'Minutes of spring' }, { Kind: 'Approval of minutes', 'Minutes that are to be approved': 'Spring meeting' });
  await open(second);
  for (const name of ['Yousef Shawarbeh', 'Valérie Plante', 'Yvonne Aki-Sawyerr']) {
    await press(`Has come: ${name}`);
    await page.getByRole('button', { name: `Has left ${name}` }).waitFor();
  }
  await page.getByRole('link', { name: 'Decide Minutes of spring' }).click();
  await press('Enter the decision');
  await page.waitForURL(/\/hold#items$/);
  await page.goto(`${first}/minutes`);
  await press('Sign as secretary');
  await press('Ask the chair to sign, by mail: Valérie Plante');
  const chair = await behind(/Votre signature/, /\/sign$/);
  await assertGoodPage(chair, 'sign');
  await chair.getByRole('button', { name: 'Signer le procès-verbal' }).click();
  await chair.getByRole('heading', { name: 'Vous avez signé le procès-verbal.' }).waitFor();
  await shot(chair, 'meeting-signed-360');
  await chair.context().close();
  await page.goto(`${first}/minutes`);
  assert.match(await words(page), /Valérie Plante/);
  await look(page, 'meeting-signed');
  await page.setViewportSize(desk);
  await page.goto(listUrl.replace(/meetings$/, 'decisions'));
  await look(page, 'decisions');
  await page.goto(listUrl);
  await look(page, 'meetings');
});
