// SPDX-License-Identifier: EUPL-1.2
// A mayor's office at its browser: it comes by the link of a mail, answers, and sends; later it signs.
import assert from 'node:assert/strict';
import { desk, visitor } from './browser.mjs';

/** Subjects of the mails that an office gets, in three languages. */
export const subjects = {
  invitation: /review is asked for|se solicita su revisión|avis est demandé/,
  moreTime: /more time for your review|más tiempo para su revisión|délai supplémentaire pour votre avis/,
  outcome: /what became of your points|curso dado a sus aportaciones|suites données à vos contributions/,
  signing: /open for your signature|abierta a su firma|ouverte à votre signature/,
  code: /Your code|Su código|Votre code/,
};

export class Office {
  /** @param {{city: string, address: string, language: string}} who */
  constructor(browser, host, who, { viewport = desk, scripts = true } = {}) {
    Object.assign(this, { browser, host, ...who, viewport, scripts });
  }

  /** Opens the link of a mail in a fresh browser, without going further. */
  async openLink(subject) {
    const mail = await this.host.mailbox.mailTo(this.address, subject);
    await this.page?.context().close();
    this.page = await visitor(this.browser, { viewport: this.viewport, scripts: this.scripts });
    await this.page.goto(this.host.mailbox.addressIn(mail, `${this.host.url}/l/`));
    return mail;
  }

  /** Behind the link, after "Continue". */
  async enter(subject, place = /\/review/) {
    const mail = await this.openLink(subject);
    await this.page.locator('main form button[type=submit]').click();
    await this.page.waitForURL(place);
    assert.equal(await this.page.getAttribute('html', 'lang'), this.language, `${this.city} is spoken to in its language`);
    return mail;
  }

  paragraph(label) {
    return this.page.locator(`#p-${label}`);
  }

  /** Opens the answer to a paragraph and takes a stance. @return the section of the paragraph */
  async answer(label, stance) {
    await this.paragraph(label).locator('a[href*="answer="]').first().click();
    await this.paragraph(label).locator(`input[name=stance][value=${stance}]`).check();
    return this.paragraph(label);
  }

  async saveAnswer(label) {
    await Promise.all([this.page.waitForEvent('load'), this.paragraph(label).locator('form button[type=submit]').first().click()]);
    assert.match(this.page.url(), /\/review(\?|#|$)/, 'saved, and back on the text');
  }

  /** Changes words of a paragraph. */
  async suggest(label, from, to, reason = '') {
    const paragraph = await this.answer(label, 'suggest');
    const wording = paragraph.locator('textarea[name=wording]');
    const text = await wording.inputValue();
    assert.ok(text.includes(from), `${label} holds "${from}": ${text}`);
    await wording.fill(text.replace(from, to));
    if (reason) await paragraph.locator('textarea[name=remark]').fill(reason);
    await this.saveAnswer(label);
  }

  async comment(label, words) {
    const paragraph = await this.answer(label, 'comment');
    await paragraph.locator('textarea[name=remark]').fill(words);
    await this.saveAnswer(label);
  }

  /** Comments on some of the words of a paragraph. */
  async commentOn(label, quote, words) {
    await this.paragraph(label).locator('a[href*="answer="]').first().click();
    const paragraph = this.paragraph(label);
    await paragraph.locator('details summary').click();
    await paragraph.locator('input[name=quote]').fill(quote);
    await paragraph.locator('textarea[name=passage_remark]').fill(words);
    await Promise.all([this.page.waitForEvent('load'), paragraph.locator('details form button[type=submit]').click()]);
    assert.equal(await this.paragraph(label).locator('mark', { hasText: quote }).count(), 1, 'the words are quoted');
  }

  /** Checks the whole, states a position, sends; ends on the receipt. */
  async send(position, words = '') {
    await this.page.locator('a.govuk-button[href$="/check"]').click();
    await this.page.waitForURL(/\/check/);
    await this.page.locator(`input[name=position][value=${position}]`).check();
    if (words) await this.page.locator('textarea[name=position_text]').fill(words);
    await this.page.locator('main form.pl-answer button[type=submit]').first().click();
    await this.page.waitForURL(/\/receipt/);
  }

  /** Signs with the code of a mail. @return the receipt's text */
  async sign() {
    await this.enter(subjects.signing, /\/sign$/);
    await Promise.all([this.page.waitForEvent('load'), this.page.locator('form[action$="/code"] button').first().click()]);
    const mail = await this.host.mailbox.mailTo(this.address, subjects.code);
    await this.page.locator('input[name=code]').fill(mail.subject.match(/\d{4} ?\d{4}/)[0]);
    await Promise.all([this.page.waitForEvent('load'), this.page.locator('form[action$="/sign"] button').first().click()]);
    return this.page.locator('.pl-receipt').innerText();
  }
}
