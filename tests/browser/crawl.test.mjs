// SPDX-License-Identifier: EUPL-1.2
// One page of each kind that a role of the demonstration can reach by links, in three languages and two widths. What the
// secretariat reaches, the administrator reaches too: with the secretariat's menus each page is seen in one language, in turn.
// PLENARIA_CRAWL_PICTURES=1: a picture of each page, for people to look at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, assertNoSidewaysScroll, desk, languages, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { crawl, inLanguage, shapeOf } from './lib/crawl.mjs';
import { startHost } from './lib/host.mjs';
import { assertSoundMarkup } from './lib/markup.mjs';

const pictures = process.env.PLENARIA_CRAWL_PICTURES === '1';
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

/** What is wrong with the pages of one walk, one line each, so that one run tells everything. */
async function walk(page, start, role) {
  const wrong = [];
  const note = async (work) => {
    try {
      await work();
    } catch (error) {
      wrong.push(error.message.split('\n').slice(0, 12).join(' '));
    }
    page.complaints.length = 0;
  };
  const check = async (markup, shape, language, { wordsOnly = false } = {}) => {
    const label = `${shape} ${language}`;
    await note(() => assertSoundMarkup(markup, label));
    await note(() => assertGoodPage(page, label, { wordsOnly }));
    await note(async () => assert.equal(await page.getAttribute('html', 'lang'), language, label));
    await page.setViewportSize(phone);
    await note(() => assertNoSidewaysScroll(page, `${label} on a phone`));
  };
  const onlyOne = role === 'secretariat';
  const { visited, broken } = await crawl(page, start, (seen) => languages[onlyOne ? seen % languages.length : 0], async ({ shape, address, language, markup }) => {
    await check(markup, shape, language);
    if (pictures) {
      const name = `${role}${shape.replace(/[^\w]+/g, '-')}`;
      await shot(page, `${name}-phone`);
      await page.setViewportSize(desk);
      await shot(page, `${name}-desk`);
    }
    await page.setViewportSize(desk);
    for (const other of onlyOne ? [] : languages.filter((one) => one !== language)) {
      const reply = await page.goto(inLanguage(address, other));
      // One template makes the page of all languages: its structure and its colours were judged in the first.
      await check(await reply.text(), shape, other, { wordsOnly: true });
      await page.setViewportSize(desk);
    }
  });
  return { visited, wrong: [...wrong, ...broken] };
}

for (const role of (process.env.PLENARIA_CRAWL_ROLES || 'administrator,secretariat,reviewer').split(',')) {
  test(`every page that the ${role} of the demo can reach is good`, async () => {
    const page = await visitor(browser);
    await signIn(page, host, `${role}@demo.example`);
    const { visited, wrong } = await walk(page, `${host.url}/`, role);
    assert.deepEqual(wrong, []);
    assert.ok(visited.length >= 3, `only ${visited.join(', ')}`);
    await page.context().close();
  });
}

test('two cities are of one shape, a city and its history are not', () => {
  const shape = (path) => shapeOf(`http://127.0.0.1${path}`);
  assert.equal(shape('/c/01HZ7K3Q9ZB2C4D6E8F0G2H4J1'), shape('/c/01HZ7K3Q9ZB2C4D6E8F0G2H4J2'));
  assert.notEqual(shape('/c/01HZ7K3Q9ZB2C4D6E8F0G2H4J1'), shape('/c/01HZ7K3Q9ZB2C4D6E8F0G2H4J1/history'));
  assert.equal(shape('/c?page=2&lang=fr'), shape('/c'));
  assert.equal(shape('/admin/letters/core/digest/en'), shape('/admin/letters/statements/round_receipt/fr'));
  assert.notEqual(shape('/admin/letters/core/digest/en'), shape('/admin/letters/core/digest/en/history'));
});
