// SPDX-License-Identifier: EUPL-1.2
// The Global Refugee Forum of 2019, on both engines and from an empty house: planned by the calendar of its format in March, cities
// invited in three languages, a pledge made and followed up, people let in by their badges in December, reported in January.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { assertQuiet, look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { wordsOf, download } from './lib/documents.mjs';
import { startHost } from './lib/host.mjs';
import { onTheDesk } from './lib/journey/story.mjs';
import { addEvent, addRoom, addSeries, addSession, chooseOffices, enterBy, invite, planOf, release } from './lib/planning.mjs';
import { importTable, press } from './lib/secretariat.mjs';
import { Steps } from './lib/steps.mjs';

const secretariat = 'ana@example.org';
const offices = [
  { city: 'Montréal', address: 'protocole@montreal.example', language: 'fr', mayor: 'Valérie Plante', comes: 'Le maire vient', head: 'Chef de délégation', name: 'Prénom et nom', post: 'Fonction', send: 'Envoyer notre réponse' },
  { city: 'Kampala', address: 'protocol@kampala.example', language: 'en', mayor: 'Erias Lukwago', comes: 'The mayor comes', head: 'Head of delegation', name: 'First and last name', post: 'Function', send: 'Send our answer' },
  { city: 'Los Angeles', country: 'United States', address: 'protocol@losangeles.example', language: 'es', mayor: 'Eric Garcetti', comes: 'Viene la alcaldesa o el alcalde', head: 'Jefatura de la delegación', name: 'Nombre y apellidos', post: 'Cargo', send: 'Enviar nuestra respuesta' },
];

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`the forum of 2019 from nothing to its report on ${engine}`, () => {
    const { step } = new Steps();
    let host, ana, forum, pledge;
    const pictured = (page, name) => (engine === 'sqlite' ? look(page, `grf-${name}`) : assertQuiet(page, name));
    /** Another day; who was signed in comes back by a new address. */
    const on = async (day) => {
      host.setClock(day);
      await signIn(ana, host, secretariat);
    };

    before(async () => {
      host = await startHost({ engine, at: '2019-03-04T08:00:00Z' });
      await host.run('user', 'add', secretariat, 'Ana Pérez', '--role', 'secretariat');
      ana = await visitor(browser);
      await signIn(ana, host, secretariat);
    });
    after(async () => { await host?.stop(); });

    step('in March there is nothing: tables fill the directory, and the format brings its calendar', async () => {
      await importTable(ana, host, onTheDesk('data/city_names.csv'));
      await importTable(ana, host, onTheDesk('data/gazetteer.csv'), { kind: 'Cities' });
      await importTable(ana, host, onTheDesk('data/board_members.csv'), { leaveOut: ['GK_term_end'] });
      await addSeries(ana, host, { en: 'Global Refugee Forum', es: 'Foro Mundial sobre los Refugiados', fr: 'Forum mondial sur les réfugiés' });
      forum = await addEvent(ana, host, {
        series: 'Global Refugee Forum', city: 'Genève', starts: '2019-12-17', ends: '2019-12-18', format: 'Global Refugee Forum',
        titles: { en: 'Global Refugee Forum 2019', es: 'Foro Mundial sobre los Refugiados 2019', fr: 'Forum mondial sur les réfugiés 2019' },
      });
      const plan = await planOf(ana, forum);
      assert.equal(plan['Proposals for spotlight sessions are handed in'], '2019-09-30', 'the deadlines of 2019');
      assert.equal(plan['Good practices and nominations of speakers are handed in'], '2019-10-15');
      assert.equal(plan['Pledges of the cities are entered'], '2019-11-30');
      assert.match(await ana.locator('aside').first().innerText(), /Europe\/Zurich/);
      await pictured(ana, 'plan');
      await press(ana, 'Announce it');
    });

    step('the budget says who pays, and what is missing', async () => {
      await ana.goto(`${forum}?lang=en`);
      await press(ana, 'Budget', { role: 'link' });
      for (const [purpose, amount, funding] of [['Interpretation in three languages', '18000', 'Received'], ['Travel of mayors from the Global South', '42000', 'Requested']]) {
        await press(ana, 'New line', { role: 'link' });
        await ana.getByLabel('What the money is for').fill(purpose);
        await ana.getByLabel('Planned amount').fill(amount);
        await ana.getByLabel('Currency').fill('CHF');
        await ana.getByRole('combobox', { name: 'Who pays' }).pressSequentially('Genève');
        await ana.getByRole('option', { name: 'Genève' }).first().click();
        await ana.getByLabel('How far the money has come').selectOption({ label: funding });
        await press(ana, 'Save the line');
      }
      assert.match(await ana.locator('main').innerText(), /Interpretation in three languages[^]*42/);
      await pictured(ana, 'budget');
    });

    step('the programme has a plenary and a spotlight session, and a clash is named before it is released', async () => {
      await addRoom(ana, forum, 'Assembly Hall', 1800);
      await addRoom(ana, forum, 'Room XVII', 400);
      const opening = { titles: { en: 'Opening plenary', es: 'Plenaria de apertura', fr: 'Plénière d’ouverture' }, day: '2019-12-17', from: '09:00', until: '10:30', room: 'Assembly Hall (1,800 seats)', people: [['Speaker', 'Valerie Plante']] };
      const spotlight = { titles: { en: 'Cities are doing their part', es: 'Las ciudades hacen su parte', fr: 'Les villes font leur part' }, day: '2019-12-17', from: '10:00', until: '11:30', room: 'Room XVII (400 seats)', people: [['Moderator', 'Valerie Plante']] };
      await addSession(ana, forum, opening);
      await addSession(ana, forum, spotlight);
      assert.match(await ana.locator('[data-clashes]').innerText(), /Valerie Plante/);
      await ana.getByRole('link', { name: /^Move Cities are doing their part/ }).first().click();
      await ana.locator('#f-starts_time').fill('11:00');
      await press(ana, 'Move the session');
      await ana.goto(`${forum}/programme?day=2019-12-17&lang=en`);
      assert.doesNotMatch(await ana.locator('main').innerText(), /1 conflict on this day/);
      await release(ana, forum, 'The first programme.');
      await pictured(ana, 'programme');
    });

    step('in August three cities are invited, each in its language, and answer on their phones', async () => {
      await on('2019-08-27T09:00:00Z');
      await ana.goto(`${forum}?lang=en`);
      await press(ana, 'Open it');
      await chooseOffices(ana, forum, { until: '2019-11-01', quota: 3, offices });
      await invite(ana, forum);
      for (const office of offices) {
        const mail = await host.mailbox.mailTo(office.address);
        const page = await enterBy(browser, host, mail, { viewport: phone, locale: office.language });
        assert.equal(await page.getAttribute('html', 'lang'), office.language);
        await page.getByLabel(office.comes, { exact: true }).check();
        const head = page.getByRole('group', { name: office.head });
        await head.getByLabel(office.name).fill(office.mayor);
        await head.getByLabel(office.post).fill('—');
        await press(page, office.send);
        await page.locator('.pl-receipt').waitFor();
        await page.context().close();
      }
      await ana.goto(`${forum}/delegations?lang=en`);
      await pictured(ana, 'delegations');
      assert.equal(await ana.locator('tr:has(td[data-label=State])', { hasText: 'Accepted' }).count(), 3);
    });

    step('in November a city pledges', async () => {
      await on('2019-11-28T09:00:00Z');
      await ana.goto(`${forum}?lang=en`);
      await press(ana, 'Pledges and contributions', { role: 'link' });
      await press(ana, 'New pledge', { role: 'link' });
      await ana.getByRole('combobox', { name: 'Who pledges' }).pressSequentially('Kamp');
      await ana.getByRole('option', { name: 'Kampala' }).first().click();
      await ana.getByLabel('Pledge in one line').fill('Refugees in the strategic plan of the city');
      await ana.getByLabel('What will be done').fill('All divisions of the city plan with the refugees who live there.');
      await ana.getByLabel('Area of focus').selectOption('Solutions');
      await ana.getByLabel('Kind of contribution').selectOption('Law, policy and services');
      await press(ana, 'Save the pledge');
      assert.match(ana.url(), /\/pledges\/\w{26}$/);
      pledge = ana.url();
      await pictured(ana, 'pledge');
    });

    step('on the day badges are printed, and who comes is let in', async () => {
      await on('2019-12-17T06:30:00Z');
      await ana.goto(`${forum}?lang=en`);
      await press(ana, 'It is running');
      await ana.goto(`${forum}/badges?lang=en`);
      await ana.getByRole('button', { name: 'Print all badges' }).click();
      const file = ana.locator('main a[href*="file"], main a[download]').first();
      await file.waitFor({ timeout: 120_000 });
      const { bytes } = await download(ana, await file.getAttribute('href'));
      const words = wordsOf(bytes, 'pdf');
      for (const { mayor } of offices) assert.ok(words.includes(mayor), mayor);
      const codes = words.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g);
      assert.equal(new Set(codes).size, 3);
      const door = await visitor(browser, { viewport: phone });
      await signIn(door, host, secretariat);
      await door.goto(`${forum}/check-in?lang=en`);
      for (const code of [...new Set(codes)].slice(0, 2)) {
        await door.getByLabel('Code of the badge').fill(code);
        await door.getByLabel('Code of the badge').press('Enter');
        await door.locator('.pl-scan h2').getByText('Admitted', { exact: true }).waitFor();
      }
      await door.getByText('2 of 3 are there').waitFor();
      await door.context().close();
    });

    step('in January the pledge is followed up, and the forum is reported', async () => {
      await on('2020-01-15T09:00:00Z');
      await ana.goto(`${pledge}?lang=en`);
      await ana.getByLabel('In progress').check();
      await ana.getByLabel('What became of it').fill('Two divisions have begun.');
      await press(ana, 'Save the report');
      await ana.goto(`${forum}?lang=en`);
      for (const button of ['Close it', 'The report is out']) await press(ana, button);
      await pictured(ana, 'reported');
      assert.match(await ana.locator('.pl-caption').first().innerText(), /Reported/);
      await press(ana, 'Attendance and balance of this event in figures', { role: 'link' });
      await pictured(ana, 'figures');
      const figures = (await ana.locator('.pl-figures').innerText()).replace(/\s+/g, ' ');
      assert.match(figures, /offices invited 3 delegations that come 3 people expected 3 people who came 2 sessions 2 speakers 1/);
    });
  });
}
