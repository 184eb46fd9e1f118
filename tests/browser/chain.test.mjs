// SPDX-License-Identifier: EUPL-1.2
// The chain of a congress: the General Assembly elects a council of three by roll-call, the council elects who presides, and the pages of
// both bodies say which ballot their list comes from.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');
const assembly = { Amman: 'Yousef Shawarbeh', Bristol: 'Marvin Rees', Freetown: 'Yvonne Aki-Sawyerr', Kampala: 'Erias Lukwago', Milan: 'Giuseppe Sala' };

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`the chain of a congress on ${engine}`, () => {
    let host, browser, secretariat, bodiesUrl, councilBallot;
    const picture = (page, name) => (engine === 'sqlite' ? look(page, name) : Promise.resolve());

    before(async () => {
      host = await startHost({ demo: true, engine });
      browser = await openBrowser();
      secretariat = await visitor(browser);
      await signIn(secretariat, host, 'secretariat@demo.example');
      await secretariat.goto(`${host.url}/events?when=past&q=${encodeURIComponent('6th uclg')}&lang=en`);
      await secretariat.getByRole('link', { name: '6th UCLG World Congress' }).first().click();
      await secretariat.getByRole('link', { name: 'Statutory bodies' }).click();
      await secretariat.waitForURL(/\/durban\/bodies$/);
      bodiesUrl = secretariat.url();
    });
    after(async () => {
      await browser?.close();
      await host?.stop();
    });

    const members = (body) => secretariat.goto(`${bodiesUrl}/${body}/members?lang=en`);

    async function setSeats(body, seats) {
      await secretariat.goto(`${bodiesUrl}/${body}?lang=en`);
      await secretariat.getByLabel('Seats').fill(String(seats));
      await secretariat.getByRole('button', { name: 'Save the changes' }).click();
      await secretariat.waitForURL(/\/durban\/bodies$/);
    }

    async function name(body, cities) {
      await members(body);
      for (const box of await secretariat.getByRole('checkbox').all()) await box.uncheck();
      for (const city of cities) await secretariat.getByRole('checkbox', { name: city, exact: true }).check();
      await secretariat.getByRole('button', { name: 'Name those who are ticked' }).click();
      await secretariat.getByText('The members are named.').waitFor();
    }

    /** A roll-call that is written down from the page of the body. @return its address */
    async function writeDown(body) {
      await members(body);
      await secretariat.getByRole('link', { name: 'Elect its members by ballot' }).click();
      await secretariat.getByLabel('By roll-call').check();
      await secretariat.getByLabel('The vote closes on').fill(inDays(3));
      await picture(secretariat, `chain-form-${body}`);
      await secretariat.getByRole('button', { name: 'Save the ballot' }).click();
      await secretariat.waitForURL(/\/ballots\/\w{26}$/);
      return secretariat.url();
    }

    async function enter(url, lines) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByRole('link', { name: 'Enter candidates' }).click();
      await secretariat.getByLabel('Candidates, one a line').fill(lines.join('\n'));
      await secretariat.getByRole('button', { name: 'Save the candidates' }).click();
      await secretariat.waitForURL(url);
    }

    async function open(url, voters) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByRole('link', { name: 'Look at the letters, and open' }).click();
      await secretariat.getByRole('button', { name: `Send ${voters} messages` }).click();
      await secretariat.waitForURL(url);
    }

    async function call(url, voter, cities) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByRole('link', { name: voter }).click();
      const rows = secretariat.locator('.pl-ballot__row');
      for (const [at, city] of cities.entries()) await rows.filter({ hasText: city }).locator('input').fill(String(at + 1));
      await secretariat.getByRole('button', { name: 'Record the vote' }).click();
      await secretariat.waitForURL(url);
    }

    async function finish(url) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByText('Close the vote early').click();
      await secretariat.getByLabel('Reason, as the voters read it').first().fill('All have voted.');
      await secretariat.getByRole('button', { name: 'Close, and tell the voters' }).click();
      await secretariat.getByRole('button', { name: 'State the result' }).click();
      await secretariat.getByRole('heading', { name: 'Result' }).waitFor();
    }

    async function seat(url) {
      await secretariat.goto(`${url}?lang=en`);
      await secretariat.getByRole('link', { name: 'Seat who was elected' }).click();
      await secretariat.getByRole('button', { name: 'Seat them' }).waitFor();
    }

    test('a body without a list elects nobody, and one without a head is named', async () => {
      await setSeats('world_council', 3);
      await setSeats('presidency', 1);
      await members('presidency');
      assert.equal(await secretariat.getByRole('link', { name: 'Elect its members by ballot' }).count(), 1);
      await members('general_assembly');
      assert.doesNotMatch(await words(secretariat), /Elections by ballot/, 'its members are there of right');
      await name('general_assembly', ['Athens', ...Object.keys(assembly)]);
      councilBallot = await writeDown('world_council');
      assert.match(await words(secretariat), /Athens: the directory knows nobody who holds its highest office today/);
      await enter(councilBallot, ['Quito', 'Atlantis', 'Marvin Rees; Bristol', 'Bristol']);
      assert.match(await words(secretariat), /Quito: this city is no member of the body “General Assembly”/);
      assert.match(await words(secretariat), /Atlantis: write the city as the directory has it/);
      assert.match(await words(secretariat), /Bristol and Marvin Rees, Bristol stand for one city/);
      await picture(secretariat, 'chain-draft');
      assert.equal(await secretariat.getByRole('link', { name: 'Look at the letters, and open' }).count(), 0);
      await name('general_assembly', Object.keys(assembly));
      await enter(councilBallot, ['Marvin Rees; Bristol', 'Yvonne Aki-Sawyerr; Freetown', 'Milan', 'Amman']);
      assert.doesNotMatch(await words(secretariat), /Before it can open/);
    });

    test('the Assembly elects the council', async () => {
      await open(councilBallot, 5);
      const mail = await host.mailbox.mailTo('mayor@freetown.example', /World Council.*your vote is asked for/);
      const voter = await visitor(browser, { viewport: phone });
      await voter.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
      await voter.locator('main form button[type=submit]').first().click();
      await voter.waitForURL(/\/committee\/votes\/\w{26}/);
      assert.match(await words(voter), /General Assembly/);
      await picture(voter, 'chain-vote');
      await voter.context().close();
      // Whoever is on the list by now: who votes was frozen.
      await name('general_assembly', ['Amman', 'Bristol', 'Kampala']);
      for (const person of Object.values(assembly)) await call(councilBallot, person, ['Freetown', 'Bristol', 'Milan']);
      await finish(councilBallot);
      await secretariat.getByRole('link', { name: 'Seat who was elected' }).waitFor();
      await picture(secretariat, 'chain-counted');
    });

    test('who was elected sits on the council, and twice changes nothing', async () => {
      await seat(councilBallot);
      assert.match(await words(secretariat), /is replaced/, 'the demonstration has a council');
      await picture(secretariat, 'chain-seating');
      const again = await secretariat.context().newPage();
      await again.goto(`${councilBallot}/seating?lang=en`);
      await secretariat.getByRole('button', { name: 'Seat them' }).click();
      await secretariat.getByText('Who was elected sits on the body now.').waitFor();
      await again.getByRole('button', { name: 'Seat them' }).click();
      await again.getByText('They sit already. Nothing was changed.').waitFor();
      await again.close();
      await members('world_council');
      const shown = await words(secretariat);
      assert.match(shown, /3 of 3 seats/);
      for (const city of ['Bristol', 'Freetown', 'Milan']) assert.ok(shown.includes(city));
      assert.match(shown, /No members of the body that names this one any more: Freetown, Milan\./);
      await picture(secretariat, 'chain-council');
      await secretariat.getByRole('link', { name: /World Council, 6th UCLG World Congress/ }).first().click();
      await secretariat.waitForURL((url) => url.pathname === new URL(councilBallot).pathname);
    });

    test('the council elects who presides', async () => {
      const url = await writeDown('presidency');
      await enter(url, ['Yvonne Aki-Sawyerr; Freetown', 'Marvin Rees; Bristol']);
      await open(url, 3);
      for (const city of ['Bristol', 'Freetown', 'Milan']) await call(url, assembly[city], ['Freetown']);
      await finish(url);
      await seat(url);
      await secretariat.getByRole('button', { name: 'Seat them' }).click();
      await secretariat.getByText('Who was elected sits on the body now.').waitFor();
      await members('presidency');
      assert.match(await words(secretariat), /1 of 1 seats\s*Elected by ballot: Presidency, 6th UCLG World Congress.*Freetown/);
      await secretariat.setViewportSize(phone);
      await secretariat.goto(`${bodiesUrl}/presidency/members?lang=fr`);
      assert.match(await words(secretariat), /Élus par le vote\s:/);
      await picture(secretariat, 'chain-presidency-fr');
    });

    /** What `open` leads to says that, once requests that were under way have left the plugin. */
    async function says(open, pattern) {
      const until = Date.now() + 10_000;
      do await open();
      while (!pattern.test(await words(secretariat)) && Date.now() < until);
      assert.match(await words(secretariat), pattern);
    }

    test('without the other plugin each goes on, and offers no election', async () => {
      const presidency = () => members('presidency');
      await host.run('plugin', 'disable', 'committee');
      await says(presidency, /1 of 1 seats\s*Named by an election: committee\.ballot\/\w{26}\./);
      assert.doesNotMatch(await words(secretariat), /Elections by ballot|Elect its members by ballot/);
      await host.run('plugin', 'enable', 'committee');
      await says(presidency, /Elected by ballot: Presidency/);
      await host.run('plugin', 'disable', 'events-durban');
      await says(() => secretariat.goto(`${councilBallot}?lang=en`), /The body that this ballot elects is not known here/);
      assert.match(await words(secretariat), /Yvonne Aki-Sawyerr, Freetown; Marvin Rees, Bristol; Milan/);
      await host.run('plugin', 'enable', 'events-durban');
    });
  });
}
