// SPDX-License-Identifier: EUPL-1.2
// The main job, on both engines and from an empty database: tables become a directory, three files a zero draft; eight
// offices answer by mailed links; their answers become Rev.1; eight cities sign it, and everybody can see it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, tabTo, visitor } from './lib/browser.mjs';
import { wordsOf } from './lib/documents.mjs';
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
const merged = 'friendly and peaceful relations and solidarity';
/** What the translators make of the two changed paragraphs. */
const translations = {
  es: [['la dignidad intrínseca', 'la igual dignidad intrínseca'], ['relaciones amistosas', 'relaciones amistosas, pacíficas y solidarias']],
  fr: [['la dignité inhérente', 'la dignité inhérente et égale'], ['relations amicales', 'relations amicales, pacifiques et solidaires']],
};

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`from an empty house to eight signatures on ${engine}`, () => {
    const offices = {};
    let host;
    let ana;
    let thomas;
    let statement;
    let round;
    let wall;
    const picture = (name) => `journey-${engine}-${name}`;

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
      await Bristol.suggest('PP4', 'friendly relations', 'friendly relations and solidarity');
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

    test('the drafter sees two collisions, keeps one proposal, and makes one of two', async () => {
      await press(thomas, 'Consolidate', { role: 'link' });
      await look(thomas, picture('9-consolidation'));
      assert.equal(await thomas.locator('.pl-thread--conflict').count(), 4, 'both sides of both collisions are marked');

      await press(thomas, /Edit, refuse or discuss.*Milan/, { role: 'link' });
      await thomas.locator('form[action$="/refuse"] textarea').fill('The term is agreed language.');
      await press(thomas, 'Refuse');
      await press(thomas, /^Accept.*Kampala/);
      await press(thomas, 'Look at both', { role: 'link' });
      const wording = thomas.getByLabel('The paragraph shall read');
      await wording.fill(`Whereas it is essential to promote the development of ${merged} between nations,`);
      await look(thomas, picture('9-merge'));
      await press(thomas, 'Put this wording into the draft');

      for (const [city, reply] of [['Montréal', 'Les villes sont nommées dans la résolution.'], ['Los Angeles', 'Sí, todo el derecho.']]) {
        const thread = thomas.locator('main section', { hasText: city }).first();
        await Promise.all([thomas.waitForEvent('load'), thread.getByRole('link', { name: 'Reply, edit or discuss' }).click()]);
        await thomas.getByLabel(/^Reply/).fill(reply);
        await press(thomas, 'Note it');
      }
      assert.match(await thomas.locator('.pl-lead').innerText(), /1 point is still to be decided/, 'the comment of Freetown');
    });

    test('Spanish and French are older than the original then, and are brought up to date', async () => {
      await press(thomas, 'Issue the next version', { role: 'link' });
      assert.match(await thomas.locator('main').innerText(), /French: 2 translations are older than the original/);
      for (const language of ['es', 'fr']) {
        await press(thomas, new RegExp(`${languageNames[language]}: 2 translations are older`), { role: 'link' });
        if (language === 'fr') await look(thomas, picture('10-translation'));
        for (const [from, to] of translations[language]) {
          const box = thomas.locator('main section', { hasText: from }).locator('textarea');
          assert.ok((await box.inputValue()).includes(from), from);
          await box.fill((await box.inputValue()).replace(from, to));
          await Promise.all([thomas.waitForEvent('load'), thomas.locator('main section', { has: box }).getByRole('button', { name: /^Save/ }).click()]);
        }
        if (language === 'fr') {
          await thomas.locator('main section textarea').first().fill('En conséquence,');
          await press(thomas, /^Save/);
        }
        assert.match(await thomas.locator('main').innerText(), /Every paragraph is translated and current\./);
        await thomas.goto(`${host.url}/statements/${statement}/versions`);
      }
      assert.doesNotMatch(await thomas.locator('main').innerText(), /older than the original|is missing/);
    });

    test('Rev.1 is issued, and each office is written what became of its points', async () => {
      await thomas.getByLabel('Name of the version').fill('Rev.1');
      await press(thomas, 'Issue this version');
      assert.match(await thomas.locator('main').innerText(), /This sends 6 messages\./);
      await look(thomas, picture('11-outcomes'));
      await press(thomas, 'Send 6 messages');
      const { Milan } = offices;
      const mail = await Milan.enter(subjects.outcome, /\/outcome$/);
      assert.match(mail.text, /Reason: The term is agreed language\./);
      assert.match(await Milan.page.locator('main').innerText(), /The term is agreed language\./);
      await look(Milan.page, picture('11-outcome'));
      const french = await host.mailbox.mailTo(offices['Montréal'].address, subjects.outcome);
      assert.match(french.text, /Les villes sont nommées dans la résolution\./);
    });

    test('what was not decided stands on the new text, and both versions are compared word by word', async () => {
      await thomas.goto(`${host.url}/statements/${statement}/consolidation`);
      assert.match(await thomas.locator('main').innerText(), /Which offices will report\?/);
      await thomas.goto(`${host.url}/statements/${statement}/versions`);
      await press(thomas, 'with the version before', { role: 'link' });
      await look(thomas, picture('12-compare'));
      assert.equal(await thomas.locator('main ins', { hasText: 'and equal' }).count(), 1);
    });

    test('Rev.1 opens for signature', async () => {
      await ana.goto(`${host.url}/statements/${statement}`);
      await press(ana, 'Rev.1', { role: 'link' });
      await press(ana, 'Open Rev.1 for signature', { role: 'link' });
      await ana.getByLabel(`${committee} (8)`).check();
      await press(ana, 'Open for signature');
      await press(ana, 'Send 8 messages');
      await look(ana, picture('13-register'));
      wall = new URL(await ana.getByRole('link', { name: 'Public wall' }).getAttribute('href'), host.url).href.split('?')[0];
    });

    test('the eight cities sign with a code from a mail, and the wall counts each at once', async () => {
      const reader = await visitor(browser);
      const count = async () => (await (await reader.request.get(`${wall}/data.json`)).json()).count;
      assert.equal(await count(), 0);
      let signed = 0;
      for (const { city } of board) {
        const receipt = await offices[city].sign();
        assert.ok(receipt.length > 10, receipt);
        if (city === 'Kampala' || city === 'Montréal') await look(offices[city].page, picture(`14-signed-${offices[city].language}`));
        signed += 1;
        assert.equal(await count(), signed, `${city} is counted`);
      }
      await reader.context().close();
    });

    test('the wall names the eight in three languages', async () => {
      const reader = await visitor(browser);
      for (const language of languages) {
        await reader.goto(`${wall}?lang=${language}`);
        await look(reader, picture(`15-wall-${language}`));
        assert.equal(await reader.locator('.pl-counter strong').innerText(), '8');
        assert.equal(await reader.locator('.pl-wall li').count(), 8);
        assert.match(await reader.locator('.pl-wall').innerText(), language === 'es' ? /Milán/ : /Milan/);
      }
      assert.equal(await reader.locator('.pl-map circle, .pl-map .pl-map__dot').count(), 8, 'eight places on the map');
      const csv = await (await reader.request.get(`${wall}/list.csv`)).text();
      assert.match(csv, /Kampala/);
      await reader.context().close();
    });

    test('DOCX, ODT, PDF and plain text of Rev.1 hold its words in three languages', async () => {
      await ana.goto(`${host.url}/statements/${statement}`);
      await press(ana, 'Rev.1', { role: 'link' });
      const version = ana.url().match(/versions\/([0-9A-Z]{26})/)[1];
      const words = { en: [kept, merged], es: translations.es.map(([, to]) => to), fr: translations.fr.map(([, to]) => to) };
      for (const language of languages)
        for (const format of ['pdf', 'docx', 'odt', 'txt']) {
          const reply = await ana.request.get(`${host.url}/statements/${statement}/document?version=${version}&format=${format}&language=${language}`);
          assert.equal(reply.status(), 200, `${format} in ${language}`);
          const text = wordsOf(await reply.body(), format);
          for (const expected of words[language]) assert.ok(text.includes(expected), `${format} in ${language} holds "${expected}": ${text.slice(0, 400)}`);
        }
    });
  });
}
