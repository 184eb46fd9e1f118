// SPDX-License-Identifier: EUPL-1.2
// An empty house, on both engines: tables become a directory, three files a zero draft, and eight offices answer it by
// mailed links, each in its language and in its own way. journey.test.mjs goes on from answers to signatures.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, tabTo, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';
import { Office, subjects } from './lib/office.mjs';
import { addContact, importTable, makeList, openCity, press } from './lib/secretariat.mjs';

const demo = (path) => join(process.env.PLENARIA_SOURCE_DIR, 'packaging/demo', path);
const title = 'Universal Declaration of Human Rights';
const people = { secretariat: 'ana@example.org', drafter: 'thomas@example.org' };
const committee = 'Steering committee 2018';
/** The board of 2018: where its offices get their mail, and in which language they are written to. */
const board = [
  ['Amman', 'en'], ['Athens', 'en'], ['Bristol', 'en'], ['Freetown', 'en'],
  ['Kampala', 'en'], ['Los Angeles', 'es'], ['Milan', 'en'], ['Montréal', 'fr'],
].map(([city, language]) => ({
  city, language, address: `international@${city.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()}.example`,
}));
const languageNames = { en: 'English', es: 'Spanish', fr: 'French' };
const kept = 'inherent and equal dignity';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`from an empty house to eight answers on ${engine}`, () => {
    const offices = {};
    let host;
    let ana;
    let thomas;
    let statement;
    let round;
    const picture = (name) => `house-${engine}-${name}`;

    before(async () => {
      host = await startHost({ engine });
      await host.run('user', 'add', people.secretariat, 'Ana Pérez', '--role', 'secretariat');
      await host.run('user', 'add', people.drafter, 'Thomas Keller', '--role', 'drafter');
      ana = await visitor(browser);
      thomas = await visitor(browser);
      for (const who of board) offices[who.city] = new Office(browser, host, who);
      offices['Montréal'].viewport = phone;
      offices['Los Angeles'].viewport = phone;
      offices.Freetown.scripts = false;
    });
    after(async () => { await host?.stop(); });

    test('the directory is empty, and tables of cities and of the board fill it', async () => {
      await signIn(ana, host, people.secretariat);
      await ana.goto(`${host.url}/directory/cities`);
      assert.equal(await ana.locator('main tbody tr').count(), 0);
      assert.match(await importTable(ana, host, demo('data/city_names.csv'), { picture: picture('1-cities') }), /Apply: 75 new, 0 changed/);
      assert.match(await importTable(ana, host, demo('data/c2c_cities.csv'), { kind: 'Cities' }), /Apply: 0 new, 9 changed/);
      await importTable(ana, host, demo('data/gazetteer.csv'), { kind: 'Cities' });
      // The days of that table are those of terms on the board; a mandate goes on until somebody says that it has ended.
      const applied = await importTable(ana, host, demo('data/board_members.csv'), { leaveOut: ['GK_term_end'], picture: picture('1-board') });
      assert.match(applied, /Apply: 8 new/);
      await openCity(ana, host, 'Montréal');
      await look(ana, picture('1-city'));
      assert.match(await ana.locator('main').innerText(), /Valerie Plante/);
    });

    test('the offices of the board get addresses and a list', async () => {
      for (const { city, address, language } of board) await addContact(ana, host, city, { address, language: languageNames[language] });
      await makeList(ana, host, committee, board.map(({ city }) => city));
      await look(ana, picture('2-list'));
    });

    test('three files become one statement of 92 paragraphs, of which French lacks one', async () => {
      await signIn(thomas, host, people.drafter);
      await press(thomas, 'Statements', { role: 'link', within: 'nav' });
      await press(thomas, /^Import/, { role: 'link' });
      for (const language of languages) await thomas.setInputFiles(`[name=file_${language}]`, demo(`statements/udhr_${language}.txt`));
      await press(thomas, 'See how they fit');
      await look(thomas, picture('3-import'));
      const sentence = await thomas.locator('main').innerText();
      assert.match(sentence, /92 paragraphs/);
      assert.match(sentence, /1 cell without counterpart/);
      await press(thomas, 'Create the statement');
      statement = thomas.url().match(/\/statements\/([0-9A-Z]{26})/)[1];
      await look(thomas, picture('3-draft'));
    });

    test('it is issued as zero draft, and every place on its page has an address of its own', async () => {
      await press(thomas, 'Versions', { role: 'link' });
      await thomas.getByLabel('Name of the version').fill('Zero draft');
      await press(thomas, 'Issue this version');
      const ids = await thomas.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
      assert.equal(new Set(ids).size, ids.length, 'no id comes twice');
      await look(thomas, picture('4-zero-draft'));
    });

    test('the eight offices of the board are invited, each in its language', async () => {
      await press(thomas, 'New round on Zero draft', { role: 'link' });
      await thomas.getByLabel('What the others have sent').check();
      await thomas.getByLabel(`${committee} (8)`).check();
      await look(thomas, picture('5-new-round'));
      await press(thomas, 'Prepare this round');
      await look(thomas, picture('5-invitations'));
      await press(thomas, 'Send 8 messages');
      round = thomas.url();
      const mails = await Promise.all(board.map(({ address }) => host.mailbox.mailTo(address, subjects.invitation)));
      const subjectOf = (city) => mails[board.findIndex((each) => each.city === city)].subject;
      assert.match(subjectOf('Kampala'), /^Universal Declaration of Human Rights: your review is asked for$/);
      assert.match(subjectOf('Montréal'), /^Déclaration universelle .*: votre avis est demandé$/);
      assert.match(subjectOf('Los Angeles'), /^Declaración Universal .*: se solicita su revisión$/);
      await thomas.goto(round);
      assert.equal(await thomas.locator('aside').getByRole('link', { name: '8', exact: true }).count(), 1, 'nobody has opened');
    });

    test('two offices change the same words, and two others do so elsewhere', async () => {
      const { Kampala, Milan, Bristol, Athens } = offices;
      await Kampala.openLink(subjects.invitation);
      await look(Kampala.page, picture('6-link'));
      await Kampala.enter(subjects.invitation);
      await look(Kampala.page, picture('6-review'));
      await Kampala.suggest('PP1', 'inherent dignity', kept, 'As Article 1 says it.');
      assert.equal(await Kampala.paragraph('PP1').locator('ins', { hasText: 'and equal' }).count(), 1, 'shown as a redline');
      await look(Kampala.page, picture('6-suggested'));
      await Kampala.send('no_objection');
      await look(Kampala.page, picture('6-receipt'));

      await Milan.enter(subjects.invitation);
      await Milan.suggest('PP1', 'inherent dignity', 'full dignity');
      await Milan.send('reservation', 'Our council decides in May.');
      await Bristol.enter(subjects.invitation);
      await Bristol.suggest('PP4', 'friendly relations', 'friendly and fraternal relations');
      await Bristol.send('no_objection');
      await Athens.enter(subjects.invitation);
      await Athens.suggest('PP4', 'friendly relations', 'peaceful relations');
      assert.match(await Athens.paragraph('PP4').innerText(), /Bristol/, 'in an open round the others are seen');
      await Athens.send('no_objection');
    });

    test('offices comment on a paragraph and on a passage, on phones, in French and in Spanish', async () => {
      const montreal = offices['Montréal'];
      await montreal.enter(subjects.invitation);
      await look(montreal.page, picture('7-review-fr'));
      await montreal.comment('PP2', 'Nous souhaitons mentionner les villes.');
      await montreal.send('no_objection');
      const losAngeles = offices['Los Angeles'];
      await losAngeles.enter(subjects.invitation);
      await losAngeles.commentOn('PP3', 'régimen de Derecho', '¿También el derecho local?');
      await look(losAngeles.page, picture('7-passage-es'));
      await losAngeles.send('no_objection');
    });

    test('an office answers and sends with keys only', async () => {
      const { Amman } = offices;
      await Amman.openLink(subjects.invitation);
      const { page } = Amman;
      const enter = async () => { await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]); };
      await tabTo(page, 'Continue');
      await enter();
      await tabTo(page, /^Answer: Paragraph PP5/, 200);
      await enter();
      await tabTo(page, 'Agree');
      await page.keyboard.press('Space');
      await tabTo(page, 'Save our answer');
      await enter();
      await tabTo(page, 'Check and send our review', 200);
      await enter();
      await tabTo(page, 'No objection');
      await page.keyboard.press('Space');
      await tabTo(page, 'Send our review');
      await enter();
      assert.match(page.url(), /\/receipt/);
    });

    test('more time is given with a trace, and an office without scripts answers after it', async () => {
      const { Freetown } = offices;
      await Freetown.enter(subjects.invitation);
      await Freetown.comment('PP6', 'Which offices will report?');
      await thomas.goto(round);
      await look(thomas, picture('8-round'));
      await thomas.getByLabel(/^Reason/).fill('Two councils meet later.');
      await press(thomas, 'Move the deadline');
      assert.match(await thomas.locator('.pl-timeline').innerText(), /Two councils meet later\./);
      const mail = await Freetown.enter(subjects.moreTime);
      assert.match(mail.text, /Two councils meet later\./);
      assert.match(await Freetown.paragraph('PP6').innerText(), /Which offices will report\?/, 'what was begun before is there');
      await Freetown.send('objection', 'The text names no city.');

      await thomas.goto(round);
      assert.match(await thomas.locator('main').innerText(), /8 of 8 offices have sent their review/);
      await look(thomas, picture('8-answered'));
    });
  });
}
