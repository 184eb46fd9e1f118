// SPDX-License-Identifier: EUPL-1.2
// A version under silence: an office breaks it on a phone in French, another silence is adopted by the clock, a group approves; the certificate is checked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');
const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`silence on ${engine}`, () => {
    let host, browser, secretariat, versionUrl;

    before(async () => {
      host = await startHost({ demo: true, engine });
      browser = await openBrowser();
      secretariat = await visitor(browser);
      await signIn(secretariat, host, 'secretariat@demo.example');
      await secretariat.goto(`${host.url}/statements?lang=en`);
      await secretariat.getByRole('link', { name: 'Shelter in extreme heat' }).click();
      await secretariat.getByRole('navigation', { name: 'Versions' }).getByRole('link', { name: 'Rev.1' }).click();
      versionUrl = secretariat.url().replace(/\?.*/, '');
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    const seen = async (page, name) => {
      if (engine === 'sqlite') await look(page, name);
    };

    /** Names a group and opens the page with its letters. `cities` with the address of each, and its language. */
    async function ask(kind, name, cities, { day = inDays(6), time = '17:00' } = {}) {
      await secretariat.goto(`${versionUrl}/validation?lang=en`);
      await secretariat.getByRole('link', { name: kind }).click();
      await secretariat.getByLabel('Name of the group').fill(name);
      await secretariat.getByLabel(/^(Last day to object|Deadline)$/).fill(day);
      await secretariat.getByLabel('Time', { exact: true }).fill(time);
      await secretariat.getByLabel('Time zone of the deadline').fill('UTC');
      for (const city of Object.keys(cities)) await secretariat.getByLabel(city, { exact: true }).check();
      await seen(secretariat, `silence-form-${name.split(' ')[0].toLowerCase()}`);
      await secretariat.getByRole('button', { name: 'Go on to the letters' }).click();
      await secretariat.waitForURL(/\/procedures\/\w{26}\/letters/);
      const url = secretariat.url().replace(/\/letters.*/, '');
      await secretariat.goto(`${url}/members?lang=en`);
      for (const [city, [address, language]] of Object.entries(cities)) {
        const card = secretariat.locator('section.pl-card', { has: secretariat.getByRole('heading', { name: city, exact: true }) });
        await card.getByLabel('Mail address').fill(address);
        await card.getByLabel('Language').selectOption(language);
        await card.getByRole('button', { name: /^Save/ }).click();
        await secretariat.getByText('The contact was saved.').waitFor();
      }
      await secretariat.goto(`${url}/letters?lang=en`);
      await seen(secretariat, `silence-letters-${name.split(' ')[0].toLowerCase()}`);
      await secretariat.getByRole('button', { name: new RegExp(`^Send ${Object.keys(cities).length} messages?$`) }).click();
      await secretariat.waitForURL((at) => at.pathname === new URL(url).pathname);
      return url;
    }

    /** A phone behind the link of the newest letter to that address. */
    async function behindLink(address, subject, locale) {
      const mail = await host.mailbox.mailTo(address, subject);
      const office = await visitor(browser, { viewport: phone, locale });
      await office.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
      await office.locator('main form button[type=submit]').first().click();
      await office.waitForURL(/\/answer/);
      return office;
    }

    test('an office breaks the silence on a phone, in French, by keyboard alone', async () => {
      const url = await ask('Begin a silence procedure', 'Mayors of the north', {
        Montréal: ['direction@montreal.example', 'fr'], Athens: ['office@athens.example', 'en'] });
      assert.match(await words(secretariat), /Under silence.*It is adopted unless somebody objects by/);
      const office = await behindLink('direction@montreal.example', /adoptée sauf objection/, 'fr');
      assert.match(await words(office), /Procédure de silence.*Elle est adoptée, sauf objection/);
      await seen(office, 'silence-answer-fr');
      await office.getByRole('radio', { name: 'Nous objectons' }).focus();
      await office.keyboard.press('Space');
      await office.keyboard.press('Tab');
      await office.keyboard.type('Le conseil ne siège que dans dix jours.');
      await office.keyboard.press('Tab');
      await office.keyboard.type('Luc Tremblay, direction');
      await office.keyboard.press('Enter');
      await office.getByRole('heading', { name: /Faites-vous objection/ }).waitFor();
      assert.doesNotMatch(await (await secretariat.goto(`${url}?lang=en`), words(secretariat)), /Silence broken/, 'asked once more before it counts');
      await seen(office, 'silence-confirm-fr');
      await office.getByRole('button', { name: 'Oui, nous objectons' }).press('Enter');
      await office.getByText(/Le silence a été rompu/).first().waitFor();
      await seen(office, 'silence-broken-fr');
      await secretariat.goto(`${url}?lang=en`);
      assert.match(await words(secretariat), /Silence broken.*Montréal objected.*Le conseil ne siège que dans dix jours\./);
      await seen(secretariat, 'silence-broken');
      const told = await host.mailbox.mailTo('office@athens.example', /Silence broken/);
      assert.ok(told, 'everybody is told');
      await office.locator('details summary').click();
      await office.locator('input[name=taken_by]').fill('Luc Tremblay');
      await office.getByRole('button', { name: 'Reprendre notre réponse' }).click();
      await office.getByText(/l’objection a été reprise ensuite/).first().waitFor();
      await office.context().close();
    });

    test('a group approves, and its certificate is checked by a stranger', async () => {
      const url = await ask('Ask for approval', 'Drafters', { Kampala: ['office@kampala.example', 'en'], Amman: ['office@amman.example', 'en'] });
      for (const city of ['kampala', 'amman']) {
        const office = await behindLink(`office@${city}.example`, /your approval is asked for/, 'en');
        await office.getByRole('button', { name: 'Send this answer' }).click();
        await office.getByText('Choose your answer.').first().waitFor();
        await office.getByRole('radio', { name: 'We approve this text' }).check();
        await office.getByLabel('Your name and office').first().fill('Ada Example');
        if (city === 'kampala') await seen(office, 'approval-answer');
        await office.getByRole('button', { name: 'Send this answer' }).click();
        await office.getByText(/Approval, said by Ada Example/).waitFor();
        await office.context().close();
      }
      await secretariat.goto(`${url}?lang=en`);
      assert.match(await words(secretariat), /Approved by 2 of 2; 2 were needed\./);
      await seen(secretariat, 'approval-done');
      const serial = await secretariat.locator('aside code').last().textContent();
      const head = await secretariat.evaluate(async (path) => (await (await fetch(path)).text()).slice(0, 5),
        await secretariat.getByRole('link', { name: 'French (PDF)' }).getAttribute('href'));
      assert.equal(head, '%PDF-');
      const stranger = await visitor(browser, { viewport: phone });
      await stranger.goto(`${host.url}/statements/verify?lang=en`);
      await stranger.getByLabel('Number of the certificate').fill(serial.toLowerCase().replace('-', ' '));
      await stranger.getByRole('button', { name: 'Check it' }).click();
      await stranger.getByText('This certificate is ours').waitFor();
      assert.match(await words(stranger), /Validated by approval of “Drafters”/);
      await seen(stranger, 'certificate-verified');
      await stranger.context().close();
    });

    test('what nobody objects to is adopted by the clock', async () => {
      const soon = new Date(Date.now() + 100 * 1000);
      const url = await ask('Begin a silence procedure', 'Mayors of the south', { Tunis: ['office@tunis.example', 'en'] },
        { day: soon.toISOString().slice(0, 10), time: soon.toISOString().slice(11, 16) });
      const office = await behindLink('office@tunis.example', /adopted unless somebody objects/, 'en');
      const until = Date.now() + 120 * 1000;
      do {
        await secretariat.goto(`${url}?lang=en`);
        await secretariat.waitForTimeout(1000);
      } while (!/Adopted by silence procedure: of 1 asked nobody objected/.test(await words(secretariat)) && Date.now() < until);
      assert.match(await words(secretariat), /Adopted by silence.*nobody objected/);
      await office.getByRole('radio', { name: 'We object' }).check();
      await office.getByLabel('Reason, reservation or comment').fill('Too late.');
      await office.getByLabel('Your name and office').first().fill('Ada');
      await office.getByRole('button', { name: 'Send this answer' }).click();
      await office.getByRole('button', { name: 'Yes, we object' }).click();
      await office.getByText(/This has ended|The deadline has passed/).first().waitFor();
      await seen(office, 'silence-too-late');
      assert.ok(await host.mailbox.mailTo('office@tunis.example', /Adopted by silence/));
      await secretariat.goto(`${versionUrl}?lang=en`);
      assert.match(await words(secretariat), /Mayors of the south\s*Validated/);
      await seen(secretariat, 'silence-version');
      await secretariat.goto(`${versionUrl}/validation?lang=en`);
      await seen(secretariat, 'silence-validation');
      await office.context().close();
    });
  });
}
