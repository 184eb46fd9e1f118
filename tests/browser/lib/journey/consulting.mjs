// SPDX-License-Identifier: EUPL-1.2
// A round with eight offices: mails, links, suggestions that collide, comments, keys only, no scripts, more time.
import assert from 'node:assert/strict';
import { tabTo } from '../browser.mjs';
import { subjects } from '../office.mjs';
import { press } from '../secretariat.mjs';
import { board, committee, kept } from './story.mjs';

export function consulting(story) {
  story.step('the eight offices of the board are invited, each in its language', async () => {
    const { thomas, host } = story;
    await press(thomas, 'New round on Zero draft', { role: 'link' });
    await thomas.getByLabel('What the others have sent').check();
    await thomas.getByLabel(`${committee} (8)`).check();
    await story.look(thomas, '5-new-round');
    await press(thomas, 'Prepare this round');
    await story.look(thomas, '5-invitations');
    await press(thomas, 'Send 8 messages');
    story.round = thomas.url();
    const mails = await Promise.all(board.map(({ address }) => host.mailbox.mailTo(address, subjects.invitation)));
    const subjectOf = (city) => mails[board.findIndex((each) => each.city === city)].subject;
    assert.match(subjectOf('Kampala'), /^Universal Declaration of Human Rights: your review is asked for$/);
    assert.match(subjectOf('Montréal'), /^Déclaration universelle .*\u00a0: votre avis est demandé$/);
    assert.match(subjectOf('Los Angeles'), /^Declaración Universal .*: se solicita su revisión$/);
  });

  story.step('a stranger sees nothing of it, and who opens a mail has not answered', async () => {
    const { Kampala } = story.offices;
    await story.reader(async (stranger) => {
      assert.equal((await stranger.goto(`${story.round}/review`)).status(), 404);
    });
    await Kampala.openLink(subjects.invitation);
    await story.look(Kampala.page, '6-link');
    await story.thomas.goto(story.round);
    assert.equal(await story.thomas.locator('aside').getByRole('link', { name: '8', exact: true }).count(), 1, 'nobody has opened');
  });

  story.step('two offices change the same words, and two others do so elsewhere', async () => {
    const { Kampala, Milan, Bristol, Athens } = story.offices;
    await Kampala.enter(subjects.invitation);
    await story.look(Kampala.page, '6-review');
    await Kampala.suggest('PP1', 'inherent dignity', kept, 'As Article 1 says it.');
    assert.equal(await Kampala.paragraph('PP1').locator('ins', { hasText: 'and equal' }).count(), 1, 'shown as a redline');
    await story.look(Kampala.page, '6-suggested');
    await Kampala.send('no_objection');
    await story.look(Kampala.page, '6-receipt');

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

  story.step('offices comment on a paragraph and on a passage, on phones, in French and in Spanish', async () => {
    const montreal = story.offices['Montréal'];
    await montreal.enter(subjects.invitation);
    await story.look(montreal.page, '7-review-fr');
    await montreal.comment('PP2', 'Nous souhaitons mentionner les villes.');
    await montreal.send('no_objection');
    const losAngeles = story.offices['Los Angeles'];
    await losAngeles.enter(subjects.invitation);
    await losAngeles.commentOn('PP3', 'régimen de Derecho', '¿También el derecho local?');
    await story.look(losAngeles.page, '7-passage-es');
    await losAngeles.send('no_objection');
  });

  story.step('an office answers and sends with keys only', async () => {
    const { Amman } = story.offices;
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

  story.step('more time is given with a trace, and an office without scripts answers after it', async () => {
    const { thomas, offices: { Freetown } } = story;
    await Freetown.enter(subjects.invitation);
    await Freetown.comment('PP6', 'Which offices will report?');
    await thomas.goto(story.round);
    await story.look(thomas, '8-round');
    await thomas.getByLabel(/^Reason/).fill('Two councils meet later.');
    await press(thomas, 'Move the deadline');
    assert.match(await thomas.locator('.pl-timeline').innerText(), /Two councils meet later\./);
    const mail = await Freetown.enter(subjects.moreTime);
    assert.match(mail.text, /Two councils meet later\./);
    assert.match(await Freetown.paragraph('PP6').innerText(), /Which offices will report\?/, 'what was begun before is there');
    await Freetown.send('objection', 'The text names no city.');

    await thomas.goto(story.round);
    assert.match(await thomas.locator('main').innerText(), /8 of 8 offices have sent their review/);
    await story.look(thomas, '8-answered');
  });
}
