// SPDX-License-Identifier: EUPL-1.2
// One page of each kind that a role of the demonstration can reach by links, in three languages and two widths. What the
// secretariat reaches, the administrator reaches too: with the secretariat's menus each page is seen in one language, in turn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, assertNoSidewaysScroll, desk, languages, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { crawl, shapeOf } from './lib/crawl.mjs';
import { startHost } from './lib/host.mjs';
import { assertSoundMarkup } from './lib/markup.mjs';

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
  let seen = 0;
  const { visited, broken } = await crawl(page, start, async (at, shape, address) => {
    seen += 1;
    const now = role === 'secretariat' ? [languages[seen % languages.length]] : languages;
    for (const language of now) {
      const url = new URL(address);
      url.searchParams.set('lang', language);
      await page.setViewportSize(desk);
      const reply = await page.goto(String(url));
      const label = `${shape} ${language}`;
      await note(async () => assertSoundMarkup(await reply.text(), label));
      await note(() => assertGoodPage(page, label));
      await note(async () => assert.equal(await page.getAttribute('html', 'lang'), language, label));
      await page.setViewportSize(phone);
      await note(() => assertNoSidewaysScroll(page, `${label} on a phone`));
      if (language !== now[0]) continue;
      const name = `${role}${shape.replace(/[^\w]+/g, '-')}`;
      await shot(page, `${name}-phone`);
      await page.setViewportSize(desk);
      await shot(page, `${name}-desk`);
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
