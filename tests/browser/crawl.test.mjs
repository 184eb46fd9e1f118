// SPDX-License-Identifier: EUPL-1.2
// One page of each kind that a role of the demonstration can reach by links, in three languages and two widths. What the
// secretariat reaches, the administrator reaches too: with the secretariat's menus each page is seen in one language, in turn.
// PLENARIA_CRAWL_PICTURES=1: a picture of each page, for people to look at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, signIn, visitor } from './lib/browser.mjs';
import { shapeOf } from './lib/crawl.mjs';
import { startHost } from './lib/host.mjs';
import { walk } from './lib/walk.mjs';

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

/** At least so many pages: a walk that was led to the door again has seen nothing. */
const known = { administrator: 100, secretariat: 90, reviewer: 12 };
for (const role of (process.env.PLENARIA_CRAWL_ROLES || Object.keys(known).join()).split(',')) {
  test(`every page that the ${role} of the demo can reach is good`, async () => {
    const page = await visitor(browser);
    await signIn(page, host, `${role}@demo.example`);
    const { visited, wrong } = await walk(page, `${host.url}/`, { role, eachInOneLanguage: role === 'secretariat' });
    assert.deepEqual(wrong, []);
    assert.ok(visited.length >= known[role], `only ${visited.join(', ')}`);
    assert.ok(!visited.includes('/sign-in?next'), 'is still signed in');
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
