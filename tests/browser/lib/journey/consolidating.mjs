// SPDX-License-Identifier: EUPL-1.2
// From eight answers to Rev.1: two collisions are decided, comments answered, translations brought up to date, offices told.
import assert from 'node:assert/strict';
import { subjects } from '../office.mjs';
import { press } from '../secretariat.mjs';
import { languageNames, merged } from './story.mjs';

/** What the translators make of the two changed paragraphs. */
export const translations = {
  es: [['la dignidad intrínseca', 'la igual dignidad intrínseca'], ['relaciones amistosas', 'relaciones amistosas, pacíficas y fraternales']],
  fr: [['la dignité inhérente', 'la dignité inhérente et égale'], ['relations amicales', 'relations amicales, pacifiques et fraternelles']],
};

export function consolidating(story) {
  story.step('the drafter sees two collisions, keeps one proposal, and makes one of two', async () => {
    const { thomas } = story;
    await press(thomas, 'Consolidate', { role: 'link' });
    await story.look(thomas, '9-consolidation');
    assert.equal(await thomas.locator('.pl-thread--conflict').count(), 4, 'both sides of both collisions are marked');

    await press(thomas, /Edit, refuse or discuss.*Milan/, { role: 'link' });
    await thomas.locator('form[action$="/refuse"] textarea').fill('The term is agreed language.');
    await press(thomas, 'Refuse');
    await press(thomas, /^Accept.*Kampala/);
    await press(thomas, 'Look at both', { role: 'link' });
    await thomas.getByLabel('The paragraph shall read').fill(`Whereas it is essential to promote the development of ${merged} between nations,`);
    await story.look(thomas, '9-merge');
    await press(thomas, 'Put this wording into the draft');
    await story.look(thomas, '9-decided');
  });

  story.step('comments are answered', async () => {
    const { thomas } = story;
    // Each office goes by its name in its own language, on every page.
    for (const [name, reply] of [['Montréal', 'Les villes sont nommées dans la résolution.'], ['Los Ángeles', 'Sí, todo el derecho.']]) {
      const thread = thomas.locator('main section', { hasText: name });
      await Promise.all([thomas.waitForEvent('load'), thread.getByRole('link', { name: 'Reply, edit or discuss' }).click()]);
      await thomas.getByLabel(/^Reply/).fill(reply);
      await press(thomas, 'Note it');
    }
    assert.match(await thomas.locator('.pl-lead').innerText(), /1 point is still to be decided/, 'the comment of Freetown');
  });

  story.step('Spanish and French are older than the original then, and are brought up to date', async () => {
    const { thomas } = story;
    await press(thomas, 'Issue the next version', { role: 'link' });
    assert.match(await thomas.locator('main').innerText(), /French: 2 translations are older than the original/);
    for (const language of ['es', 'fr']) {
      await press(thomas, new RegExp(`${languageNames[language]}: 2 translations are older`), { role: 'link' });
      if (language === 'fr') await story.look(thomas, '10-translation');
      for (const [from, to] of translations[language]) {
        const section = thomas.locator('main section', { hasText: from });
        const box = section.locator('textarea');
        await box.fill((await box.inputValue()).replace(from, to));
        await Promise.all([thomas.waitForEvent('load'), section.getByRole('button', { name: /^Save/ }).click()]);
      }
      if (language === 'fr') {
        await thomas.locator('main section textarea').first().fill('En conséquence,');
        await press(thomas, /^Save/);
      }
      assert.match(await thomas.locator('main').innerText(), /Every paragraph is translated and current\./);
      await thomas.goto(story.statementUrl('/versions'));
    }
    assert.doesNotMatch(await thomas.locator('main').innerText(), /older than the original|is missing/);
  });

  story.step('Rev.1 is issued, and each office is written what became of its points', async () => {
    const { thomas, host, offices: { Milan } } = story;
    await thomas.getByLabel('Name of the version').fill('Rev.1');
    await press(thomas, 'Issue this version');
    assert.match(await thomas.locator('main').innerText(), /This sends 6 messages\./);
    await story.look(thomas, '11-outcomes');
    await press(thomas, 'Send 6 messages');
    const mail = await Milan.enter(subjects.outcome, /\/outcome$/);
    assert.match(mail.text, /Reason: The term is agreed language\./);
    assert.match(await Milan.page.locator('main').innerText(), /The term is agreed language\./);
    await story.look(Milan.page, '11-outcome');
    const french = await host.mailbox.mailTo(story.offices['Montréal'].address, subjects.outcome);
    assert.match(french.text, /Les villes sont nommées dans la résolution\./);
  });

  story.step('what was not decided stands on the new text, and both versions are compared word by word', async () => {
    const { thomas } = story;
    await thomas.goto(story.statementUrl('/consolidation'));
    assert.match(await thomas.locator('main').innerText(), /Which offices will report\?/);
    await thomas.goto(story.statementUrl('/versions'));
    await press(thomas, 'with the version before', { role: 'link' });
    await story.look(thomas, '12-compare');
    assert.equal(await thomas.locator('main ins', { hasText: 'and equal' }).count(), 1);
  });
}
