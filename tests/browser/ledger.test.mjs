// SPDX-License-Identifier: EUPL-1.2
// The ledger of a board: who sat on a day, a lost office, and what a candidate would change; by keyboard, on a phone and on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, tabTo, visitor } from './lib/browser.mjs';
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

async function secretary(options) {
  const page = await visitor(browser, options);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/committee?lang=en`);
  return page;
}

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

test('who sat on a day is a page, in three languages and two widths', async () => {
  const page = await secretary();
  await look(page, 'bodies');
  await page.getByRole('link', { name: 'Steering committee' }).click();
  await page.waitForURL(/\/committee\/bodies\/\w{26}/);
  await look(page, 'body-today');
  const body = page.url().replace(/[?#].*/, '');
  await page.getByLabel('Who sat on this day').fill('2019-10-01');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/on=2019-10-01/);
  assert.match(await words(page), /Georgios Kaminis.*Envoy/, 'Athens’ mayor stayed as an envoy');
  assert.match(await page.getByRole('region', { name: 'Who presides' }).textContent(), /President\s*Eric Garcetti[\s\S]*Vice-president/);
  assert.doesNotMatch(await page.getByRole('region', { name: 'Who sits' }).textContent(), /Seat 9/, 'the ninth seat came later');
  await look(page, 'body-2019');
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await page.setViewportSize(viewport);
      await page.goto(`${body}?on=2019-10-01&lang=${language}`);
      assert.equal(await assertGoodPage(page, `body ${language} ${viewport.width}`), language);
      assert.equal(await page.locator('.pl-terms > svg:visible').count(), 1, 'one picture, for this width');
      await shot(page, `body-${language}-${viewport.width}`);
    }
  // What is drawn can be read on a phone: letters keep their size.
  await page.setViewportSize(phone);
  const letters = await page.locator('.pl-terms__narrow .pl-terms__seat').first().evaluate((one) => one.getBoundingClientRect().height);
  assert.ok(letters >= 10, `${letters} px`);
  await page.setViewportSize(desk);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.pl-terms__wide').isVisible(), 'paper takes the wide picture');
  await shot(page, 'body-print');
  await page.context().close();
});

test('several preside together, and members elect who holds an office', async () => {
  const page = await secretary();
  await page.getByRole('link', { name: 'Steering committee' }).click();
  const body = page.url().replace(/[?#].*/, '');
  assert.match(await page.getByRole('region', { name: 'Who presides' }).textContent(), /Co-president 1\s*Yousef Shawarbeh[\s\S]*Co-president 2\s*Giuseppe Sala/);
  await page.goto(`${body}?on=2022-11-30&lang=en`);
  assert.match(await page.getByRole('region', { name: 'Who presides' }).textContent(), /President\s*Valérie Plante[\s\S]*Vice-president\s*Yvonne Aki-Sawyerr/);
  await page.goto(`${body}?lang=en`);
  await page.getByRole('link', { name: 'Enter an office' }).click();
  await look(page, 'office-form');
  await page.getByLabel('Office', { exact: true }).selectOption('Co-president');
  await page.getByRole('button', { name: 'Save the office' }).click();
  await page.getByRole('link', { name: /an office of that kind with number 1 already/ }).waitFor();
  await page.getByLabel('Number, where several hold it together').fill('3');
  await page.getByRole('button', { name: 'Save the office' }).click();
  await page.getByText('The office was entered.').waitFor();
  await page.getByRole('heading', { name: 'Co-president 3' }).waitFor();
  await look(page, 'office-empty');
  await page.getByRole('link', { name: 'New term' }).click();
  await page.getByRole('combobox', { name: 'City', exact: true }).fill('Montréal');
  const today = new Date().toISOString().slice(0, 10);
  await page.getByLabel('First day').fill(today);
  await page.getByLabel('Last day').fill(new Date(Date.now() + 300 * 24 * 3600 * 1000).toISOString().slice(0, 10));
  await page.getByRole('button', { name: 'Save the term' }).click();
  await page.getByText(/Valérie Plante does not sit on the body on/).first().waitFor();
  await look(page, 'office-term-wrong');
  await page.goBack();
  await page.goto(`${body}?lang=en`);
  await page.getByRole('link', { name: 'Co-president 3', exact: true }).click();
  await page.getByRole('link', { name: 'Let the members elect' }).click();
  assert.equal(await page.getByLabel('Title (French)').inputValue(), 'Comité directeur\u00a0: Coprésidence');
  assert.equal(await page.getByLabel('Seats', { exact: true }).inputValue(), '3');
  await page.getByLabel('Question (English)').fill('Who shall preside?');
  await page.getByLabel('The vote closes on').fill(new Date(Date.now() + 5 * 24 * 3600 * 1000).toISOString().slice(0, 10));
  await page.getByLabel('Time zone').fill('Europe/Zurich');
  await page.getByRole('button', { name: 'Save the ballot' }).click();
  await page.waitForURL(/\/ballots\/\w{26}$/);
  assert.match(await words(page), /Giuseppe Sala, Milan/, 'members stand');
  await look(page, 'office-ballot');
  await page.context().close();
});

test('who was elected presides, and the ledger knows who presided on a day', async () => {
  const page = await secretary();
  await page.getByRole('link', { name: 'Steering committee' }).click();
  const body = page.url().replace(/[?#].*/, '');
  const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const presiding = async (day) => {
    await page.goto(`${body}?on=${day}&lang=en`);
    return (await page.getByRole('region', { name: 'Who presides' }).textContent()).replace(/\s+/g, ' ');
  };
  // The body wants a president again, and two vice-presidents: their offices go on.
  for (const office of ['President', 'Vice-president']) {
    await presiding('2022-11-30');
    await page.getByRole('link', { name: office, exact: true }).click();
    await page.getByRole('link', { name: 'Change', exact: true }).first().click();
    await page.getByLabel('Last day of the office').fill('');
    await page.getByRole('button', { name: 'Save the office' }).click();
    await page.getByText('Changes saved.').waitFor();
  }
  await look(page, 'office-goes-on');
  await page.goto(`${body}?lang=en`);
  await page.getByRole('link', { name: 'Enter an office' }).click();
  await page.getByLabel('Office', { exact: true }).selectOption('Vice-president');
  await page.getByLabel('Number, where several hold it together').fill('2');
  await page.getByLabel('First day of the office').waitFor();
  await page.getByRole('button', { name: 'Save the office' }).click();
  await page.getByText('The office was entered.').waitFor();
  for (const [office, seats, elected, others] of [['President', 1, ['Yvonne Aki-Sawyerr'], ['Marvin Rees']],
                                                  ['Vice-president', 2, ['Erias Lukwago', 'Marvin Rees'], ['Giuseppe Sala']]]) {
    await page.goto(`${body}?lang=en`);
    await page.getByRole('link', { name: office, exact: true }).click();
    await page.getByRole('link', { name: 'Let the members elect' }).click();
    assert.equal(await page.getByLabel('Seats', { exact: true }).inputValue(), String(seats));
    for (const [label, value] of Object.entries({ 'Question (English)': 'Who shall preside?', Quorum: '2', 'The vote closes on': inDays(5), 'Time zone': 'Europe/Zurich' }))
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByLabel('By roll-call').check();
    await page.getByRole('button', { name: 'Save the ballot' }).click();
    await page.waitForURL(/\/ballots\/\w{26}$/);
    const ballot = page.url();
    await page.getByRole('link', { name: 'Look at the letters, and open' }).click();
    await page.getByRole('button', { name: /^Send \d+ messages$/ }).click();
    await page.waitForURL(ballot);
    for (const voter of ['Marvin Rees', 'Giuseppe Sala']) {
      await page.goto(`${ballot}?lang=en`);
      await page.getByRole('link', { name: voter }).click();
      for (const [place, name] of [...elected, ...others].entries()) await page.locator('.pl-ballot__row').filter({ hasText: name }).locator('input').fill(String(place + 1));
      await page.getByRole('button', { name: 'Record the vote' }).click();
      await page.waitForURL(ballot);
    }
    await page.goto(`${ballot}?lang=en`);
    await page.getByText('Close the vote early').click();
    await page.getByLabel('Reason, as the voters read it').first().fill('All have voted.');
    await page.getByRole('button', { name: 'Close, and tell the voters' }).click();
    await page.getByRole('button', { name: 'State the result' }).click();
    await page.getByRole('heading', { name: 'Result' }).waitFor();
    await page.getByRole('link', { name: 'Enter the terms of who was elected' }).click();
    for (const name of elected) assert.ok((await words(page)).includes(name));
    await look(page, `officers-${seats}`);
    await page.getByLabel('First day of the term').fill(inDays(2));
    await page.getByLabel('Last day of the term').fill(inDays(1));
    await page.getByRole('button', { name: 'Enter the terms' }).click();
    await page.getByRole('link', { name: 'The term ends before it begins.' }).waitFor();
    await page.getByLabel('Last day of the term').fill(inDays(15));
    await page.getByRole('button', { name: 'Enter the terms' }).click();
    await page.getByText('The terms stand in the ledger.').waitFor();
    await page.goto(`${ballot}?lang=en`);
    await page.getByRole('link', { name: 'Enter the terms of who was elected' }).click();
    await page.getByLabel('First day of the term').fill(inDays(2));
    await page.getByRole('button', { name: 'Enter the terms' }).click();
    await page.getByText('The terms stand in the ledger.').waitFor();
  }
  assert.doesNotMatch(await presiding(inDays(1)), /Yvonne Aki-Sawyerr|Lukwago|Rees/, 'not the day before');
  assert.match(await presiding(inDays(2)), /President\s*Yvonne Aki-Sawyerr.*Vice-president\s*Erias Lukwago.*Vice-president 2\s*Marvin Rees/);
  assert.match(await presiding(inDays(15)), /President\s*Yvonne Aki-Sawyerr/, 'the last day counts');
  assert.doesNotMatch(await presiding(inDays(16)), /Yvonne Aki-Sawyerr/);
  await presiding(inDays(2));
  await look(page, 'body-presided');
  await page.context().close();
});

test('a body, a seat and a term are entered by keyboard alone', async () => {
  const page = await secretary();
  await tabTo(page, 'New body');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/committee\/new/);
  await look(page, 'body-form');
  await tabTo(page, 'Name in English');
  await page.keyboard.type('Audit committee');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/committee\/bodies\/\w{26}/);
  assert.match(await words(page), /This body has no seats on that day/);
  await tabTo(page, 'New seat');
  await page.keyboard.press('Enter');
  await page.waitForURL(/seats\/new/);
  await look(page, 'seat-form');
  await page.getByLabel('First day of the seat').fill('2019-01-01');
  await page.getByLabel('Constituency').selectOption('Africa');
  await page.getByRole('button', { name: 'Save the seat' }).click();
  await page.waitForURL(/\/committee\/seats\/\w{26}/);
  await look(page, 'seat-empty');
  await page.getByRole('link', { name: 'New term' }).click();
  await page.getByRole('combobox', { name: 'City', exact: true }).fill('Milan');
  await page.getByLabel('First day').fill('2019-06-01');
  await page.getByLabel('Last day').fill('2019-05-31');
  await page.getByRole('button', { name: 'Save the term' }).click();
  await page.getByRole('alert').waitFor();
  assert.match(await words(page), /Milan is not in the region of this seat/);
  await look(page, 'term-wrong');
  await page.getByRole('combobox', { name: 'City', exact: true }).fill('Kampala');
  await page.getByRole('button', { name: 'Save the term' }).click();
  await page.getByText('The term ends before it begins.').first().waitFor();
  await page.getByLabel('Last day').fill('2021-05-31');
  await page.getByRole('button', { name: 'Save the term' }).click();
  await page.getByText('The term was entered.').waitFor();
  assert.match(await words(page), /Erias Lukwago/, 'the mayor of the first day');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nobody has held this seat yet.').waitFor();
  await page.context().close();
});

test('a mayor loses the office: it is asked, answered and taken back', async () => {
  const page = await secretary();
  await page.goto(`${host.url}/directory/cities?lang=en&q=Bristol`);
  await page.getByRole('link', { name: 'Bristol' }).first().click();
  await page.getByRole('link', { name: /^End/ }).first().click();
  const yesterday = new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10);
  await page.locator('main form input[type=date]').last().fill(yesterday);
  await page.locator('main form button[type=submit]').last().click();
  // The directory tells it after its own transaction.
  for (let attempt = 0; attempt < 60; attempt += 1) {
    await page.goto(`${host.url}/committee/questions?lang=en`);
    if (/Marvin Rees, Bristol/.test(await words(page))) break;
    await page.waitForTimeout(500);
  }
  await look(page, 'lost-office');
  assert.match(await words(page), /So the rule of this body says/);
  await page.getByLabel('The seat becomes vacant').check();
  await page.getByLabel('Why (may stay empty)').fill('A new council was elected.');
  await page.getByRole('button', { name: /Note the answer/ }).click();
  await page.getByText('The answer was noted.').waitFor();
  await look(page, 'lost-office-answered');
  assert.match(await words(page), /A new council was elected/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /Note the answer/ }).waitFor();
  await page.context().close();
});

test('terms that end soon, and their calendar at a secret address', async () => {
  const page = await secretary();
  await page.getByRole('link', { name: 'Terms that end soon' }).click();
  await look(page, 'ends');
  assert.match(await words(page), /Marvin Rees.*Ends in (19|20|21) days/);
  await page.goto(`${host.url}/committee?lang=en`);
  await page.getByRole('link', { name: 'Steering committee' }).click();
  await page.getByRole('link', { name: 'Calendar of ends' }).click();
  await page.getByRole('button', { name: 'Make an address' }).click();
  const address = await page.locator('code').first().textContent();
  await look(page, 'ends-calendar');
  const calendar = await (await fetch(`${host.url}${new URL(address).pathname}`)).text();
  assert.match(calendar.replace(/\r\n /g, ''), /BEGIN:VCALENDAR[^]*Term ends: Marvin Rees/);
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('The address opens nothing any more.').waitFor();
  assert.equal((await fetch(`${host.url}${new URL(address).pathname}`)).status, 404);
  await page.context().close();
});

test('a body with and without a candidate, also without scripts', async () => {
  const plain = await secretary({ scripts: false, viewport: phone });
  await plain.getByRole('link', { name: 'Steering committee' }).click();
  const body = plain.url().replace(/[?#].*/, '');
  await plain.goto(`${body}/diversity?on=2019-07-12&lang=en`);
  assert.match(await words(plain), /2 of 8/, 'two women of eight');
  await plain.getByLabel('City of a candidate').fill('Quito');
  await plain.getByRole('button', { name: 'Compare' }).click();
  assert.match(await words(plain), /Americas: 2 → 3/);
  const asked = plain.url().replace(/&lang=\w+/, '');
  await plain.context().close();
  const page = await secretary();
  await page.goto(`${asked}&lang=en`);
  await look(page, 'diversity');
  for (const language of languages) {
    await page.goto(`${asked}&lang=${language}`);
    assert.equal(await assertGoodPage(page, `diversity ${language}`), language);
  }
  await page.context().close();
});
