// SPDX-License-Identifier: EUPL-1.2
// The first minutes of a new house: somebody signs in, in three languages, on a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, languages, openBrowser, phone, shot, signIn, tabTo, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const admin = 'ana@example.org';
let host;
let browser;

before(async () => {
  host = await startHost();
  await host.run('user', 'add', admin, 'Ana Pérez', '--role', 'administrator');
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const windows = { desk, phone };
for (const [size, viewport] of Object.entries(windows)) {
  test(`the sign-in page is good in three languages on a ${size}`, async () => {
    const page = await visitor(browser, { viewport });
    for (const language of languages) {
      await page.goto(`${host.url}/sign-in?lang=${language}`);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      await assertGoodPage(page, `sign-in ${language} ${size}`);
      await shot(page, `sign-in-${language}-${size}`);
    }
    await page.context().close();
  });

  test(`the front page is good in three languages on a ${size}`, async () => {
    const page = await visitor(browser, { viewport });
    await signIn(page, host, admin);
    for (const language of languages) {
      await page.goto(`${host.url}/?lang=${language}`);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      await assertGoodPage(page, `front page ${language} ${size}`);
      await shot(page, `today-${language}-${size}`);
    }
    await page.context().close();
  });
}

test('a wrong password is told beside the field and at the top, and the page stays good', async () => {
  const page = await visitor(browser);
  await page.goto(`${host.url}/sign-in?lang=en`);
  await page.getByLabel('Mail address').fill(admin);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Mail address').inputValue(), admin);
  await assertGoodPage(page, 'sign-in with an error');
  await shot(page, 'sign-in-error');
  await page.context().close();
});

test('a page that is not there keeps the language and names a number to quote', async () => {
  const page = await visitor(browser, { locale: 'fr' });
  const reply = await page.goto(`${host.url}/no/such/page?lang=fr`);
  assert.equal(reply.status(), 404);
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  await assertGoodPage(page, 'not found');
  await shot(page, 'not-found-fr');
  await page.context().close();
});

test('an unknown link says so in three languages', async () => {
  const page = await visitor(browser, { viewport: phone });
  await page.goto(`${host.url}/l/${'0'.repeat(64)}`);
  for (const language of languages) assert.equal(await page.locator(`section[lang=${language}]`).count(), 1, language);
  await assertGoodPage(page, 'unknown link');
  await shot(page, 'link-unknown');
  await page.context().close();
});

test('signing in needs no mouse', async () => {
  const page = await visitor(browser);
  await page.goto(await host.signInAddress(admin));
  await tabTo(page, 'Continue');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${host.url}/`);
  assert.match(await page.locator('header').textContent(), /Ana Pérez/);
  await page.context().close();
});

test('signing in and out needs no scripts', async () => {
  const page = await visitor(browser, { scripts: false });
  await signIn(page, host, admin);
  await page.locator('.pl-who summary').click();
  await page.locator('.pl-who form button').click();
  await page.waitForURL(/\/sign-in/);
  await page.goto(`${host.url}/`);
  assert.match(page.url(), /\/sign-in/);
  await page.context().close();
});

test('a forgotten password is set anew by the mailed link', async () => {
  const page = await visitor(browser);
  await page.goto(`${host.url}/forgot?lang=en`);
  await page.getByLabel('Mail address').fill(admin);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  const mail = await host.mailbox.mailTo(admin, /set a new password/);
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/reset/`));
  await page.getByLabel('New password').fill('three calm herons fly');
  await page.getByRole('button', { name: 'Set my password' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Mail address').fill(admin);
  await page.getByLabel('Password').fill('three calm herons fly');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${host.url}/`);
  await page.context().close();
});
