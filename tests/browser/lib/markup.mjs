// SPDX-License-Identifier: EUPL-1.2
// HTML as the server sent it, before a browser has repaired it.
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { judgeWordsOnce } from './judged.mjs';

const rules = {
  // Checkboxes of one list bear one name: that is how a form says that there are several answers.
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
  // Names of settings and permissions hold dots and colons, which HTML allows in an id; CSS never selects by them.
  'valid-id': ['error', { relaxed: true }],
  // A table that scrolls is a region that takes the focus and no section of the text; a heading of a statement keeps the
  // level that it has there, beside the text in a second language.
  'prefer-native-element': ['error', { exclude: ['region', 'heading'] }],
  // Two headings of one statement are two sections called "Heading"; their texts tell them apart.
  'unique-landmark': 'off',
  // The text of a letter, in its field, may end a line with a blank.
  'no-trailing-whitespace': 'off',
  // The title of a statement is not ours to shorten.
  'long-title': 'off',
};
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules });

/** No mistake of HTML in a page, by the rules that html-validate recommends. `wordsOnly`: judged in another language before. */
export async function assertSoundMarkup(html, label, { wordsOnly = false } = {}) {
  await judgeWordsOnce('html-validate', html, async () => {
    const { results } = await validator.validateString(html);
    const mistakes = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`));
    assert.equal(mistakes.length, 0, `the markup of ${label}: ${mistakes.join('; ')}`);
  }, { anew: !wordsOnly });
}
