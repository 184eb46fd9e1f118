// SPDX-License-Identifier: EUPL-1.2
// A body votes. A vacancy becomes a seated member: nine voters in three languages, two officers, a count that another program repeats.
// Then a roll-call with proxies, and one whose quorum is lost.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { desk, look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');
const partners = [['Inés Ortega', 'ines@partner.example', 'es'], ['Julien Moreau', 'julien@partner.example', 'fr'], ['Clara Díaz', 'clara@partner.example', 'es']];
const members = ['amman', 'athens', 'bristol', 'freetown', 'kampala', 'milan'].map((city) => `mayor@${city}.example`);

/** Of each language: what a voter reads and presses. */
const speech = {
  en: { subject: /your vote is asked for/, check: 'Check my ballot before I cast it', cast: 'Cast this ballot', done: 'The ballot is in the box', place: 'Place of' },
  es: { subject: /se pide su voto/, check: 'Revisar mi papeleta antes de emitirla', cast: 'Emitir esta papeleta', done: 'La papeleta está en la urna' },
  fr: { subject: /votre vote est demandé/, check: 'Vérifier mon bulletin avant de voter', cast: 'Déposer ce bulletin', done: 'Le bulletin est dans l’urne' },
};

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`votes on ${engine}`, () => {
    let host, browser, secretariat, administrator, ballotUrl;
    const keys = new Map();
    const keyFiles = new Map();
    const receipts = [];
    const opened = new Map();

    before(async () => {
      host = await startHost({ demo: true, engine });
      const file = join(host.data, 'partners.csv');
      writeFileSync(file, ['name,email,language', ...partners.map((each) => each.join(','))].join('\n'));
      await host.run('directory', 'import', file, '--kind', 'people', '--apply');
      browser = await openBrowser();
      secretariat = await visitor(browser);
      await signIn(secretariat, host, 'secretariat@demo.example');
      administrator = await visitor(browser);
      await signIn(administrator, host, 'administrator@demo.example');
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    /** Behind the link of a voter, after "Continue". */
    async function behind(address, subject, options = {}) {
      const mail = await host.mailbox.mailTo(address, subject);
      const page = await visitor(browser, { viewport: phone, ...options });
      await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
      await page.locator('main form button[type=submit]').first().click();
      await page.waitForURL(/\/committee\/votes\/\w{26}/);
      return page;
    }

    /** Makes a key, and writes it down as an officer does. */
    async function makeKey(page, url) {
      await page.goto(`${url}?lang=en`);
      await page.getByRole('button', { name: 'I am an officer of this ballot' }).click();
      await page.getByRole('button', { name: 'Make my key' }).click();
      await page.getByRole('heading', { name: 'Your key' }).waitFor();
      const [key, fingerprint] = await page.locator('main code').allTextContents();
      keys.set(page, { key, fingerprint });
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the key as a file' }).click()]);
      keyFiles.set(page, await file.path());
      assert.equal(readFileSync(keyFiles.get(page), 'utf8'), `${key}\n`);
    }

    async function compare(page, other, url) {
      await page.goto(`${url}?lang=en`);
      await page.getByLabel('Fingerprint, as this officer tells it to you').fill(keys.get(other).fingerprint);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page.getByText('You have compared this key.').waitFor();
    }

    async function unseal(page, key) {
      await page.getByLabel('Your key').fill(key);
      await page.getByRole('button', { name: 'Open with my key' }).click();
    }

    async function fillIn(page, fields) {
      for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
    }

    test('a shortlist becomes a ballot, partners join the board, two officers hold keys', async () => {
      await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
      await secretariat.getByRole('link', { name: 'Steering committee, seat 6' }).click();
      await secretariat.getByRole('link', { name: 'Shortlist', exact: true }).click();
      await secretariat.getByRole('link', { name: 'Let the body vote on them' }).click();
      assert.equal(await secretariat.getByLabel('Title (French)').inputValue(), 'Comité directeur, siège 6');
      await secretariat.getByRole('button', { name: 'Save the ballot' }).click();
      await secretariat.getByRole('link', { name: /Write the question/ }).waitFor();
      if (engine === 'sqlite') await look(secretariat, 'ballot-form-problem');
      await fillIn(secretariat, { 'Question (English)': 'Who shall sit for the Americas?', 'Question (Spanish)': '¿Quién ocupará el puesto de las Américas?',
                                  'Question (French)': 'Qui siégera pour les Amériques ?', 'The vote closes on': inDays(7), 'Time zone': 'Europe/Zurich' });
      await secretariat.getByRole('button', { name: 'Save the ballot' }).click();
      await secretariat.waitForURL(/\/ballots\/\w{26}$/);
      ballotUrl = secretariat.url();
      assert.match(await words(secretariat), /Name two or three officers/);
      if (engine === 'sqlite') await look(secretariat, 'ballot-draft');
      await secretariat.getByRole('link', { name: 'Enter candidates' }).click();
      const candidates = secretariat.getByLabel('Candidates, one a line');
      assert.match(await candidates.inputValue(), /^Eric Garcetti; Los Angeles$/m);
      await candidates.fill(`${await candidates.inputValue()}\nAda Colau; Barcelona\nFemke Halsema; Amsterdam`);
      if (engine === 'sqlite') await look(secretariat, 'ballot-candidates');
      await secretariat.getByRole('button', { name: 'Save the candidates' }).click();
      await secretariat.waitForURL(ballotUrl);
      for (const [name] of partners) {
        await secretariat.getByRole('combobox', { name: 'Supporting partner who votes too' }).fill(name);
        await secretariat.getByRole('button', { name: 'Add a partner' }).click();
        await secretariat.getByRole('button', { name: `Take out ${name}` }).waitFor();
      }
      await makeKey(secretariat, ballotUrl);
      if (engine === 'sqlite') await look(secretariat, 'ballot-key');
      await makeKey(administrator, ballotUrl);
      await secretariat.goto(`${ballotUrl}?lang=en`);
      await secretariat.getByLabel('Fingerprint, as this officer tells it to you').fill('0000 0000 0000 0000 0000 0000 0000 0000');
      await secretariat.getByRole('button', { name: 'Compare', exact: true }).click();
      await secretariat.getByText(/This is not the fingerprint of/).first().waitFor();
      await compare(secretariat, administrator, ballotUrl);
      await compare(administrator, secretariat, ballotUrl);
      await secretariat.goto(`${ballotUrl}?lang=en`);
      await secretariat.getByRole('link', { name: 'Look at the letters, and open' }).click();
      if (engine === 'sqlite') await look(secretariat, 'ballot-letters');
      await secretariat.getByRole('button', { name: 'Send 9 messages' }).click();
      await secretariat.waitForURL(ballotUrl);
      assert.match(await words(secretariat), /0 of 9 have taken part; 5 are needed/);
    });

    /** Four clicks from the mail: continue, check, cast; and the places. @return the receipt */
    async function vote(address, language, order, options = {}) {
      const say = speech[language];
      const page = await behind(address, say.subject, { locale: language, ...options });
      assert.equal(await page.getAttribute('html', 'lang'), language);
      const rows = page.locator('.pl-ballot__row');
      opened.set(address, (await rows.locator('strong').allTextContents()).join());
      if (options.look) await look(page, `vote-${language}`);
      const names = await rows.locator('strong').allTextContents();
      for (const [at, name] of order(names).entries()) await rows.filter({ hasText: name }).locator('input').fill(String(at + 1));
      await page.getByRole('button', { name: say.check }).click();
      await page.getByRole('button', { name: say.cast }).waitFor();
      if (options.look) await look(page, `vote-check-${language}`);
      await page.getByRole('button', { name: say.cast }).click();
      await page.getByRole('heading', { name: say.done }).waitFor();
      if (options.look) await look(page, `vote-receipt-${language}`);
      const receipt = await page.locator('main code').first().textContent();
      assert.match(receipt, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/);
      assert.doesNotMatch(page.url(), new RegExp(receipt.slice(0, 4)));
      receipts.push(receipt);
      return page;
    }

    test('nine vote in three languages, on phones, with scripts and without', async () => {
      const wrong = await behind(members[0], speech.en.subject);
      const rows = wrong.locator('.pl-ballot__row input');
      await rows.first().fill('2');
      await wrong.getByRole('button', { name: speech.en.check }).click();
      await wrong.getByRole('alert').waitFor();
      if (engine === 'sqlite') await look(wrong, 'vote-gap');
      assert.equal(await rows.first().inputValue(), '2', 'what was typed stays');
      await wrong.context().close();

      // What a candidate says is read beside the half-filled ballot, in the language of the reader where there is one.
      for (const [address, language, said] of [[members[1], 'en', /office for immigrant affairs/], [partners[0][1], 'es', /Es una traducción.*asuntos de inmigrantes/s],
                                               [partners[1][1], 'fr', /Non donnée dans votre langue/]]) {
        const reader = await behind(address, speech[language].subject, { locale: language });
        await reader.locator('.pl-ballot__row input').first().fill('1');
        const says = reader.locator('details.pl-says', { hasText: 'Eric Garcetti' });
        await says.locator('summary').first().click();
        assert.match(await says.textContent(), said);
        assert.match(await says.textContent(), /[0-9a-f]{64}/);
        if (engine === 'sqlite') await look(reader, `vote-statement-${language}`);
        assert.equal(await reader.locator('.pl-ballot__row input').first().inputValue(), '1', 'nothing of the ballot is lost');
        await reader.context().close();
      }

      // Nobody reloads this page: it hears of each vote.
      await secretariat.goto(`${ballotUrl}?lang=en`);
      const pictures = engine === 'sqlite';
      const forward = (names) => ['Eric Garcetti', ...names.filter((name) => name !== 'Eric Garcetti')];
      const backward = (names) => forward(names).reverse();
      await vote(members[0], 'en', forward, { look: pictures }).then((page) => page.context().close());
      await secretariat.getByText('1 of 9 have taken part; 5 are needed.').waitFor();
      await vote(partners[0][1], 'es', backward, { look: pictures }).then((page) => page.context().close());
      await vote(partners[1][1], 'fr', forward, { look: pictures }).then((page) => page.context().close());
      await vote(members[1], 'en', forward, { scripts: false }).then((page) => page.context().close());
      await vote(partners[2][1], 'es', () => []).then((page) => page.context().close());
      for (const address of members.slice(2)) await vote(address, 'en', forward).then((page) => page.context().close());
      assert.equal(new Set(receipts).size, 9);
      assert.equal(new Set(opened.values()).size, 1, 'everybody sees the candidates in the order that was drawn');
      const told = await host.mailbox.mailTo(members[0], /your vote was received/);
      for (const receipt of receipts) assert.ok(!told.text.includes(receipt));
    });

    test('who has voted is told so, and replaces a ballot with its receipt alone', async () => {
      const page = await behind(members[0], speech.en.subject);
      await page.getByRole('heading', { name: 'You have voted.' }).waitFor();
      assert.doesNotMatch(await words(page), new RegExp(receipts[0]));
      await page.getByRole('button', { name: speech.en.check }).click();
      await page.getByRole('button', { name: speech.en.cast }).click();
      await page.getByRole('alert').first().waitFor();
      await page.getByLabel('Receipt of the ballot that you replace').fill(receipts[0].toLowerCase());
      const rows = page.locator('.pl-ballot__row input');
      await rows.first().fill('1');
      await page.getByRole('button', { name: speech.en.check }).click();
      await page.getByRole('button', { name: speech.en.cast }).click();
      await page.getByRole('heading', { name: speech.en.done }).waitFor();
      receipts[0] = await page.locator('main code').first().textContent();
      await page.context().close();
    });

    test('nothing of the result is told before two officers have opened the boxes', async () => {
      await secretariat.goto(`${ballotUrl}?lang=en`);
      assert.match(await words(secretariat), /9 of 9 have taken part/);
      assert.doesNotMatch(await words(secretariat), /Elected|Blank ballots/);
      if (engine === 'sqlite') await look(secretariat, 'ballot-open');
      await secretariat.getByText('Close the vote early').click();
      await secretariat.getByLabel('Reason, as the voters read it').first().fill('All have voted.');
      await secretariat.getByRole('button', { name: 'Close, and tell the voters' }).click();
      await secretariat.getByText('Your key is asked for').waitFor();

      await unseal(secretariat, keys.get(administrator).key);
      await secretariat.getByText(/it is not your key of this ballot/).first().waitFor();
      await secretariat.getByLabel('Or read the key from its file').setInputFiles(keyFiles.get(secretariat));
      await secretariat.waitForFunction((key) => document.getElementById('f-key').value === key, keys.get(secretariat).key);
      if (engine === 'sqlite') await look(secretariat, 'ballot-key-from-file');
      await secretariat.getByRole('button', { name: 'Open with my key' }).click();
      await secretariat.getByText(/The outer seals are open, and the boxes shuffled/).waitFor();
      await administrator.goto(`${ballotUrl}?lang=en`);
      await administrator.getByText(/Second step/).waitFor();
      if (engine === 'sqlite') await look(administrator, 'ballot-second-step');
      await unseal(administrator, keys.get(administrator).key);
      await administrator.getByText(/The ballots are counted/).waitFor();
      assert.match(await words(administrator), /Elected/);
      if (engine === 'sqlite') await look(administrator, 'ballot-counted');
    });

    test('everybody checks a receipt, and another program counts the ballots again', async () => {
      const anybody = await visitor(browser, { viewport: phone });
      await anybody.goto(`${host.url}/committee/receipts/${ballotUrl.split('/').pop()}?lang=en`);
      for (const receipt of receipts) {
        await anybody.getByLabel('Your receipt').fill(receipt.replaceAll('-', ' '));
        await anybody.getByRole('button', { name: 'Check', exact: true }).click();
        await anybody.getByText('This ballot came out of the box whole, and was counted').waitFor();
      }
      if (engine === 'sqlite') await look(anybody, 'receipt-checked');
      await anybody.getByLabel('Your receipt').fill('0000 0000 0000 0000 0000');
      await anybody.getByRole('button', { name: 'Check', exact: true }).click();
      await anybody.getByText('No ballot has this receipt').waitFor();
      // The office of a candidate who lost, without an account: the ballots, and the command that counts them.
      for (const language of ['es', 'fr', 'en']) {
        await anybody.goto(`${host.url}/committee/receipts/${ballotUrl.split('/').pop()}?lang=${language}`);
        await anybody.locator('details summary').filter({ hasText: /Contar de nuevo|Compter à nouveau|Count it again/ }).click();
        if (engine === 'sqlite') await look(anybody, `recount-${language}`);
      }
      const command = await anybody.locator('.pl-command').textContent();
      const [ballots] = await Promise.all([anybody.waitForEvent('download'), anybody.getByRole('link', { name: 'Ballots (BLT)' }).click()]);
      const argument = command.trim().split(' ').slice(1).map((word) => (word.endsWith('.blt') ? null : word));
      argument[argument.indexOf(null)] = await ballots.path();
      assert.equal(ballots.suggestedFilename(), command.match(/\S+\.blt/)[0]);
      const again = JSON.parse(await host.run(...argument, '--json'));
      await anybody.context().close();

      await secretariat.goto(`${ballotUrl}?lang=en`);
      const stated = (await words(secretariat)).match(/Elected\s*(.+?), /)[1].trim();
      assert.ok(again.elected[0].startsWith(stated), `${again.elected[0]} is ${stated}`);
      await secretariat.getByRole('link', { name: /^The count/ }).click();
      if (engine === 'sqlite') await look(secretariat, 'ballot-count');
      const fetched = async (name) => {
        const [file] = await Promise.all([secretariat.waitForEvent('download'), secretariat.getByRole('link', { name }).click()]);
        return file.path();
      };
      const [blt, record] = [await fetched('Ballots (BLT)'), await fetched('Full record (JSON)')];
      const recount = ['import json, sys', 'import blt, compare, scottish', 'election = blt.read(open(sys.argv[1], encoding="utf-8").read())',
                       'told = compare.Told(json.load(open(sys.argv[2], encoding="utf-8")), election.standing())',
                       'print(compare.objection(told, lambda lots: scottish.recount(election, lots)) or "the same")'].join('\n');
      const { stdout } = await promisify(execFile)('python3', ['-B', '-c', recount, blt, record],
                                                   { env: { ...process.env, PYTHONPATH: join(process.env.PLENARIA_SOURCE_DIR, 'tests/count') } });
      assert.equal(stdout.trim(), 'the same');
    });

    test('who was elected is seated in the ledger', async () => {
      await secretariat.goto(`${ballotUrl}?lang=en`);
      const elected = (await words(secretariat)).match(/Elected\s*(.+?), /)[1].trim();
      await secretariat.getByRole('link', { name: 'Fill the seat with who was elected' }).click();
      assert.match(await secretariat.getByLabel('Reason', { exact: true }).inputValue(), /Elected by ballot/);
      await secretariat.getByRole('button', { name: 'Fill the seat' }).click();
      await secretariat.getByRole('heading', { name: 'The seat is filled' }).waitFor();
      await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
      await secretariat.getByRole('link', { name: 'Steering committee, seat 6' }).click();
      await secretariat.getByRole('link', { name: 'Terms of this seat' }).click();
      assert.ok((await words(secretariat)).includes(elected), 'the ledger has a term of who was elected');
      const told = await host.mailbox.mailTo(partners[1][1], /résultat d’un vote/);
      const page = await visitor(browser, { viewport: phone, locale: 'fr' });
      await page.goto(host.mailbox.addressIn(told, `${host.url}/l/`));
      await page.locator('main form button[type=submit]').first().click();
      await page.getByRole('heading', { name: 'Résultat' }).waitFor();
      assert.ok((await words(page)).includes(elected));
      if (engine === 'sqlite') await look(page, 'vote-result-fr');
      await page.context().close();
    });

    /** A motion that is written down, and not open yet. */
    async function motion(title, quorum, how) {
      await secretariat.setViewportSize(desk);
      await secretariat.goto(`${host.url}/committee/ballots/new?lang=en`);
      await secretariat.getByLabel('Body that votes').selectOption({ label: 'Steering committee' });
      await fillIn(secretariat, { 'Title (English)': title, 'Question (English)': 'Shall the committee adopt its rules?', Quorum: quorum,
                                  'The vote closes on': inDays(3), 'Time zone': 'Africa/Kampala' });
      await secretariat.getByLabel('A motion: yes, no or abstention').check();
      await secretariat.getByLabel(how).check();
      await secretariat.getByLabel('Majority').selectOption({ label: 'Two thirds of yes and no' });
      await secretariat.getByRole('button', { name: 'Save the ballot' }).click();
      await secretariat.waitForURL(/\/ballots\/\w{26}$/);
      return secretariat.url();
    }

    async function open(url) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByRole('link', { name: 'Look at the letters, and open' }).click();
      await secretariat.getByRole('button', { name: /^Send \d+ messages$/ }).click();
      await secretariat.waitForURL(url);
    }

    async function call(url, name, answer) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByRole('link', { name }).click();
      await secretariat.getByRole('radio', { name: answer, exact: true }).check();
      if (engine === 'sqlite') await look(secretariat, 'ballot-voter');
      await secretariat.getByRole('button', { name: 'Record the vote' }).click();
      await secretariat.waitForURL(url);
    }

    async function closeEarly(url) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByText('Close the vote early').click();
      await secretariat.getByLabel('Reason, as the voters read it').first().fill('The meeting has ended.');
      await secretariat.getByRole('button', { name: 'Close, and tell the voters' }).click();
      await secretariat.waitForURL(url);
    }

    test('a roll-call with a proxy: everybody sees who voted how', async () => {
      const url = await motion('Rules of procedure', '5', 'By roll-call');
      await open(url);
      const giver = await behind('mayor@kampala.example', /Rules of procedure: your vote is asked for/);
      await giver.getByText('Let somebody else vote for me').click();
      await giver.getByLabel('Who votes for you').selectOption({ label: 'Yvonne Aki-Sawyerr, Freetown' });
      await giver.getByRole('button', { name: 'Give my proxy' }).click();
      await giver.getByText(/Yvonne Aki-Sawyerr votes for you/).waitFor();
      if (engine === 'sqlite') await look(giver, 'vote-proxy-given');
      await giver.context().close();

      const holder = await behind('mayor@freetown.example', /you hold a proxy/);
      for (const name of ['Yvonne Aki-Sawyerr', 'Erias Lukwago']) {
        const other = holder.getByRole('link', { name, exact: true });
        if (await other.count()) await other.click();
        await holder.getByRole('radio', { name: 'Yes', exact: true }).check();
        await holder.getByRole('button', { name: speech.en.check }).click();
        await holder.getByRole('button', { name: speech.en.cast }).click();
        await holder.getByText('The vote was received.').waitFor();
      }
      if (engine === 'sqlite') await look(holder, 'vote-roll-call');
      await holder.context().close();
      await call(url, 'Marvin Rees', 'Yes');
      await call(url, 'Giuseppe Sala', 'No');
      await call(url, 'Yousef Shawarbeh', 'Abstention');
      await call(url, 'Giuseppe Sala', 'Yes');
      await closeEarly(url);
      await secretariat.getByRole('button', { name: 'State the result' }).click();
      await secretariat.getByText(/Carried\. Yes: 4; no: 0; abstentions: 1\./).waitFor();
      assert.match(await words(secretariat), /Georgios Kaminis Athens\s*Did not vote/);
      if (engine === 'sqlite') await look(secretariat, 'ballot-roll-call');
    });

    test('without a quorum nothing is decided', async () => {
      const url = await motion('Second rules', '5', 'By roll-call');
      await open(url);
      await call(url, 'Marvin Rees', 'Yes');
      await closeEarly(url);
      await secretariat.getByText('The quorum was not reached: nothing is opened, and nothing is decided.').waitFor();
      assert.equal(await secretariat.getByRole('button', { name: 'State the result' }).count(), 0);
      if (engine === 'sqlite') await look(secretariat, 'ballot-without-quorum');
    });

    test('four vote on paper, and two people enter the slips, each alone', async () => {
      await host.run('user', 'add', 'noor@demo.example', 'Noor Haddad', '--role', 'secretariat');
      const colleague = await visitor(browser);
      await signIn(colleague, host, 'noor@demo.example');
      const url = await motion('Budget', '4', 'Secretly');
      await makeKey(secretariat, url);
      await makeKey(administrator, url);
      await compare(secretariat, administrator, url);
      await compare(administrator, secretariat, url);
      await open(url);
      for (const name of ['Marvin Rees', 'Giuseppe Sala', 'Yousef Shawarbeh', 'Erias Lukwago']) {
        await secretariat.goto(`${url}?lang=en`);
        await secretariat.getByRole('link', { name }).click();
        await secretariat.getByRole('button', { name: 'Votes on paper', exact: true }).click();
        await secretariat.waitForURL(url);
      }
      const mail = await host.mailbox.mailTo('mayor@milan.example', /Budget: your vote is asked for/);
      const onPaper = await visitor(browser, { viewport: phone });
      await onPaper.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
      assert.equal(await onPaper.locator('main form button[type=submit]').count(), 0, 'who votes on paper has no link any more');
      await onPaper.context().close();

      const enter = async (page, slips) => {
        await page.getByLabel('Slips, one a line').fill(slips.join('\n'));
        await page.locator('main form button[type=submit]').click();
      };
      await secretariat.getByRole('link', { name: 'Enter slips' }).click();
      await enter(secretariat, ['yes', 'perhaps']);
      await secretariat.getByRole('link', { name: /Slip 2 cannot be read: “perhaps”/ }).waitFor();
      if (engine === 'sqlite') await look(secretariat, 'slips');
      await enter(secretariat, ['yes', 'yes', 'no', '-']);
      await secretariat.getByRole('heading', { name: 'Write this code on the envelope' }).waitFor();
      if (engine === 'sqlite') await look(secretariat, 'slips-code');
      const code = await secretariat.locator('main code').first().textContent();

      await colleague.goto(`${url}/slips?lang=en`);
      await colleague.getByLabel('Code on the envelope').fill(code);
      await enter(colleague, ['no', 'no', 'yes', '-']);
      await colleague.getByRole('heading', { name: 'The two lists differ' }).waitFor();
      if (engine === 'sqlite') await look(colleague, 'slips-differ');
      await colleague.getByLabel('Code on the envelope').fill(code);
      await enter(colleague, ['-', 'no', 'yes', 'yes']);
      await colleague.getByText(/Both lists agree/).waitFor();

      await closeEarly(url);
      await unseal(secretariat, keys.get(secretariat).key);
      await secretariat.getByText(/The outer seals are open, and the boxes shuffled/).waitFor();
      await administrator.goto(`${url}?lang=en`);
      await unseal(administrator, keys.get(administrator).key);
      await administrator.getByText(/Carried\. Yes: 2; no: 1; abstentions: 0\./).waitFor();
      await colleague.context().close();
    });
  });
}
