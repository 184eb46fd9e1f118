// SPDX-License-Identifier: EUPL-1.2
// The Call to Action is launched at the congress in Durban, for the eight cities of the board and the seven of the Mediterranean project: Amman is
// of both, so Madrid, of the first phase of that project, is the fifteenth and the one that is written to in Spanish. The congress slips by an
// hour, and the embargo with it; until that second nobody reads anything but the journalist behind her link.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, tabTo, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';
import { makeList, press } from './lib/secretariat.mjs';
import { Steps } from './lib/steps.mjs';

/** Whom the directory says to lead each on that day; Athens has a mayor whom it does not know. */
const cities = {
  Amman: ['en', 'Yousef Shawarbeh'], Athens: ['en', 'Kostas Bakoyannis'], Bristol: ['en', 'Marvin Rees'], Freetown: ['en', 'Yvonne Aki-Sawyerr'],
  Kampala: ['en', 'Erias Lukwago'], 'Los Angeles': ['en', 'Eric Garcetti'], Milan: ['en', 'Giuseppe Sala'], Montréal: ['fr', 'Valérie Plante'],
  Tangier: ['fr', 'Mohamed Bachir Abdellaoui'], Tunis: ['fr', 'Souad Abderrahim'], Beirut: ['fr', 'Jamal Itani'], Lisbon: ['en', 'Fernando Medina'],
  Lyon: ['fr', 'Gérard Collomb'], Turin: ['en', 'Chiara Appendino'], Madrid: ['es', 'José Luis Martínez-Almeida'],
};
const nameIn = { Tangier: 'Tanger', Beirut: 'Beyrouth' };
const asked = {
  en: /^Call to Action of Durban: please clear the texts that name your city/,
  es: /^Llamamiento de Durban: autorice, por favor, los textos que nombran a su ciudad/,
  fr: /^Appel de Durban\s?: veuillez autoriser les textes qui nomment votre ville/,
};
const kinds = { en: 'Press release', es: 'Comunicado de prensa', fr: 'Communiqué de presse' };
const clears = { en: 'Clear this text', es: 'Autorizar este texto', fr: 'Autoriser ce texte' };
const cleared = { en: 'Cleared', es: 'Autorizado', fr: 'Autorisé' };
const mailbox = (city) => `cabinet@${city.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(' ', '-')}.example`;
const launchDay = '2019-11-13';
const session = 'Call to action of the cities on migration';

let host;
let browser;
let secretariat;
let publicReader;
let eventUrl;
let campaignUrl;
let campaignId;

before(async () => {
  host = await startHost({ demo: true, at: '2019-10-21T08:00:00Z' });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  publicReader = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const { step } = new Steps();
const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

async function behind(city, options = {}) {
  const [language] = cities[city];
  const mail = await host.mailbox.mailTo(mailbox(city), asked[language]);
  const page = await visitor(browser, { viewport: phone, locale: language, ...options });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  return page;
}
async function enters(page) {
  await page.locator('main form button').last().click();
  await page.waitForURL(/\/(clear|early)$/);
}
const textIn = (page, words) => page.locator('main section', { has: page.getByRole('heading', { name: words }) });

step('the fifteen cities are a list, and the launch is at a session of the congress', async () => {
  await secretariat.goto(`${host.url}/?lang=en`);
  await makeList(secretariat, host, 'Launch in Durban', Object.keys(cities));
  await secretariat.goto(`${host.url}/events?lang=en`);
  await press(secretariat, '6th UCLG World Congress', { role: 'link' });
  assert.match(secretariat.url(), /\/events\/editions\/\w{26}$/);
  eventUrl = secretariat.url();
  await secretariat.goto(`${eventUrl}/programme?lang=en&day=${launchDay}`);
  await secretariat.getByRole('link', { name: session, exact: true }).waitFor();
  await look(secretariat, 'launch-programme');
});

step('the campaign is planned for that list, and its embargo ends when the session begins', async () => {
  await secretariat.goto(`${host.url}/campaigns?lang=en`);
  await press(secretariat, 'New campaign', { role: 'link' });
  const texts = { English: ['Call to Action of Durban', 'Fifteen cities say what cities need.'], Spanish: ['Llamamiento de Durban', 'Quince ciudades dicen qué necesitan las ciudades.'], French: ['Appel de Durban', 'Quinze villes disent ce dont les villes ont besoin.'] };
  for (const [language, [title, aim]] of Object.entries(texts)) {
    await secretariat.getByLabel(`Title, in ${language}`).fill(title);
    await secretariat.getByLabel(`Aim, in ${language}`).fill(aim);
  }
  await secretariat.getByLabel('End of the embargo').fill('2019-11-13');
  await secretariat.getByLabel('Time, to the second').fill('09:00:00');
  await secretariat.getByLabel('Time zone').fill('Africa/Johannesburg');
  const lists = secretariat.getByLabel('Cities that take part');
  await lists.selectOption(await lists.locator('option', { hasText: 'Launch in Durban' }).getAttribute('value'));
  await press(secretariat, 'Save the campaign');
  assert.match(secretariat.url(), /\/campaigns\/\w{26}$/);
  campaignUrl = secretariat.url();
  campaignId = campaignUrl.slice(-26);
  await secretariat.goto(`${campaignUrl}/plan/edit?lang=en`);
  await secretariat.getByLabel('Event', { exact: true }).selectOption({ label: await optionWith(secretariat, 'edition', '6th UCLG World Congress') });
  await secretariat.getByLabel('Counted from').selectOption('fixed');
  await press(secretariat, 'Save the plan');
  await press(secretariat, 'Change the plan', { role: 'link' });
  await secretariat.getByLabel('Counted from').selectOption({ label: await optionWith(secretariat, 'anchor', session) });
  await secretariat.getByLabel(/^How many days/).fill('0');
  await press(secretariat, 'Save the plan');
  assert.match(await words(secretariat), /13 November 2019, 11:30/);
  await look(secretariat, 'launch-plan');
});

async function optionWith(page, select, text) {
  return (await page.locator(`select[name=${select}] option`, { hasText: text }).first().textContent()).trim();
}

step('each text is merged for all fifteen; of the one whose mayor the directory does not know it is said, and mended', async () => {
  const write = async (title, body) => {
    for (const [language, heading] of Object.entries(title)) if (heading) await secretariat.getByLabel(`Heading, in ${language}`).fill(heading);
    for (const [language, text] of Object.entries(body)) await secretariat.getByLabel(`Text, in ${language}`).fill(text);
    await press(secretariat, 'Save the text');
    assert.match(secretariat.url(), /\/texts$/);
  };
  await secretariat.goto(`${campaignUrl}/outputs/new?lang=en`);
  await write({ English: '{{city}} joins the Call to Action', Spanish: '{{city}} se suma al llamamiento', French: '{{city}} se joint à l’appel' }, {
    English: '{{city}}, {{country}}. Today in Durban {{mayor}} joins fifteen mayors.\n\n“{{quote}}”',
    Spanish: '{{city}}, {{country}}. Hoy en Durban {{mayor}} se suma a quince alcaldías.\n\n«{{quote}}»',
    French: '{{city}}, {{country}}. Aujourd’hui à Durban, {{mayor}} se joint à quinze maires.\n\n« {{quote}} »',
  });
  await secretariat.goto(`${campaignUrl}/outputs/new?lang=en`);
  await secretariat.getByLabel('Post', { exact: true }).check();
  await secretariat.getByLabel('Network of a post').selectOption('bluesky');
  await write({}, { English: '{{city}} joins the #CallToAction.', Spanish: '{{city}} se suma al #Llamamiento.', French: '{{city}} se joint à l’#Appel.' });
  assert.match(await words(secretariat), /What is missing.*Athens, Press release: .*mayor/);
  await look(secretariat, 'launch-texts-gap');
  await secretariat.getByRole('link', { name: 'Mayor and quote Athens' }).click();
  await secretariat.getByLabel('Name of the mayor').fill(cities.Athens[1]);
  await press(secretariat, 'Save');
  await secretariat.goto(`${campaignUrl}/texts?lang=en`);
  for (const [city, [language, mayor]] of Object.entries(cities)) {
    const name = nameIn[city] || city;
    const own = await secretariat.locator('main section', { has: secretariat.getByRole('heading', { name: new RegExp(`^${name} `) }) }).textContent();
    assert.ok(own.includes(mayor), `${city} has ${mayor}: ${own}`);
    const joins = { en: 'joins the Call', es: 'se suma al llamamiento', fr: 'se joint à l’appel' };
    assert.ok(own.includes(`${name} ${joins[language]}`), `${city} in ${language}`);
  }
  await look(secretariat, 'launch-texts');
});

step('fifteen offices are asked, each in its language and on its own clock', async () => {
  await secretariat.goto(`${campaignUrl}?lang=en`);
  await press(secretariat, 'Ask for clearance', { role: 'link' });
  await look(secretariat, 'launch-letters');
  await press(secretariat, 'Send 15 messages');
  for (const [city, [language]] of Object.entries(cities)) {
    const mail = await host.mailbox.mailTo(mailbox(city), asked[language]);
    assert.equal(host.mailbox.mails.filter((each) => each.recipient === mailbox(city)).length, 1, city);
    assert.ok(mail.text.includes(nameIn[city] || city), `${city} is named`);
    assert.ok(/11:30/.test(mail.text), `${city} reads when the embargo ends: ${mail.text}`);
    for (const [other, subject] of Object.entries(asked)) assert.equal(subject.test(mail.subject), other === language, `${city} in ${language}: ${mail.subject}`);
  }
  const angeles = await host.mailbox.mailTo(mailbox('Los Angeles'));
  assert.match(angeles.text, /01:30 \(Los Angeles time\)/);
  await look(secretariat, 'launch-asked');
});

step('Freetown writes its own quote and clears, by the keyboard alone', async () => {
  const page = await behind('Freetown');
  await tabTo(page, 'Continue');
  await Promise.all([page.waitForURL(/\/clear$/), page.keyboard.press('Enter')]);
  await tabTo(page, 'Your quote');
  await page.keyboard.type('Freetown plants a million trees, and a home for whoever comes.');
  await tabTo(page, 'Save the quote, and read the text with it');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await page.getByText('“Freetown plants a million trees, and a home for whoever comes.”').waitFor();
  await look(page, 'launch-clear');
  await tabTo(page, 'Clear this text');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await textIn(page, 'Press release').getByText('Cleared', { exact: true }).waitFor();
  // The button of the first text is passed; the other text has one of its own.
  await tabTo(page, 'Clear this text');
  await tabTo(page, 'Clear this text');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await textIn(page, 'Post on Bluesky').getByText('Cleared', { exact: true }).waitFor();
  await look(page, 'launch-cleared');
  await page.context().close();
});

step('Bristol declines the press release and stays with those who have signed', async () => {
  const page = await behind('Bristol');
  await enters(page);
  await textIn(page, 'Press release').getByRole('button', { name: 'Decline this text' }).click();
  await page.getByText('The text is declined: it is not published. You stay in the others.').waitFor();
  await textIn(page, 'Post on Bluesky').getByRole('button', { name: 'Clear this text' }).click();
  await textIn(page, 'Post on Bluesky').getByText('Cleared', { exact: true }).waitFor();
  await look(page, 'launch-declined');
  await secretariat.goto(`${host.url}/statements/signings?lang=en`);
  const signing = await secretariat.locator('main a[href*="/statements/signings/0"]').first().getAttribute('href');
  await publicReader.goto(`${host.url}${signing.replace(/.*\/signings\/(\w{26}).*/, '/wall/$1')}?lang=en`);
  assert.match(await words(publicReader), /Bristol/);
  await page.context().close();
});

step('the others clear, without scripts too; the secretariat sees who has', async () => {
  for (const [number, city] of Object.keys(cities).filter((each) => !['Freetown', 'Bristol'].includes(each)).entries()) {
    const [language, mayor] = cities[city];
    const page = await behind(city, { scripts: number % 2 === 0 });
    await enters(page);
    assert.equal(await page.getAttribute('html', 'lang'), language, city);
    const release = textIn(page, kinds[language]);
    await release.locator('textarea').fill(`${mayor}: ${city}.`);
    await release.getByRole('button', { name: clears[language] }).click();
    await textIn(page, kinds[language]).getByText(cleared[language], { exact: true }).waitFor();
    await page.context().close();
  }
  await secretariat.goto(`${campaignUrl}?lang=en`);
  assert.match(await words(secretariat), /joins the Call to ActionEnglish, Spanish, French1410/);
  await look(secretariat, 'launch-answered');
});

step('the embargo is set, a journalist gets her link, and the session slips by an hour', async () => {
  await secretariat.goto(`${campaignUrl}?lang=en`);
  await press(secretariat, 'Set the embargo');
  await secretariat.getByText('Let somebody of the press read it before').click();
  await secretariat.getByLabel('Name', { exact: true }).fill('Ada Example');
  await secretariat.getByLabel('Mail address').fill('ada@paper.example');
  await secretariat.getByLabel('Français', { exact: true }).or(secretariat.getByLabel('French', { exact: true })).check();
  await press(secretariat, 'Send the link');
  await secretariat.goto(`${eventUrl}/programme?lang=en&day=${launchDay}`);
  await press(secretariat, session, { role: 'link' });
  await secretariat.getByLabel('From', { exact: true }).fill('12:30');
  await secretariat.getByLabel('Until', { exact: true }).fill('14:00');
  await press(secretariat, 'Save the session');
  await secretariat.goto(`${campaignUrl}/plan?lang=en`);
  assert.match(await words(secretariat), /End of the embargo[^]*11:30[^]*12:30/);
  await look(secretariat, 'launch-moved');
  const ada = await host.mailbox.mailTo('ada@paper.example', /^L’embargo a changé\s: Appel de Durban/);
  assert.match(ada.text, /12:30/);
  const lisbon = await host.mailbox.mailTo(mailbox('Lisbon'), /^The embargo has moved: Call to Action of Durban/);
  assert.match(lisbon.text, /12:30 \(Johannesburg time\) · 13 November 2019, 10:30 \(Lisbon time\)/);
});

const surfaces = () => ['/newsroom', '/newsroom/feed.atom', '/newsroom/sitemap.xml', '/api/newsroom', `/newsroom/${campaignId}`, `/api/newsroom/${campaignId}`];
const seen = async (path) => {
  const answer = await fetch(host.url + path);
  const body = await answer.text();
  return { status: answer.status, etag: answer.headers.get('etag'), size: body.length, body };
};

step('the former instant passes and nothing is public; who has the link reads it, and that is noted', async () => {
  host.setClock('2019-11-13T10:29:30Z'); // half a minute before the new one
  for (const path of surfaces()) {
    const [hidden, absent] = [await seen(path), await seen(path.replace(campaignId, 'Z'.repeat(26)))];
    assert.deepEqual([hidden.status, hidden.etag, hidden.size], [absent.status, absent.etag, absent.size], path);
    assert.ok(!/Call to Action of Durban|Freetown/.test(hidden.body), path);
  }
  for (const language of languages) {
    await publicReader.goto(`${host.url}/newsroom?lang=${language}`);
    await assertGoodPage(publicReader, `press room before, ${language}`);
    assert.doesNotMatch(await words(publicReader), /Durban/);
    await shot(publicReader, `launch-room-before-${language}-1440`);
  }
  const mail = await host.mailbox.mailTo('ada@paper.example', /^Sous embargo\s: Appel de Durban/);
  const early = await visitor(browser, { viewport: phone, locale: 'fr' });
  await early.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await enters(early);
  assert.match(await words(early), /Freetown plants a million trees/);
  assert.match(await words(early), /12:30/);
  assert.doesNotMatch(await words(early), /Bristol joins the Call to Action/);
  await look(early, 'launch-early');
  await early.context().close();
  await signIn(secretariat, host, 'secretariat@demo.example');
  await secretariat.goto(`${campaignUrl}?lang=en`);
  assert.match(await words(secretariat), /Ada Example, ada@paper.example.*opened 1 time, at 13 November 2019, 07:29/);
});

step('at that second all of it is there, in three languages, on a phone and a desk', async () => {
  host.setClock('2019-11-13T10:30:00Z');
  for (const path of surfaces()) {
    const shown = await seen(path);
    assert.equal(shown.status, 200, path);
    assert.ok(shown.body.includes(campaignId), path);
  }
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await publicReader.setViewportSize(viewport);
      for (const [name, path] of [['room', '/newsroom'], ['campaign', `/newsroom/${campaignId}`]]) {
        await publicReader.goto(`${host.url}${path}?lang=${language}`);
        assert.equal(await assertGoodPage(publicReader, `launch ${name} ${language} ${viewport.width}`), language);
        await shot(publicReader, `launch-${name}-${language}-${viewport.width}`);
      }
    }
  await publicReader.goto(`${host.url}/newsroom/${campaignId}?lang=es`);
  const published = await words(publicReader);
  assert.match(published, /Madrid se suma al llamamiento/);
  assert.match(published, /Tanger se joint à l’appel/);
  assert.match(published, /Freetown joins the Call to Action/);
  assert.doesNotMatch(published, /Bristol joins the Call to Action/);
  await publicReader.getByRole('link', { name: /Freetown joins the Call to Action/ }).click();
  assert.match(await words(publicReader), /“Freetown plants a million trees, and a home for whoever comes.”/);
  await look(publicReader, 'launch-text');
});
