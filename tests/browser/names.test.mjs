// SPDX-License-Identifier: EUPL-1.2
// Hostile name day in a real browser: what people are called and what they write is markup, templates and formulas. On no
// page does any of it run, break the page's policy or open a dialog. tests/hostile/names_test.py asks the same of the bytes.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openBrowser, signIn, visitor } from './lib/browser.mjs';
import { crawl } from './lib/crawl.mjs';
import { startHost } from './lib/host.mjs';
import { judgeOnce } from './lib/judged.mjs';

const names = [
  '"><svg/onload=zq9(1)>', '{{>layout}}{{{frame.csrf}}}', '=HYPERLINK("javascript:zq9(2)","x")', "Robert'); DROP TABLE core_account; --",
  '<script>zq9(3)</script></title></textarea><img src=x onerror=zq9(4)>', '\u202eenO ytiC \u0627\u0644\u0642\u0627\u0647\u0631\u0629',
  `${'N'.repeat(170)}\u{1f3d9}\ufe0f\u{1f468}\u200d\u{1f469}Z\u0310\u0311\u0312`,
];
const worst = `${names[0]}${names[4]}javascript:zq9(5)`;

let host;
let browser;
const ran = [];
let seenBySecretariat = [];
before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
});
beforeEach(() => { ran.length = 0; });
after(async () => {
  await browser?.close();
  await host?.stop();
});

/** A signed-in person whose browser, too, has a hostile name. What runs, breaks the policy or asks is in `ran`. */
async function person(role) {
  const page = await visitor(browser, { userAgent: worst });
  await page.context().exposeFunction('zq9', (what) => ran.push(`zq9(${what}) on ${page.url()}`));
  page.on('dialog', async (dialog) => {
    ran.push(`a dialog (${dialog.type()}: ${dialog.message()}) on ${page.url()}`);
    await dialog.accept();
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy ${event.effectiveDirective} against ${event.blockedURI}`));
  });
  await signIn(page, host, `${role}@demo.example`);
  return page;
}

/** Writes `words` into every free text of a form of `main`. */
async function fill(form, words) {
  for (const field of await form.locator('textarea:visible, input[type=text]:visible').all()) {
    const name = await field.getAttribute('name');
    if (/name|title|reason|note|text|office|heading|remark|label|role|question|alias|acronym/.test(name || '')) await field.fill(words);
  }
}

/** Fills the form whose button is `save` on a page and sends it. @return where that led */
async function make(page, path, words, more = {}) {
  await page.goto(`${host.url}${path}`);
  const form = page.locator('main form[method=post]').filter({ has: page.locator('textarea, input[type=text]') }).first();
  await fill(form, words);
  for (const [name, value] of Object.entries(more)) {
    const field = form.locator(`[name="${name}"]`).first();
    if (await field.count()) await (await field.evaluate((at) => at.tagName) === 'SELECT' ? field.selectOption(value) : field.fill(value));
  }
  await Promise.all([page.waitForEvent('load'), form.locator('button[type=submit]').first().click()]);
  return page.url();
}

/** Nothing has run, and nothing of the names has become an element. */
async function examine(page, label) {
  assert.deepEqual(ran, [], `what ran, seen on ${label}`);
  assert.deepEqual(page.complaints, [], `the console of ${label} is not quiet`);
  const made = await page.$$eval('svg[onload], img[onerror], img[src="x"], [href^="javascript:"], main script:not([src^="/assets/"])', (all) => all.map((at) => at.outerHTML));
  assert.deepEqual(made, [], `elements out of names on ${label}`);
}

/** The pages of each kind that can be reached from `start`, the hostile ones first; not those in `known`. @return their shapes */
async function examineAll(page, start, most, known = []) {
  const how = `${examine}, by Chromium ${browser.version()}`;
  const look = ({ shape, markup, open }) => judgeOnce(how, markup, async () => {
    await open();
    await examine(page, shape);
  });
  return (await crawl(page, start, () => 'en', look, most, known)).visited;
}

test('nobody is called into a script by the name of a city, a person, an organisation, a list or an account', async () => {
  const page = await person('secretariat');
  let made = 0;
  for (const name of names) {
    for (const [path, more] of [['/directory/cities/new', { country: 'CH' }], ['/directory/people/new', {}], ['/directory/organisations/new', {}], ['/directory/lists/new', {}]]) {
      const at = await make(page, path, name, more);
      await examine(page, `${path} with ${name}`);
      if (at.endsWith(path)) continue;
      made += 1;
      // The page of what was made, and each page that belongs to it: to change, to merge, its history, its print.
      const own = new URL(at).pathname;
      const parts = await page.$$eval('main a[href]', (all) => all.map((link) => link.href));
      for (const part of [...new Set(parts)].filter((part) => new URL(part).pathname.startsWith(`${own}/`))) {
        await page.goto(part).catch((error) => assert.match(String(error), /Download is starting|ERR_ABORTED/));
        await examine(page, part);
      }
    }
  }
  assert.ok(made >= names.length * 3, `${made} of ${names.length * 4} were made`);
  await page.goto(`${host.url}/search?q=zq9`);
  await examine(page, 'the search');
  assert.match(await page.locator('main').innerText(), /onload=zq9\(1\)/, 'the search finds and shows the name as text');
  await page.context().close();
});

test('an office called like markup is markup on no page of a consultation, in no comment and in no redline', async () => {
  const secretariat = await person('secretariat');
  await secretariat.goto(`${host.url}/directory/cities?q=Kampala`);
  const city = await secretariat.locator('main table a', { hasText: /^Kampala$/ }).first().getAttribute('href');
  await make(secretariat, `${city}/edit`, names[0]);
  await examine(secretariat, 'the renamed city');

  const office = await person('reviewer');
  await office.locator('main a[href*="/review"]').first().click();
  await office.waitForURL(/\/review/);
  const review = office.url().replace(/[?#].*/, '');
  const paragraphs = (await office.$$eval('section.pl-para', (all) => all.map((at) => at.id))).slice(0, 6);
  // Markup that begins in what was and ends in what is proposed, and entities cut in half.
  const changes = [
    (text) => `<b ${text}`, (text) => `${text.slice(0, 20)}<script>zq9(6)</scr${text.slice(20)}`, (text) => `&lt;${text}&am`,
    (text) => text.replace(' ', ' "><svg/onload=zq9(1)> '), (text) => `${text}{{>layout}}`, (text) => `${text} p;javascript:zq9(7)//-->`,
  ];
  let said = 0;
  for (const [i, id] of paragraphs.entries()) {
    await office.goto(review);
    const open = office.locator(`#${id} a[href*="answer="]`).first();
    if (!await open.count()) continue;
    await Promise.all([office.waitForEvent('load'), open.click()]);
    const paragraph = office.locator(`#${id}`);
    await paragraph.locator(`input[name=stance][value=${i % 2 ? 'comment' : 'suggest'}]`).check();
    const wording = paragraph.locator('textarea[name=wording]');
    if (i % 2 === 0) await wording.fill(changes[i](await wording.inputValue()));
    await paragraph.locator('textarea[name=remark]').fill(i % 2 ? worst : `${names[2]} ${names[5]}`);
    const form = paragraph.locator('form', { has: office.locator('input[name=stance]') });
    await Promise.all([office.waitForEvent('load'), form.locator('button[type=submit]').first().click()]);
    await examine(office, `the review after an answer to ${id}`);
    said += 1;
  }
  assert.ok(said >= 4, `${said} answers were given`);
  assert.ok((await examineAll(office, review, 60)).length >= 5, 'the pages of the office');
  await office.context().close();

  // The drafter sees the same words beside each other, decides on them, and compares.
  const drafter = await person('drafter');
  const statement = await make(drafter, '/statements/new', names[0]);
  await examine(drafter, 'a statement called like markup');
  assert.ok((await examineAll(drafter, statement, 40)).length >= 5, 'the pages of the drafter');
  await drafter.goto(`${host.url}/statements`);
  for (const link of await drafter.$$eval('main a[href^="/statements/"]', (all) => all.map((at) => at.href))) {
    await drafter.goto(`${link.replace(/[?#].*/, '')}/consolidation`);
    await examine(drafter, `${link} consolidated`);
    const points = await drafter.$$eval('main a[href*="/consolidation/"], main a[href*="/decision"]', (all) => all.map((at) => at.href));
    for (const point of [...new Set(points)].slice(0, 8)) {
      await drafter.goto(point);
      await examine(drafter, point);
    }
  }
  await drafter.context().close();
  seenBySecretariat = await examineAll(secretariat, `${host.url}/`, 120);
  assert.ok(seenBySecretariat.length >= 80, 'the pages of the secretariat');
  await secretariat.context().close();
});

test('a browser and a page called like markup are text where an administrator reads of them', async () => {
  // Chromium refuses to send such a Referer; others do not.
  for (const path of ['/', '/nowhere', '/sign-in', `/l/${'0'.repeat(64)}`, '/directory/cities?q=zq9'])
    await fetch(host.url + path, { headers: { 'User-Agent': worst, Referer: `https://evil.example/${worst}`, 'X-Forwarded-For': worst } });
  const page = await person('administrator');
  await page.goto(`${host.url}/account`);
  await examine(page, 'the own sessions');
  assert.match(await page.locator('main').innerText(), /onload=zq9\(1\)|Unknown|browser/i);
  await make(page, '/admin/accounts/new', names[4], { email: 'named@safe.example' });
  // What tells of accounts and of browsers once more; what tells of cities and texts has been seen.
  const known = seenBySecretariat.filter((shape) => !/^\/(admin|account|$)/.test(shape));
  const seen = await examineAll(page, `${host.url}/admin/accounts`, 120, known);
  assert.ok(seen.length >= 15 && new Set([...seen, ...seenBySecretariat]).size >= 100, `the pages of the administrator: ${seen.join(' ')}`);
  await page.context().close();
});
