// SPDX-License-Identifier: EUPL-1.2
// An empty house is filled through its pages: cities, the board, addresses, a list, and a text in three languages.
import assert from 'node:assert/strict';
import { languages, signIn } from '../browser.mjs';
import { addContact, importTable, makeList, openCity, press } from '../secretariat.mjs';
import { board, committee, languageNames, onTheDesk } from './story.mjs';

export function filling(story) {
  story.step('the directory is empty, and tables of cities and of the board fill it', async () => {
    const { ana, host } = story;
    const picture = (name) => (page, part) => story.look(page, `${name}-${part}`);
    await signIn(ana, host, story.people.secretariat);
    await ana.goto(`${host.url}/directory/cities`);
    assert.equal(await ana.locator('main tbody tr').count(), 0);
    assert.match(await importTable(ana, host, onTheDesk('data/city_names.csv'), { look: picture('1-cities') }), /Apply: 75 new, 0 changed/);
    assert.match(await importTable(ana, host, onTheDesk('data/c2c_cities.csv'), { kind: 'Cities' }), /Apply: 0 new, 9 changed/);
    await importTable(ana, host, onTheDesk('data/gazetteer.csv'), { kind: 'Cities' });
    // The days of that table are those of terms on the board; a mandate goes on until somebody says that it has ended.
    const applied = await importTable(ana, host, onTheDesk('data/board_members.csv'), { leaveOut: ['GK_term_end'], look: picture('1-board') });
    assert.match(applied, /Apply: 8 new/);
    await openCity(ana, host, 'Montréal');
    await story.look(ana, '1-city');
    assert.match(await ana.locator('main').innerText(), /Valerie Plante/);
  });

  story.step('the offices of the board get addresses and a list', async () => {
    const { ana, host } = story;
    for (const { city, address, language } of board) await addContact(ana, host, city, { address, language: languageNames[language] });
    await makeList(ana, host, committee, board.map(({ city }) => city));
    await story.look(ana, '2-list');
  });

  story.step('three files become one statement of 92 paragraphs, of which French lacks one', async () => {
    const { thomas, host } = story;
    await signIn(thomas, host, story.people.drafter);
    await press(thomas, 'Statements', { role: 'link', within: 'nav' });
    await press(thomas, /^Import/, { role: 'link' });
    for (const language of languages) await thomas.setInputFiles(`[name=file_${language}]`, onTheDesk(`statements/udhr_${language}.txt`));
    await press(thomas, 'See how they fit');
    await story.look(thomas, '3-import');
    const sentence = await thomas.locator('main').innerText();
    assert.match(sentence, /92 paragraphs/);
    assert.match(sentence, /1 cell without counterpart/);
    await press(thomas, 'Create the statement');
    story.statement = thomas.url().match(/\/statements\/([0-9A-Z]{26})/)[1];
    await story.look(thomas, '3-draft');
  });

  story.step('it is issued as zero draft, and every place on its page has an address of its own', async () => {
    const { thomas } = story;
    await press(thomas, 'Versions', { role: 'link' });
    await thomas.getByLabel('Name of the version').fill('Zero draft');
    await press(thomas, 'Issue this version');
    const ids = await thomas.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
    assert.equal(new Set(ids).size, ids.length, 'no id comes twice');
    await story.look(thomas, '4-zero-draft');
  });
}
