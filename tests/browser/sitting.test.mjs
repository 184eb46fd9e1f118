// SPDX-License-Identifier: EUPL-1.2
// A session is run by three people at three browsers at once, on both engines: the chair keeps the list of speakers in balance, the
// screen of the room follows, and a phone at the door lets the delegations in.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
import { inviteMontreal } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

const office = 'protocol@montreal.example';
const people = ['Valérie Plante', 'Sukarno'];
let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const shows = (page, selector, words, wait = 2000) => page.waitForFunction(([at, wanted]) =>
  document.querySelector(at)?.textContent.includes(wanted), [selector, words], { timeout: wait });
/** Its stream is open once it has fetched its parts for the first time. */
const listens = (page) => page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, initiatorType }) =>
  initiatorType === 'fetch' && name.split('?')[0] === location.href.split('?')[0].split('#')[0]));
const line = (page) => page.locator('.pl-floor__line h3').allInnerTexts();

/** A delegation of two that comes, with a badge each, and a session of its event; addresses of the pages, and the codes. */
async function prepare(host) {
  const page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
  const delegations = await inviteMontreal(page, host, office, 2);
  const mail = await host.mailbox.mailTo(office, /Invitation/);
  const guest = await visitor(browser, { locale: 'fr' });
  await guest.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await guest.locator('main form button[type=submit]').click();
  await guest.waitForURL(/\/delegation$/);
  await guest.getByLabel('Le maire vient').check();
  for (const [i, name] of people.entries()) {
    const group = guest.getByRole('group', { name: i === 0 ? 'Chef de délégation' : `Membre ${i}`, exact: true });
    await group.getByLabel('Prénom et nom').fill(name);
    await group.getByLabel('Fonction').fill('Mairesse');
  }
  await guest.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await guest.getByRole('heading', { name: 'Votre réponse : Le maire vient.' }).waitFor();
  await guest.context().close();

  const badges = delegations.replace(/\/delegations$/, '/badges');
  await page.goto(`${badges}?lang=en`);
  await page.getByRole('button', { name: 'Print all badges' }).click();
  const file = page.locator('main a[href*="file"], main a[download]').first();
  await file.waitFor({ timeout: 60000 });
  const { bytes } = await download(page, await file.getAttribute('href'));
  const codes = [...new Set(wordsOf(bytes, 'pdf').match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g))];
  assert.equal(codes.length, people.length);

  await page.goto(`${delegations.replace(/\/delegations$/, '/programme')}?lang=en`);
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title in English').fill('Debate of the mayors');
  await page.getByLabel('From', { exact: true }).fill('09:00');
  await page.getByLabel('Until', { exact: true }).fill('10:30');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/\/programme\?/);
  await page.goto(`${page.url()}&view=list`);
  await page.getByRole('link', { name: /^Speakers Debate of the mayors/ }).first().click();
  await page.waitForURL(/\/speakers$/);
  return { chair: page, codes, door: badges.replace(/\/badges$/, '/check-in') };
}

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`run a session with speakers list and check-in on three browsers at once on ${engine}`, () => {
    let host;
    let at;
    let screen;
    let door;
    before(async () => {
      host = await startHost({ demo: true, engine });
      at = await prepare(host);
      screen = await visitor(browser, { viewport: { width: 1920, height: 1080 } });
      await signIn(screen, host, 'secretariat@demo.example');
      await screen.goto(`${host.url}${await at.chair.getByRole('link', { name: 'Screen of the room' }).getAttribute('href')}?lang=en`);
      door = await visitor(browser, { viewport: phone });
      await signIn(door, host, 'secretariat@demo.example');
      await door.goto(`${at.door}?lang=en`);
    });
    after(async () => { await host?.stop(); });

    const scan = async (code) => {
      await door.getByLabel('Code of the badge').fill(code);
      await door.getByLabel('Code of the badge').press('Enter');
    };
    /** Somebody asks for the floor. */
    const ask = async (name, region, gender) => {
      const { chair } = at;
      await chair.locator('#f-who').fill(name);
      await chair.getByLabel('Region', { exact: true }).selectOption({ label: region });
      await chair.getByLabel('Gender', { exact: true }).selectOption({ label: gender });
      await chair.getByRole('button', { name: 'Put on the list', exact: true }).click();
      await shows(chair, '#floor-waiting', name);
    };

    test('the list is opened in balance while the first badge is let in', async () => {
      const { chair, codes } = at;
      await listens(screen);
      await Promise.all([
        (async () => {
          await chair.getByRole('button', { name: 'Open the list' }).click();
          await chair.getByText('Speaking time, order and screen').click();
          await chair.getByLabel('Order of the list').selectOption({ label: 'In balance by region and gender' });
          await chair.getByRole('button', { name: 'Save', exact: true }).click();
          await shows(chair, '#floor-state', 'In balance by region and gender');
        })(),
        (async () => {
          await scan(codes[0]);
          await door.locator('.pl-scan h2').getByText('Admitted', { exact: true }).waitFor();
          await door.getByText('1 of 2 are there').waitFor();
        })(),
      ]);
    });

    test('who asks joins where the balance has them, with the reason, and the screen shows the same line', async () => {
      const { chair } = at;
      await ask('Oslo delegation', 'Europe', 'Women');
      await ask('Athens delegation', 'Europe', 'Men');
      await ask('Dakar delegation', 'Africa', 'Men');
      assert.deepEqual((await line(chair)).map((words) => words.replace(/^\d\. /, '').trim()),
        ['Oslo delegation', 'Dakar delegation', 'Athens delegation']);
      assert.match(await chair.locator('.pl-floor__line li').nth(1).textContent(), /region Africa, 0 turns so far: fewer than the others who wait/);
      await shows(screen, '#screen', 'Athens delegation');
      assert.match(await screen.locator('#screen').textContent(), /Oslo delegation[^]*Dakar delegation[^]*Athens delegation/);
      await look(chair, `sitting-chair-${engine}`);
    });

    test('the floor goes on while the door works, and the shares of time are on the screen', async () => {
      const { chair, codes } = at;
      await chair.getByRole('button', { name: 'Give the floor to the next' }).click();
      await shows(screen, '.pl-screen__speaker', 'Oslo delegation');
      await shows(chair, '#floor-now', 'Oslo delegation');
      await Promise.all([
        scan(codes[1]).then(() => door.getByText('2 of 2 are there').waitFor()),
        // Whole seconds have passed when the next one speaks: nobody has a share of nothing.
        screen.waitForFunction(() => /^2:5[0-7]$/.test(document.querySelector('.pl-screen__clock')?.textContent), undefined, { timeout: 9000 }),
      ]);
      await chair.getByRole('button', { name: 'Give the floor to the next' }).click();
      await shows(screen, '.pl-screen__speaker', 'Dakar delegation');
      await shows(screen, '.pl-screen__shares', 'Speaking time by region:');
      assert.match(await screen.locator('.pl-screen__shares').textContent(), /Europe \d+%[^]*Women \d+%/);
      await chair.getByText('Balance so far').click();
      assert.match(await chair.locator('#floor-waiting').textContent(), /Africa[^]*Europe/);
      await scan(codes[1]);
      await door.locator('.pl-scan h2').getByText('Already admitted').waitFor();
      await shot(screen, `sitting-screen-${engine}`);
      await shot(door, `sitting-door-${engine}`);
    });

    test('a point of order at the door of the debate comes before everybody on all three', async () => {
      const { chair } = at;
      await chair.locator('#f-who').fill('Amman delegation');
      await chair.getByRole('button', { name: 'Raises a point of order' }).click();
      await shows(screen, '#screen', 'Amman delegation');
      assert.match((await line(chair))[0], /Amman delegation.*Point of order/);
      await chair.getByRole('button', { name: 'Give the floor to the next' }).click();
      await shows(screen, '.pl-screen__speaker', 'Amman delegation');
      await shows(chair, '#floor-now', 'Amman delegation');
      assert.match((await line(chair))[0], /Dakar delegation/, 'who was interrupted goes on afterwards');
      await chair.getByRole('button', { name: 'Close the list' }).click();
      await shows(screen, '#screen', 'The list is closed.');
      await door.reload();
      await door.getByText('2 of 2 are there').waitFor();
      for (const page of [chair, screen, door]) await page.context().close();
    });
  });
}
