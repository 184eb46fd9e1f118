// SPDX-License-Identifier: EUPL-1.2
// The summit of Quito is put off from 19–22 November 2019 to 20–24 January 2020, on both engines: milestones, programme, calendars,
// letters and mails follow, the report says what moved, and who had accepted is asked again.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';
import { Steps } from './lib/steps.mjs';
import { addEvent, addRoom, addSession, calendarIn, chooseOffices, enterBy, invite, lineOf, planOf, release } from './lib/planning.mjs';
import { press } from './lib/secretariat.mjs';

const offices = [
  { city: 'Montréal', address: 'protocole@montreal.example', language: 'fr' },
  { city: 'Barcelona', address: 'protocol@barcelona.example', language: 'es' },
  { city: 'Athens', address: 'protocol@athens.example', language: 'en' },
];
const [montreal, barcelona, athens] = offices;

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`Quito is put off by 62 days on ${engine}`, () => {
    const { step } = new Steps();
    let host, ana, summit, planned, released, serial, first;
    const pictured = (page, name) => (engine === 'sqlite' ? look(page, `quito-${name}`) : undefined);
    const publicCalendar = async () => {
      const reader = await visitor(browser);
      const reply = await reader.request.get(`${host.url}/programme/${summit.split('/').at(-1)}/programme.ics`);
      const words = await reply.text();
      await reader.context().close();
      return words.replace(/\r?\n /g, '');
    };
    const mailTo = (office, subject) => host.mailbox.mailTo(office.address, subject);

    before(async () => {
      host = await startHost({ demo: true, engine, at: '2019-05-06T14:00:00Z' });
      ana = await visitor(browser);
      await signIn(ana, host, 'secretariat@demo.example');
    });
    after(async () => { await host?.stop(); });

    step('in May the summit is planned by the calendar of its format', async () => {
      summit = await addEvent(ana, host, {
        series: 'Global Forum on Migration and Development (GFMD)', titles: { en: 'Summit of Quito', es: 'Cumbre de Quito', fr: 'Sommet de Quito' }, city: 'Quito',
        starts: '2019-11-19', ends: '2019-11-22', format: 'Global Forum on Migration and Development',
      });
      planned = await planOf(ana, summit);
      assert.equal(planned['Invitations sent through the mechanism'] < '2019-11-19', true);
      assert.ok(Object.keys(planned).length >= 10, 'the whole calendar of the format');
      await addRoom(ana, summit, 'Teatro Sucre', 800);
      await addSession(ana, summit, {
        titles: { en: 'Mayoral Forum', es: 'Foro de Alcaldes', fr: 'Forum des maires' }, day: '2019-11-21', from: '09:00', until: '17:00', room: 'Teatro Sucre (800 seats)',
      });
      await release(ana, summit, 'First programme.');
      released = await publicCalendar();
    });

    step('three offices are invited; one accepts, one declines, one stays silent', async () => {
      await chooseOffices(ana, summit, { until: '2019-10-25', quota: 3, offices });
      await invite(ana, summit);
      const mail = await mailTo(montreal, /Invitation/);
      first = calendarIn(mail);
      assert.match(lineOf(first, 'DTSTART'), /^20191119/);
      const office = await enterBy(browser, host, mail, { viewport: phone, locale: 'fr' });
      await office.getByLabel('Le maire vient').check();
      const head = office.getByRole('group', { name: 'Chef de délégation' });
      await head.getByLabel('Prénom et nom').fill('Valérie Plante');
      await head.getByLabel('Fonction').fill('Mairesse');
      await press(office, 'Envoyer notre réponse');
      await office.getByRole('heading', { name: 'Votre réponse : Le maire vient.' }).waitFor();
      await office.context().close();
      const other = await enterBy(browser, host, await mailTo(athens, /Invitation/));
      await other.getByLabel('Nobody comes').check();
      await press(other, 'Send our answer');
      await other.context().close();
      await ana.goto(`${summit}/delegations?lang=en`);
      await press(ana, 'Montréal', { role: 'link' });
      await press(ana, /^Issue\s*: Valérie Plante/);
      serial = (await ana.getByRole('link', { name: /\(PDF\)/ }).textContent()).slice(0, 9);
    });

    step('in October the dates change: first what would move, then the report of what moved', async () => {
      host.setClock('2019-10-14T14:00:00Z');
      await signIn(ana, host, 'secretariat@demo.example');
      await ana.goto(`${summit}?lang=en`);
      await press(ana, 'Done Invitations sent through the mechanism');
      await press(ana, 'Change the dates', { role: 'link' });
      await ana.getByLabel('First day').fill('2020-01-20');
      await ana.getByLabel('Last day').fill('2020-01-24');
      await ana.getByLabel('Why the dates change').fill('The chair asked for it after the unrest in Quito.');
      await press(ana, 'Show what would move');
      await pictured(ana, 'preview');
      const sums = await ana.locator('main ul').first().innerText();
      assert.match(sums, /1 session of the programme moves along, by 62 days/);
      assert.match(sums, /1 office that comes is asked again/);
      assert.deepEqual(await planOf(await ana.context().newPage(), summit), planned, 'nothing has moved yet');
      await press(ana, 'Change the dates');
      assert.match(ana.url(), /\/changes\/\w{26}/);
      await pictured(ana, 'report');
      const words = await ana.locator('main').innerText();
      assert.match(words, /19 November 2019 – 22 November 2019[^]*20 January 2020 – 24 January 2020/);
      assert.match(words, /Asked again[^]*Montréal/);
      const moved = await ana.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.textContent));
      assert.equal(moved.length, Object.keys(planned).length, 'every milestone is in the report');
      assert.match(moved.find((row) => row.includes('Invitations sent through the mechanism')), /Done, stays done/);
    });

    step('each milestone keeps its distance, and the session its place in the week of the summit', async () => {
      assert.deepEqual(await planOf(ana, summit), {
        'Theme and round tables settled with the chair': '2019-03-20', // ten months before
        'Host city confirms hall and hotels': '2019-06-20',
        'Save the date sent to all cities': '2019-07-20',
        'Background papers of the round tables': '2019-10-14', // fourteen weeks before
        'Invitations sent through the mechanism': '2019-10-28',
        'Draft declaration goes to the offices': '2019-11-11',
        'Registration of delegations closes': '2019-12-16',
        'Flights and visas of invited mayors settled': '2019-12-23',
        'Programme released': '2020-01-06',
        'Declaration handed to the chair': '2020-01-24', // the last day, which comes a day later in the summit
        'Report of the forum': '2020-02-21',
      });
      await ana.goto(`${summit}/programme?day=2020-01-22&lang=en`);
      assert.match(await ana.locator('main').innerText(), /Mayoral Forum/);
      await release(ana, summit, 'With the new dates.');
      const after = await publicCalendar();
      assert.equal(lineOf(after, 'UID'), lineOf(released, 'UID'));
      assert.ok(Number(lineOf(after, 'SEQUENCE')) > Number(lineOf(released, 'SEQUENCE')));
      assert.match(lineOf(released, 'DTSTART'), /^20191121T/);
      assert.match(lineOf(after, 'DTSTART'), /^20200122T/);
    });

    step('who had accepted and who had not answered are written to, each in its language; who declined is left alone', async () => {
      const [again, still] = [await mailTo(montreal, /autres dates/), await mailTo(barcelona, /otras fechas/)];
      assert.match(again.text, /19 novembre 2019 – 22 novembre 2019[^]*20 janvier 2020 – 24 janvier 2020/);
      assert.match(still.text, /19 de noviembre de 2019[^]*20 de enero de 2020/);
      assert.ok(!host.mailbox.mails.some((mail) => mail.recipient === athens.address && /other dates/.test(mail.subject)));
      const update = calendarIn(again);
      assert.equal(lineOf(update, 'UID'), lineOf(first, 'UID'), 'the same entry of the calendar');
      assert.equal(lineOf(update, 'METHOD'), 'REQUEST');
      assert.ok(Number(lineOf(update, 'SEQUENCE')) > Number(lineOf(first, 'SEQUENCE')));
      assert.match(lineOf(update, 'DTSTART'), /^20200120/);
    });

    step('the letter for a visa holds no longer, and the office confirms what it had entered', async () => {
      const stranger = await visitor(browser, { viewport: phone });
      await stranger.goto(`${host.url}/events/verify?lang=en&serial=${serial}`);
      await stranger.getByText('This letter holds no longer').waitFor();
      await stranger.context().close();
      const office = await enterBy(browser, host, await mailTo(montreal, /autres dates/), { viewport: phone, locale: 'fr' });
      await pictured(office, 'office');
      assert.equal(await office.getByRole('group', { name: 'Chef de délégation' }).getByLabel('Prénom et nom').inputValue(), 'Valérie Plante');
      await press(office, 'Envoyer notre réponse');
      await office.getByRole('heading', { name: 'Votre réponse : Le maire vient.' }).waitFor();
      await office.context().close();
      await ana.goto(`${summit}/delegations?lang=en`);
      assert.match(await ana.locator('tbody tr', { hasText: 'Montréal' }).first().innerText(), /Accepted/);
    });
  });
}
