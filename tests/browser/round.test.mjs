// SPDX-License-Identifier: EUPL-1.2
// A consultation from both sides: the secretariat asks an office, the office answers behind its link, both see it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, languages, openBrowser, phone, shot, signIn, tabTo, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const office = 'international@kampala.example';
const inTwoWeeks = new Date(Date.now() + 14 * 24 * 3600 * 1000).toISOString().slice(0, 10);
let host;
let browser;
let secretariat;
let roundUrl;
let linkUrl;

/** A round on the first statement that has a version, to Kampala; with it the secretariat's page of the round. */
async function openRound(page) {
  await page.goto(`${host.url}/statements?lang=en`);
  await page.locator('tbody tr', { has: page.locator('td[data-label="Last version"] a') }).first().locator('th a').click();
  await page.goto(`${page.url().replace(/[?#].*/, '')}/rounds/new`);
  await page.locator('#f-name').fill('First round');
  await page.locator('input[type=date]').fill(inTwoWeeks);
  await page.locator('input[type=time]').fill('17:00');
  await page.getByLabel('Kampala', { exact: true }).check();
  await assertGoodPage(page, 'a new round');
  await page.getByRole('button', { name: 'Prepare this round' }).click();
  await page.waitForURL(/\/invite$/);
  await assertGoodPage(page, 'the preview of the invitations');
  await shot(page, 'round-preview');
  await page.getByRole('button', { name: 'Send 1 message' }).click();
  await page.waitForURL(/\/rounds\/\w+$/);
  return page.url();
}

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
  roundUrl = await openRound(secretariat);
  const mail = await host.mailbox.mailTo(office);
  linkUrl = host.mailbox.addressIn(mail, `${host.url}/l/`);
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

test('the mailed link tells in three languages what it opens, and opens nothing by itself', async () => {
  const page = await visitor(browser, { viewport: phone });
  for (const language of languages) {
    await page.goto(`${linkUrl}?lang=${language}`);
    await assertGoodPage(page, `the link in ${language}`);
    assert.match(await page.locator('main').textContent(), /Kampala/);
    // 17:00 in Montevideo, where the secretariat of the demo is.
    assert.equal(await page.locator('main time').getAttribute('datetime'), `${inTwoWeeks}T20:00:00Z`, 'the deadline, not the end of the link');
    await shot(page, `link-${language}-phone`);
  }
  await secretariat.goto(roundUrl);
  assert.doesNotMatch(await secretariat.locator('tbody tr', { hasText: 'Kampala' }).textContent(), /Draft begun|Opened once/);
  await page.context().close();
});

test('an office opens its link, suggests other words, and sends; the secretariat sees it', async () => {
  const page = await visitor(browser, { viewport: phone });
  await page.goto(`${linkUrl}?lang=en`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await assertGoodPage(page, 'the text to review');
  await shot(page, 'review-phone');

  await page.locator('.pl-talk a', { hasText: 'Answer' }).nth(1).click();
  await page.getByLabel('Suggest other wording').check();
  const wording = page.locator('textarea[name=wording]');
  const before = await wording.inputValue();
  const saved = page.waitForResponse((reply) => reply.request().postData()?.includes('every+year'));
  await wording.fill(`${before} Cities report on it every year.`);
  assert.equal((await (await saved).json()).state, 'saved');
  await page.locator('#saved', { hasText: 'Saved at' }).waitFor();
  await assertGoodPage(page, 'an answer being written');
  await shot(page, 'review-answer-phone');

  await page.reload();
  assert.equal(await wording.inputValue(), `${before} Cities report on it every year.`, 'what was saved by itself is there again');
  await page.getByRole('link', { name: 'Check and send our review' }).click();
  assert.match(await page.locator('ins').first().textContent(), /Cities report on it every year/);
  await page.locator('input[name=position]').first().check();
  await assertGoodPage(page, 'the check before sending');
  await shot(page, 'review-check-phone');
  await page.getByRole('button', { name: 'Send our review' }).click();

  await page.getByRole('heading', { name: 'Your review was sent' }).waitFor();
  await assertGoodPage(page, 'the receipt');
  await shot(page, 'review-receipt-phone');
  assert.match(await page.locator('.pl-receipt code').textContent(), /\w{6,}/);
  const receipt = await host.mailbox.mailTo(office, /your review was received/);
  assert.match(receipt.text, /Cities report on it every year/);

  await secretariat.goto(roundUrl);
  await assertGoodPage(secretariat, 'the round with an answer');
  assert.deepEqual(await secretariat.locator('.pl-nav [aria-current=page]').allTextContents(), ['Consultations']);
  await shot(secretariat, 'round-answered');
  assert.equal(await secretariat.locator('tbody tr', { hasText: 'Kampala' }).first().locator('[data-label=Points]').textContent(), '1');
  await page.context().close();
});

test('the link of one office opens nothing else', async () => {
  const page = await visitor(browser);
  await page.goto(linkUrl);
  await page.locator('main form button').click();
  for (const path of ['/statements', '/directory/cities', '/admin/accounts', new URL(roundUrl).pathname]) {
    const reply = await page.goto(`${host.url}${path}`);
    assert.ok(reply.status() >= 400 || page.url().includes('/sign-in'), `${path} answered ${reply.status()} at ${page.url()}`);
  }
  await page.context().close();
});

test('an office without scripts saves and sends too', async () => {
  const page = await visitor(browser, { scripts: false });
  await page.goto(`${linkUrl}?lang=en`);
  await page.locator('main form button').click();
  await page.locator('.pl-talk a', { hasText: 'Answer' }).nth(2).click();
  await page.getByLabel('Comment only').check();
  await page.locator('textarea[name=remark]').fill('Who pays for this?');
  await page.getByRole('button', { name: 'Save our answer' }).click();
  await page.locator('a.govuk-button', { hasText: 'Check and send our review' }).click();
  assert.match(await page.locator('main').textContent(), /Who pays for this\?/);
  await page.getByRole('button', { name: 'Send our review' }).click();
  await page.getByRole('heading', { name: 'Your review was sent' }).waitFor();
  await page.context().close();
});

test('the way from the link to the text needs no mouse', async () => {
  const page = await visitor(browser);
  await page.goto(`${linkUrl}?lang=en`);
  await tabTo(page, 'Continue');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/review/);
  await tabTo(page, /^(Answer|Change our answer): Paragraph/);
  await page.keyboard.press('Enter');
  await page.locator('textarea[name=wording]').waitFor();
  await page.context().close();
});
