// SPDX-License-Identifier: EUPL-1.2
// Walks over the pages that a person can reach, and looks whether each is good: in each language, on a desk and on a phone.
import assert from 'node:assert/strict';
import { assertGoodPage, assertNoSidewaysScroll, desk, languages, phone, shot } from './browser.mjs';
import { crawl, inLanguage } from './crawl.mjs';
import { judgeOnce } from './judged.mjs';
import { assertSoundMarkup } from './markup.mjs';

const pictures = process.env.PLENARIA_CRAWL_PICTURES === '1';

/** Runs each of `looks`, whatever the others find. @return {Promise<string[]>} what is wrong, a line each */
async function complaintsOf(page, looks) {
  const wrong = [];
  for (const one of looks) {
    try {
      await one();
    } catch (error) {
      wrong.push(error.message.split('\n').slice(0, 12).join(' '));
    }
    page.complaints.length = 0;
  }
  return wrong;
}

/** What is wrong with the page that is open. It is left in the window in which it was looked at last, so that the next begins there. */
function mistakesOf(page, { markup, shape, language, wordsOnly = false, picture = '' }) {
  const label = `${shape} ${language}`;
  const onDesk = async () => assert.equal(await assertGoodPage(page, label, { wordsOnly }), language, label);
  const onPhone = () => assertNoSidewaysScroll(page, `${label} on a phone`);
  const looks = [[desk, onDesk, 'desk'], [phone, onPhone, 'phone']];
  if (page.viewportSize().width === phone.width) looks.reverse();
  const inWindow = ([size, look, name]) => async () => {
    if (page.viewportSize().width !== size.width) await page.setViewportSize(size);
    if (picture) await shot(page, `${picture}-${name}`);
    await look();
  };
  return complaintsOf(page, [() => assertSoundMarkup(markup, label, { wordsOnly }), ...looks.map(inWindow)]);
}

/** One template makes the page of all languages: its structure and its colours were judged in the first. What was good before is not opened. */
async function mistakesInLanguage(page, { address, shape, language }) {
  const there = inLanguage(address, language);
  const sent = await page.evaluate(async (url) => (await fetch(url)).text(), there);
  return complaintsOf(page, [() => judgeOnce(`in a second language, by Chromium ${page.context().browser().version()}`, sent, async () => {
    const reply = await page.goto(there);
    assert.deepEqual(await mistakesOf(page, { markup: await reply.text(), shape, language, wordsOnly: true }), []);
  })]);
}

/**
 * One page of each shape that is reached from `start`.
 * @param {{role: string, eachInOneLanguage?: boolean}} wishes `eachInOneLanguage`: in turn, not each in all
 * @return {Promise<{visited: string[], wrong: string[]}>}
 */
export async function walk(page, start, { role, eachInOneLanguage = false }) {
  const wrong = [];
  const languageOf = (seen) => languages[eachInOneLanguage ? seen % languages.length : 0];
  const { visited, broken } = await crawl(page, start, languageOf, async ({ shape, address, language, markup, open }) => {
    const picture = pictures ? `${role}${shape.replace(/[^\w]+/g, '-')}` : '';
    wrong.push(...await complaintsOf(page, [() => judgeOnce(`on a walk, by Chromium ${page.context().browser().version()}${picture}`, markup, async () => {
      assert.deepEqual(await mistakesOf(page, { markup: await open(), shape, language, picture }), []);
    })]));
    for (const other of eachInOneLanguage ? [] : languages.filter((one) => one !== language))
      wrong.push(...await mistakesInLanguage(page, { address, shape, language: other }));
  });
  return { visited, wrong: [...wrong, ...broken] };
}
