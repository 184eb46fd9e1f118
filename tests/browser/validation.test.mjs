// SPDX-License-Identifier: EUPL-1.2
// A version is validated by the vote of a body before it opens for signature: refused first, rejected once, carried then, shown to the public.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`validation on ${engine}`, () => {
    let host, browser, secretariat, versionUrl, ballotUrl;

    before(async () => {
      host = await startHost({ demo: true, engine });
      browser = await openBrowser();
      secretariat = await visitor(browser);
      await signIn(secretariat, host, 'secretariat@demo.example');
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    const seen = async (page, name) => {
      if (engine === 'sqlite') await look(page, name);
    };

    /** Lets the committee vote on the version, by roll-call, and opens the vote. */
    async function askTheCommittee() {
      await secretariat.goto(`${versionUrl}?lang=en`);
      await secretariat.getByRole('link', { name: /^Validation of/ }).click();
      await seen(secretariat, 'validation-ask');
      await secretariat.getByLabel('Body that votes').selectOption({ label: await committee() });
      await secretariat.getByRole('button', { name: 'Draft the vote' }).click();
      await secretariat.waitForURL(/\/committee\/ballots\/\w{26}\/edit/);
      assert.match(await secretariat.getByLabel('Title (French)').inputValue(), /^Validation\s: .* – Rev\.7$/);
      assert.match(await secretariat.getByLabel('Question (Spanish)').inputValue(), /^¿Valida el órgano .*[0-9a-f]{64}$/);
      assert.ok(await secretariat.getByLabel('By roll-call').isChecked());
      await secretariat.getByLabel('The vote closes on').fill(inDays(5));
      await secretariat.getByRole('button', { name: 'Save the ballot' }).click();
      await secretariat.waitForURL(/\/ballots\/\w{26}$/);
      ballotUrl = secretariat.url();
      assert.match(await words(secretariat), /The vote is on this text: .* – Rev\.7.*[0-9a-f]{64}/);
      await seen(secretariat, 'validation-ballot');
      await secretariat.getByRole('link', { name: 'Look at the letters, and open' }).click();
      await secretariat.getByRole('button', { name: /^Send \d+ messages$/ }).click();
      await secretariat.waitForURL(ballotUrl);
    }
    const committee = () => secretariat.getByLabel('Body that votes').locator('option', { hasText: 'Steering committee' }).textContent();

    async function call(name, answer) {
      await secretariat.goto(`${ballotUrl}?lang=en`);
      await secretariat.getByRole('link', { name }).click();
      await secretariat.getByRole('radio', { name: answer, exact: true }).check();
      await secretariat.getByRole('button', { name: 'Record the vote' }).click();
      await secretariat.waitForURL(ballotUrl);
    }

    async function closeAndState() {
      await secretariat.goto(`${ballotUrl}?lang=en`);
      await secretariat.getByText('Close the vote early').click();
      await secretariat.getByLabel('Reason, as the voters read it').first().fill('The meeting has ended.');
      await secretariat.getByRole('button', { name: 'Close, and tell the voters' }).click();
      await secretariat.getByRole('button', { name: 'State the result' }).click();
      await secretariat.getByRole('button', { name: 'State the result' }).waitFor({ state: 'detached' });
    }

    /** The form that opens the version for signature, sent. */
    async function openForSignature() {
      await secretariat.goto(`${versionUrl}?lang=en`);
      await secretariat.getByRole('link', { name: /^Open .* for signature$/ }).click();
      await secretariat.getByRole('button', { name: 'Open for signature' }).click();
      await secretariat.getByRole('main').waitFor();
    }

    test('where validation is needed, a version that is just issued does not open for signature', async () => {
      const administrator = await visitor(browser);
      await signIn(administrator, host, 'administrator@demo.example');
      await administrator.goto(`${host.url}/admin/settings?lang=en`);
      await administrator.getByLabel('A version needs validation before it opens for signature').check();
      await administrator.getByRole('main').getByRole('button', { name: /^Save/ }).first().click();
      await administrator.goto(`${host.url}/admin/settings?lang=en`);
      assert.ok(await administrator.getByLabel('A version needs validation before it opens for signature').isChecked());
      await administrator.context().close();

      await secretariat.goto(`${host.url}/statements/new?lang=en`);
      await secretariat.getByLabel('Title in English').fill('Kampala call');
      await secretariat.getByRole('button', { name: 'Create the statement' }).click();
      await secretariat.getByRole('button', { name: 'Add a paragraph at the end' }).click();
      await secretariat.locator('textarea').first().fill('We will open our schools to every child.');
      await secretariat.getByRole('main').getByRole('button', { name: /^Save/ }).first().click();
      const statement = secretariat.url().match(/\/statements\/\w{26}/)[0];
      await secretariat.goto(`${host.url}${statement}/versions?lang=en`);
      await secretariat.getByLabel('Name of the version').fill('Rev.7');
      await secretariat.getByRole('button', { name: 'Issue this version' }).click();
      await secretariat.waitForURL(/\/versions\/\w{26}/);
      versionUrl = secretariat.url();

      await openForSignature();
      assert.match(await words(secretariat), /This version needs validation before it opens for signature: let a body vote on it first/);
      await seen(secretariat, 'validation-signature-refused');
    });

    test('a body without members and a second vote of the same body are refused, the latter with the way to the first', async () => {
      await askTheCommittee();
      const running = new URL(ballotUrl).pathname;
      await secretariat.goto(`${versionUrl}/validation?lang=en`);
      await secretariat.getByLabel('Body that votes').selectOption({ label: await committee() });
      await secretariat.getByRole('button', { name: 'Draft the vote' }).click();
      await secretariat.getByText(/has been asked already: look at that vote/).first().waitFor();
      assert.equal(await secretariat.getByRole('link', { name: /^All about it/ }).getAttribute('href'), running);
      await seen(secretariat, 'validation-asked-twice');
      await secretariat.goto(`${versionUrl}?lang=en`);
      assert.match(await words(secretariat), /Steering committee.*Open/);
      await openForSignature();
      assert.match(await words(secretariat), /“Steering committee” has not decided yet/);
    });

    test('a voter reads the text behind the link, and votes by name', async () => {
      const mail = await host.mailbox.mailTo('mayor@kampala.example', /Kampala call/);
      const voter = await visitor(browser, { viewport: phone });
      await voter.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
      await voter.locator('main form button[type=submit]').first().click();
      await voter.getByRole('link', { name: 'Read the text that is voted on' }).click();
      await voter.getByText('We will open our schools to every child.').waitFor();
      await seen(voter, 'validation-voter-text');
      await voter.getByRole('link', { name: 'Back to the vote' }).first().click();
      await voter.getByRole('radio', { name: 'No', exact: true }).check();
      await voter.getByRole('button', { name: 'Check my ballot before I cast it' }).click();
      await voter.getByRole('button', { name: 'Cast this ballot' }).click();
      await voter.getByText('The vote was received.').waitFor();
      await voter.context().close();
      await secretariat.goto(`${versionUrl}?lang=en`);
      assert.doesNotMatch(await words(secretariat), /Carried|Not carried|Who voted how/, 'nothing of a vote is told while it is open');
    });

    test('what the body rejects is not signed', async () => {
      for (const name of ['Marvin Rees', 'Giuseppe Sala', 'Yousef Shawarbeh', 'Yvonne Aki-Sawyerr']) await call(name, 'No');
      await closeAndState();
      await openForSignature();
      assert.match(await words(secretariat), /“Steering committee” did not validate it/);
    });

    test('what the body carries by roll-call opens for signature, and the public reads who validated it', async () => {
      await askTheCommittee();
      for (const name of ['Marvin Rees', 'Giuseppe Sala', 'Yousef Shawarbeh', 'Yvonne Aki-Sawyerr']) await call(name, 'Yes');
      await closeAndState();
      await secretariat.goto(`${versionUrl}?lang=en`);
      assert.match(await words(secretariat), /Steering committee\s*Validated.*Carried\. Yes: 4; no: 0; abstentions: 0\./);
      await secretariat.getByText('Who voted how').first().click();
      assert.match(await words(secretariat), /Marvin Rees, Bristol\s*Yes/);
      await seen(secretariat, 'validation-version');
      await openForSignature();
      await secretariat.waitForURL(/\/statements\/signings\/\w{26}$/);
      const signing = secretariat.url().split('/').pop();
      const anybody = await visitor(browser, { viewport: phone });
      await anybody.goto(`${host.url}/wall/${signing}?lang=en`);
      assert.match(await words(anybody), /Validated by “Steering committee” on .*Carried\. Yes: 4; no: 0/);
      assert.doesNotMatch(await words(anybody), /Marvin Rees/);
      await seen(anybody, 'validation-wall');
      await anybody.context().close();
    });

    test('the record outlives the plugin that held the vote', async () => {
      const board = await visitor(browser);
      await signIn(board, host, 'board_member@demo.example');
      await board.goto(`${versionUrl}?lang=en`);
      assert.match(await words(board), /Carried\. Yes: 4; no: 0/);
      await board.context().close();
      await host.run('plugin', 'disable', 'committee');
      for (let tries = 0; tries < 60; tries += 1) {
        await secretariat.goto(`${versionUrl}/validation?lang=en`);
        if (!(await secretariat.getByLabel('Body that votes').count())) break;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      await secretariat.goto(`${versionUrl}?lang=en`);
      assert.match(await words(secretariat), /Steering committee\s*Validated.*Carried\. Yes: 4; no: 0; abstentions: 0\./);
      assert.doesNotMatch(await words(secretariat), /Who voted how/, 'names stay with the body');
      await seen(secretariat, 'validation-without-committee');
    });
  });
}
