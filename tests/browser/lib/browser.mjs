// SPDX-License-Identifier: EUPL-1.2
// Debian's Chromium, and what every page must hold: no error in the console, no serious violation, no sideways scroll.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { judgeOnce, judgeWordsOnce } from './judged.mjs';

export const languages = ['en', 'es', 'fr'];
export const phone = { width: 360, height: 740 };
export const desk = { width: 1440, height: 900 };
const shots = process.env.PLENARIA_SCREENSHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What axe asks of words: names, labels, alternatives, languages. */
const rulesOfWords = ['cat.text-alternatives', 'cat.name-role-value', 'cat.forms', 'cat.language'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Chromium without its window: a page costs half of what it costs in `chromium --headless`. */
export function openBrowser() {
  // In a container without user namespaces Chromium cannot start its sandbox; it opens only our own pages here.
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
}

/** A person with a browser of their own: cookies, language, width. `scripts: false` for one without JavaScript; `more` of what Playwright takes. */
export async function visitor(browser, { viewport = desk, scripts = true, locale = 'en', ...more } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: scripts, locale, reducedMotion: 'reduce', ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const complaints = [];
  // A page that is meant to answer 4xx makes Chromium complain about itself; that is no error of the page.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.complaints = complaints;
  page.runsScripts = scripts;
  return page;
}

/** In by a one-time address, as `plenaria user link EMAIL` prints it. */
export async function signIn(page, host, email) {
  await page.goto(await host.signInAddress(email));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL(`${host.url}/`);
}

/** A finger rests on one point of the window and takes what lies there to another. */
export async function dragByFinger(page, from, to) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const touch = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', from);
  await page.waitForTimeout(600);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  await touch('touchEnd');
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await session.detach();
}

async function judgeByAxe(page, label, asked) {
  // axe waits for timers, which a page without scripts has none of: it would wait for ever.
  assert.ok(page.runsScripts !== false, `${label} is judged with scripts; without them it is read, and pictured by shot()`);
  const session = await page.context().newCDPSession(page);
  // Evaluated by the debugger, not as a script of the page: a policy without 'unsafe-inline' refuses the latter.
  const { result: before } = await session.send('Runtime.evaluate', { expression: 'typeof axe' });
  if (before.value === 'undefined') await session.send('Runtime.evaluate', { expression: axe });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    // Nothing of what is asked needs the style sheets once more, nor anything but what is wrong.
    expression: `axe.run(document, { runOnly: ${JSON.stringify(asked)}, preload: false, resultTypes: ['violations'] }).then((found) => JSON.stringify(found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).join(', '))))`,
    awaitPromise: true, returnByValue: true,
  });
  await session.detach();
  assert.equal(exceptionDetails, undefined, `axe did not run on ${label}`);
  assert.deepEqual(JSON.parse(result.value), [], `not accessible: ${label}`);
}

async function judgedByAxe(page, markup, label, { wordsOnly = false } = {}) {
  // Judged by all rules, a page is judged by those of words, too.
  const how = JSON.stringify(['axe', rules, rulesOfWords, page.context().browser().version(), page.viewportSize()]);
  await judgeWordsOnce(how, markup, () => judgeByAxe(page, label, wordsOnly ? rulesOfWords : rules), { anew: !wordsOnly });
}

/**
 * WCAG 2.2 A and AA and best practice: nothing serious, nothing critical. The page's own policy stays in force.
 * `wordsOnly`: for a page whose structure and colours were judged in another language.
 */
export async function assertAccessible(page, label = page.url(), wishes = {}) {
  await judgedByAxe(page, await page.content(), label, wishes);
}

/** The page as it stands in its window, read in one go. */
async function standing(page) {
  // A click waits until the next page has begun, not until its last line is there.
  await page.waitForLoadState('load');
  return page.evaluate(() => {
    const root = document.documentElement;
    return {
      wide: root.scrollWidth, seen: root.clientWidth, titles: document.querySelectorAll('h1').length, language: root.lang, markup: root.outerHTML,
    };
  });
}

function assertFits({ wide, seen }, label) {
  assert.ok(wide <= seen, `${label} is ${wide} px wide in a window of ${seen} px`);
}

export async function assertNoSidewaysScroll(page, label = page.url()) {
  assertFits(await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth })), label);
}

export function assertQuiet(page, label = page.url()) {
  assert.deepEqual(page.complaints, [], `the console of ${label} is not quiet`);
}

/** Everything that every page must hold, in the language and width it has now. @return the language that it says it has */
export async function assertGoodPage(page, label, wishes = {}) {
  const found = await standing(page);
  await judgedByAxe(page, found.markup, label, wishes);
  assertFits(found, label);
  assertQuiet(page, label);
  assert.equal(found.titles, 1, `${label} has one h1`);
  return found.language;
}

export async function shot(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** A picture takes as long as a judgement: one that shows the same already stays. */
async function pictureOnce(page, name) {
  const taken = shots && existsSync(join(shots, `${name}.png`));
  const how = JSON.stringify(['picture', name, page.context().browser().version(), page.viewportSize()]);
  if (!taken) await shot(page, name);
  await judgeOnce(how, await page.content(), () => (taken ? shot(page, name) : undefined));
}

/** The page as it stands now, good and pictured on a phone and on a desk; the window is left as it was. */
export async function look(page, name) {
  const window = page.viewportSize();
  for (const [size, viewport] of [['360', phone], ['1440', desk]]) {
    await page.setViewportSize(viewport);
    await assertGoodPage(page, `${name} at ${size} px`);
    await pictureOnce(page, `${name}-${size}`);
  }
  await page.setViewportSize(window);
}

/** Presses Tab until the element with that accessible name has the focus: a person without a mouse. */
export async function tabTo(page, name, most = 80) {
  const seen = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const at = document.activeElement;
      return (at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent || at.value || '').trim().replace(/\s+/g, ' ');
    });
    if (words === name || (name instanceof RegExp && name.test(words))) {
      const box = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return { outline: style.outlineStyle, shadow: style.boxShadow };
      });
      assert.ok(box.outline !== 'none' || box.shadow !== 'none', `the focus on "${words}" is seen`);
      return;
    }
    if (seen.at(-1) !== words) seen.push(words);
  }
  assert.fail(`Tab never came to ${name}; it passed: ${seen.join(' | ')}`);
}
