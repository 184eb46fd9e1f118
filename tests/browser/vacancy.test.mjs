// SPDX-License-Identifier: EUPL-1.2
// A seat is vacant: the secretariat asks cities, a mayor's office nominates in French on a phone, the nominee consents, and the board
// reads the shortlist. Two seats are filled by one call: three stand, the board reads what they say and votes, and both are told of.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
import { startHost } from './lib/host.mjs';

const office = 'cabinet@montreal.example';
const nominee = 'valerie@montreal.example';
const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
let host;
let browser;
let secretariat;
let vacancyUrl;
let twoSeatsUrl;
const begun = Date.now();
/** When the call for two seats closes, by the clock of the host. */
const closes = new Date(begun + 30 * 60 * 1000).toISOString();

before(async () => {
  host = await startHost({ demo: true, at: new Date(begun).toISOString() });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

/** Behind the link of a mail, after "Continue". */
async function behind(address, subject, options = {}) {
  const mail = await host.mailbox.mailTo(address, subject);
  const page = await visitor(browser, { viewport: phone, locale: 'fr', ...options });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  if (options.scripts !== false) await assertGoodPage(page, `the link to ${address}`);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/(nominate|consent)$/);
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  return page;
}

test('a vacancy is opened, and every letter is seen before it goes', async () => {
  await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
  await look(secretariat, 'vacancies');
  await secretariat.getByRole('link', { name: 'New vacancy' }).click();
  const seat = secretariat.getByLabel('Seat', { exact: true });
  await seat.selectOption(await seat.locator('option', { hasText: 'Steering committee, seat 9' }).getAttribute('value'));
  await secretariat.getByRole('button', { name: 'Save the vacancy' }).click();
  await secretariat.getByRole('link', { name: /Write a day and a time that exist/ }).waitFor();
  await look(secretariat, 'vacancy-form-problem');
  await secretariat.getByLabel('Nominations until').fill(inDays(30));
  await secretariat.getByLabel('Time zone').fill('Europe/Zurich');
  await secretariat.getByLabel('What is looked for, in English').fill('A mayor who knows arrival.');
  await secretariat.getByLabel('What is looked for, in French').fill('Une mairesse ou un maire qui connaît l’arrivée.');
  await secretariat.getByRole('button', { name: 'Save the vacancy' }).click();
  await secretariat.waitForURL(/\/vacancies\/\w{26}$/);
  vacancyUrl = secretariat.url();
  await look(secretariat, 'vacancy-draft');
  await secretariat.getByRole('link', { name: 'Look at the letters' }).click();
  const letter = secretariat.locator('section', { hasText: office });
  await letter.locator('summary').click();
  assert.match(await letter.locator('pre').textContent(), /Une mairesse ou un maire qui connaît l’arrivée/);
  await look(secretariat, 'vacancy-letters');
  await secretariat.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await secretariat.waitForURL(vacancyUrl);
  assert.match(await words(secretariat), /Open for nominations/);
});

test('one call fills two seats', async () => {
  const page = await visitor(browser);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/committee?lang=en`);
  await page.getByRole('link', { name: 'Steering committee' }).click();
  const body = page.url().replace(/[?#].*/, '');
  for (const number of [10, 11]) {
    await page.goto(`${body}/seats/new`);
    assert.equal(await page.getByLabel('Number of the seat').inputValue(), String(number));
    await page.getByRole('button', { name: 'Save the seat' }).click();
    await page.getByText('The seat was entered.').waitFor();
  }
  await page.goto(`${host.url}/committee/vacancies/new?lang=en`);
  const seat = page.getByLabel('Seat', { exact: true });
  await seat.selectOption(await seat.locator('option', { hasText: 'Steering committee, seat 10' }).getAttribute('value'));
  await page.getByText('Fill several seats at once').click();
  await page.getByRole('button', { name: 'Look which seats can be filled with it' }).click();
  await page.getByLabel('Steering committee, seat 11').waitFor();
  assert.equal(await page.getByLabel(/seat 1 |Working group/).and(page.getByRole('checkbox')).count(), 0, 'only seats that can be filled together');
  await page.getByLabel('Steering committee, seat 11').check();
  await page.getByLabel('What is looked for, in English').fill('Two mayors who know arrival.');
  await page.getByRole('button', { name: 'Save the vacancy' }).click();
  await page.getByRole('link', { name: /Write a day and a time that exist/ }).waitFor();
  assert.ok(await page.getByLabel('Steering committee, seat 11').isChecked(), 'what was ticked stays');
  await look(page, 'vacancy-seats-problem');
  await page.getByLabel('Nominations until').fill(closes.slice(0, 10));
  await page.getByLabel('Time', { exact: true }).fill(closes.slice(11, 16));
  await page.getByLabel('Time zone').fill('UTC');
  await page.getByRole('button', { name: 'Save the vacancy' }).click();
  await page.getByRole('heading', { name: 'Steering committee, seats 10, 11' }).waitFor();
  twoSeatsUrl = page.url();
  await look(page, 'vacancy-of-two-seats');
  await page.getByRole('link', { name: 'Look at the letters' }).click();
  assert.match(await words(page), /seats 10, 11/);
  await page.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await page.waitForURL(twoSeatsUrl);
  await page.context().close();
});

/** Three mayors' offices nominate who leads them, in three languages. */
const standing = {
  madrid: { language: 'es', letter: /puestos vacantes/, consent: /se le ha propuesto/, says: 'Madrid recibe cada día a quien llega.' },
  vienna: { language: 'en', letter: /seats are vacant/, consent: /do you consent/, says: 'Vienna houses whoever arrives, and would tell how.' },
  lyon: { language: 'fr', letter: /sièges vacants/, consent: /vous avez été proposé/, says: 'Lyon accueille, et voudrait apprendre des autres.' },
};

/** A drawing instead of a photograph. */
const photograph = async (page) => Buffer.from(await page.evaluate(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 1200 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#cfd8dc'; pen.fillRect(0, 0, 900, 1200);
  pen.fillStyle = '#5d4037'; pen.beginPath(); pen.arc(450, 450, 260, 0, 7); pen.fill(); pen.fillRect(150, 800, 600, 400);
  return canvas.toDataURL('image/jpeg').split(',')[1];
}), 'base64');

test('three offices nominate for the two seats, one with a photograph, and all consent', async () => {
  for (const [city, { language, letter, consent, says }] of Object.entries(standing)) {
    const page = await visitor(browser, { viewport: phone, locale: language });
    const enter = async (address, subject, path) => {
      await page.goto(host.mailbox.addressIn(await host.mailbox.mailTo(address, subject), `${host.url}/l/`));
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL(path);
    };
    await enter(`cabinet@${city}.example`, letter, /\/nominate$/);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    await page.locator('input[name=who]').first().check();
    await page.locator('input[name=address]').fill(`nominee@${city}.example`);
    await page.locator('textarea[name=statement]').fill(says);
    await page.locator('input[name=declared][value=none]').check();
    await page.locator('form.pl-answer button[type=submit]').click();
    await page.locator('.pl-receipt').waitFor();
    if (city === 'madrid') {
      await page.locator('#files input[type=file]').setInputFiles({ name: 'retrato.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
      await page.locator('#files form button[type=submit]').last().click();
      await page.getByRole('link', { name: 'retrato.jpg' }).waitFor();
    }
    await enter(`nominee@${city}.example`, consent, /\/consent$/);
    await page.locator('main form input[type=radio]').first().check();
    await page.locator('main form button[type=submit]').click();
    await page.locator('.pl-receipt').waitFor();
    await page.context().close();
  }
});

test('a mayor’s office nominates on a phone in French', async () => {
  const page = await behind(office, /siège vacant/);
  await look(page, 'nominate');
  await page.getByRole('button', { name: 'Envoyer notre candidature' }).click();
  await page.getByRole('link', { name: /Indiquez pourquoi la personne proposée/ }).waitFor();
  await assertGoodPage(page, 'nominate with problems');
  await shot(page, 'nominate-problem-360');
  await page.getByLabel(/Valérie Plante, en fonction à Montr.al/).check();
  await page.getByLabel('Adresse électronique de la personne proposée').fill(nominee);
  await page.getByLabel('Déclaration d’intérêt', { exact: true }).fill('Montréal accueille, et voudrait le dire avec d’autres villes.');
  await page.getByText('La même déclaration dans d’autres langues').click();
  await page.getByLabel(/Déclaration d’intérêt, dans cette langue.: anglais/).fill('Montréal receives, and would say so with other cities.');
  await page.getByRole('group', { name: /conflit d’intérêts/ }).getByLabel('Non').check();
  await page.getByRole('button', { name: 'Envoyer notre candidature' }).click();
  await page.getByRole('heading', { name: 'Votre candidature a été reçue' }).waitFor();
  await assertGoodPage(page, 'nominated');
  await shot(page, 'nominated-360');
  const send = async (name, text) => {
    await page.getByLabel('Ajouter un fichier').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Envoyer ce fichier' }).click();
  };
  await send('cv.pdf', '<html>');
  await page.getByRole('link', { name: /Ce fichier n’est pas ce que dit son nom/ }).waitFor();
  await send('CV de Valérie Plante.pdf', '%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\nstartxref\n9\n%%EOF\n');
  await page.getByRole('link', { name: 'CV de Valérie Plante.pdf' }).waitFor();
  await assertGoodPage(page, 'nominated with a file');
  await shot(page, 'nominated-with-a-file-360');
  const receipt = await host.mailbox.mailTo(office, /candidature a été reçue/);
  assert.doesNotMatch(receipt.text, /Plante/, 'what is mailed cannot be erased');
  await page.context().close();
});

test('the nominee consents by a link of their own', async () => {
  const page = await behind(nominee, /vous avez été proposé/);
  await look(page, 'consent');
  await page.getByLabel('Oui, je consens').check();
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await page.getByRole('heading', { name: 'Vous consentez' }).waitFor();
  await shot(page, 'consented-360');
  await page.context().close();
});

test('a colleague sees what was saved meanwhile, and nothing typed is lost, without scripts too', async () => {
  const [first, second] = [await behind(office, /siège vacant/), await behind(office, /siège vacant/, { scripts: false })];
  await first.getByLabel('Déclaration d’intérêt', { exact: true }).fill('En d’autres mots.');
  await first.getByRole('button', { name: 'Modifier notre candidature' }).click();
  await first.getByRole('heading', { name: 'Votre candidature a été reçue' }).waitFor();
  await second.getByLabel('Déclaration d’intérêt', { exact: true }).fill('Tout autrement.');
  await second.getByRole('button', { name: 'Modifier notre candidature' }).click();
  await second.getByRole('heading', { name: 'Ce qui est enregistré maintenant' }).waitFor();
  await shot(second, 'nominate-conflict-360');
  assert.match(await words(second), /En d’autres mots/);
  assert.equal(await second.getByLabel('Déclaration d’intérêt', { exact: true }).inputValue(), 'Tout autrement.');
  for (const page of [first, second]) await page.context().close();
});

test('the shortlist says every reason, in three languages, on a phone and on paper', async () => {
  await secretariat.goto(`${vacancyUrl}/shortlist?lang=en`);
  assert.match(await words(secretariat), /Valérie Plante consents/);
  await secretariat.getByRole('link', { name: /Plante/ }).first().click();
  await look(secretariat, 'nomination-with-a-file');
  const [file] = await Promise.all([secretariat.waitForEvent('download'), secretariat.getByRole('link', { name: 'CV de Valérie Plante.pdf' }).click()]);
  assert.match(readFileSync(await file.path(), 'latin1'), /^%PDF-1\.7/);
  await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
  await secretariat.getByRole('link', { name: 'Steering committee, seat 2' }).click();
  await look(secretariat, 'vacancy-of-athens');
  await secretariat.getByRole('link', { name: 'Shortlist', exact: true }).click();
  const shortlist = secretariat.url().replace(/[?#].*/, '');
  assert.match(await words(secretariat), /Giuseppe Sala sits in seat 7/);
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await secretariat.setViewportSize(viewport);
      await secretariat.goto(`${shortlist}?lang=${language}`);
      assert.equal(await assertGoodPage(secretariat, `shortlist ${language} ${viewport.width}`), language);
      await shot(secretariat, `shortlist-${language}-${viewport.width}`);
    }
  await secretariat.emulateMedia({ media: 'print' });
  await shot(secretariat, 'shortlist-print');
  await secretariat.emulateMedia({ media: 'screen' });
});

test('a seat is filled, the choice is taken back, and made again', async () => {
  await secretariat.setViewportSize(desk);
  await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
  await secretariat.getByRole('link', { name: 'Steering committee, seat 6' }).click();
  await secretariat.getByRole('link', { name: 'Shortlist', exact: true }).click();
  const fill = async () => {
    await secretariat.getByRole('radio', { name: 'Eric Garcetti' }).check();
    await secretariat.getByLabel('Reason', { exact: true }).fill('Most votes of the board.');
    await secretariat.getByRole('button', { name: 'Fill the seat' }).click();
    await secretariat.getByRole('heading', { name: 'The seat is filled' }).waitFor();
  };
  await fill();
  await look(secretariat, 'shortlist-filled');
  await secretariat.getByRole('button', { name: 'Take the choice back' }).click();
  await secretariat.getByRole('heading', { name: 'Fill the seat' }).waitFor();
  await fill();
  await secretariat.getByRole('link', { name: 'Look at the letters' }).click();
  await look(secretariat, 'outcome-letters');
  await secretariat.getByRole('button', { name: 'Send 4 messages' }).click();
  const told = await host.mailbox.mailTo('mayor@montreal.example', /le siège a été pourvu/);
  assert.match(told.text, /Valérie Plante/);
});

test('the news is begun as a press release of that city, and staff goes on in campaigns', async () => {
  const filled = async () => {
    await secretariat.goto(`${host.url}/committee/vacancies?lang=en`);
    await secretariat.getByRole('link', { name: 'Steering committee, seat 6' }).click();
  };
  await filled();
  await secretariat.getByRole('button', { name: 'Begin a press release' }).click();
  await secretariat.waitForURL(/\/campaigns\/\w{26}/);
  assert.match(await words(secretariat), /a seat for Eric Garcetti, Los Angeles/);
  await look(secretariat, 'press-release-begun');
  await filled();
  await secretariat.getByRole('link', { name: 'The press release about it' }).click();
  await secretariat.getByRole('link', { name: 'Text of every city' }).click();
  assert.match(await words(secretariat), /Eric Garcetti, Mayor, was chosen for seat 6/);
});

test('after the deadline every possible set of two is compared, on a phone too', async () => {
  host.setClock(new Date(Date.parse(closes) + 60 * 1000).toISOString());
  await secretariat.goto(`${twoSeatsUrl}/shortlist?lang=en`);
  const nominees = await secretariat.getByRole('region', { name: 'Nominees side by side' }).locator('thead a').evaluateAll((all) => all.map((each) => each.href));
  assert.equal(nominees.length, 3);
  for (const address of nominees) {
    await secretariat.goto(address);
    await secretariat.getByRole('group', { name: /dues/i }).getByLabel('Yes').check();
    await secretariat.getByRole('button', { name: 'Save the dues' }).click();
    await secretariat.getByText(/The dues of .* are paid/).waitFor();
  }
  await secretariat.goto(`${twoSeatsUrl}/shortlist?lang=en`);
  await look(secretariat, 'shortlist-of-two-seats');
  await secretariat.getByRole('link', { name: 'How mixed the body would be with each possible set' }).click();
  await secretariat.getByRole('heading', { name: 'Sets of nominees' }).waitFor();
  const sets = await secretariat.locator('tbody th').allInnerTexts();
  assert.equal(sets.length, 3, 'three sets of two of three');
  for (const set of sets) assert.equal(set.trim().split('\n').length, 2);
  assert.match(await words(secretariat), /Europe: \d → \d/);
  await look(secretariat, 'sets');
  for (const language of ['es', 'fr']) {
    await secretariat.setViewportSize(phone);
    await secretariat.goto(`${twoSeatsUrl}/sets?lang=${language}`);
    assert.equal(await assertGoodPage(secretariat, `sets ${language}`), language);
    await shot(secretariat, `sets-${language}-360`);
  }
  await secretariat.setViewportSize(desk);
});

test('the board votes on them by roll-call, and sees the photograph and what each says beside the ballot', async () => {
  await secretariat.goto(`${twoSeatsUrl}/shortlist?lang=en`);
  await secretariat.getByRole('link', { name: 'Let the body vote on them' }).click();
  for (const [label, value] of Object.entries({ 'Question (English)': 'Which two shall sit?', Quorum: '1', 'The vote closes on': inDays(3), 'Time zone': 'UTC' }))
    await secretariat.getByLabel(label, { exact: true }).fill(value);
  assert.equal(await secretariat.getByLabel('Seats', { exact: true }).inputValue(), '2');
  await secretariat.getByLabel('By roll-call').check();
  await secretariat.getByRole('button', { name: 'Save the ballot' }).click();
  await secretariat.waitForURL(/\/ballots\/\w{26}$/);
  const ballot = secretariat.url();
  await secretariat.getByRole('link', { name: 'Look at the letters, and open' }).click();
  await secretariat.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await secretariat.waitForURL(ballot);
  const portrait = (page) => page.getByAltText(/José Luis Martínez-Almeida/);
  const height = (page) => portrait(page).evaluate(async (picture) => { await picture.decode(); return picture.naturalHeight; });

  const voter = await visitor(browser, { viewport: phone });
  await voter.goto(host.mailbox.addressIn(await host.mailbox.mailTo('mayor@freetown.example', /your vote is asked for/), `${host.url}/l/`));
  await voter.locator('main form button[type=submit]').first().click();
  await voter.waitForURL(/\/committee\/votes\/\w{26}/);
  const rows = voter.locator('.pl-ballot__row');
  for (const details of await rows.locator('details.pl-says').all()) await details.locator('summary').first().click();
  assert.equal(await portrait(voter).getAttribute('alt'), 'Photograph of José Luis Martínez-Almeida');
  assert.ok(await height(voter) > 0, 'the picture has come');
  const box = await portrait(voter).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= phone.width && box.width >= 60, 'it is seen whole on a phone');
  for (const { says } of Object.values(standing)) assert.ok((await words(voter)).includes(says));
  await look(voter, 'vote-photograph');
  for (const [place, name] of ['José Luis Martínez-Almeida', 'Michael Ludwig', 'Gérard Collomb'].entries())
    await rows.filter({ hasText: name }).locator('input').fill(String(place + 1));
  await voter.getByRole('button', { name: 'Check my ballot before I cast it' }).click();
  await voter.getByRole('button', { name: 'Cast this ballot' }).click();
  await voter.getByText('The vote was received.').waitFor();
  await voter.context().close();
  await secretariat.goto(`${ballot}?lang=en`);
  await secretariat.getByRole('link', { name: 'Marvin Rees' }).click();
  for (const [place, name] of ['José Luis Martínez-Almeida', 'Michael Ludwig'].entries())
    await secretariat.locator('.pl-ballot__row').filter({ hasText: name }).locator('input').fill(String(place + 1));
  await secretariat.getByRole('button', { name: 'Record the vote' }).click();
  await secretariat.waitForURL(ballot);

  await secretariat.goto(`${ballot}?lang=en`);
  await secretariat.locator('details.pl-says', { hasText: 'José Luis' }).locator('summary').first().click();
  assert.ok(await height(secretariat) > 0, 'staff sees it too');
  await look(secretariat, 'ballot-photograph');
  await secretariat.getByText('Close the vote early').click();
  await secretariat.getByLabel('Reason, as the voters read it').first().fill('All who came have voted.');
  await secretariat.getByRole('button', { name: 'Close, and tell the voters' }).click();
  await secretariat.getByRole('button', { name: 'State the result' }).click();
  await secretariat.getByRole('heading', { name: 'Result' }).waitFor();
  await secretariat.getByRole('link', { name: 'Fill the seats with those who were elected' }).click();
  await secretariat.getByRole('button', { name: 'Fill the seats' }).click();
  await secretariat.getByRole('heading', { name: 'The seats are filled' }).waitFor();
  await look(secretariat, 'shortlist-two-filled');
});

test('each of the two has a certificate and a press release of their own', async () => {
  // By name, as the shortlist stands; each in the language in which the house writes to them.
  const chosen = { 'José Luis Martínez-Almeida': ['Madrid', 10, 'Certificado', 'puesto', 'elegida para el puesto'], 'Michael Ludwig': ['Vienna', 11, 'Certificate', 'seat', 'was chosen for seat'] };
  for (const [name, [city, seat, title, word, news]] of Object.entries(chosen)) {
    await secretariat.goto(`${twoSeatsUrl}/shortlist?lang=en`);
    const link = secretariat.getByRole('link', { name: `Certificate (PDF): ${name}` });
    const { status, bytes } = await download(secretariat, await link.getAttribute('href'));
    assert.equal(status, 200);
    const certificate = wordsOf(bytes, 'pdf');
    assert.match(certificate, new RegExp(`^${title} .* ${word} ${seat}: ${name} Mayor, ${city}`));
    for (const other of Object.keys(chosen)) assert.equal(certificate.includes(other), other === name);
    await secretariat.goto(`${twoSeatsUrl}?lang=en`);
    await secretariat.getByRole('button', { name: `Begin a press release: ${name}` }).click();
    await secretariat.waitForURL(/\/campaigns\/\w{26}/);
    assert.match(await words(secretariat), new RegExp(`a seat for ${name}, ${city}`));
    await secretariat.getByRole('link', { name: 'Text of every city' }).click();
    assert.match(await words(secretariat), new RegExp(`${name}, Mayor, .*${news} ${seat} `));
  }
  await secretariat.goto(`${twoSeatsUrl}?lang=en`);
  for (const name of Object.keys(chosen)) await secretariat.getByRole('link', { name: `The press release about it: ${name}` }).waitFor();
  await look(secretariat, 'vacancy-two-press-releases');
});
