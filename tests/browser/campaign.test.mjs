// SPDX-License-Identifier: EUPL-1.2
// A call to action is launched at Durban: written once, merged for each city, cleared by link on a phone in French, declined by one
// office, and read by everybody from one second on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const montreal = 'cabinet@montreal.example';
let host;
let browser;
let secretariat;
let publicReader;
let campaignUrl;
let campaignId;

before(async () => {
  host = await startHost({ demo: true, at: '2026-11-20T08:00:00Z' });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  publicReader = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

const words = async (page) => (await page.getByRole('main').textContent()).replace(/\s+/g, ' ');

async function behind(address, subject, options = {}) {
  const mail = await host.mailbox.mailTo(address, subject);
  const page = await visitor(browser, { viewport: phone, locale: 'fr', ...options });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await page.locator('main form button').last().click();
  await page.waitForURL(/\/(clear|early)$/);
  return page;
}

test('a campaign is planned; an embargo that no clock shows is refused with both readings', async () => {
  await secretariat.goto(`${host.url}/campaigns?lang=en`);
  await secretariat.getByRole('link', { name: 'New campaign' }).click();
  await secretariat.getByLabel('Title, in English').fill('Call to Action of Durban');
  await secretariat.getByLabel('Title, in Spanish').fill('Llamamiento de Durban');
  await secretariat.getByLabel('Title, in French').fill('Appel de Durban');
  await secretariat.getByLabel('Aim, in English').fill('Mayors say what cities need.');
  await secretariat.getByLabel('End of the embargo').fill('2027-03-28');
  await secretariat.getByLabel('Time, to the second').fill('02:30:00');
  await secretariat.getByLabel('Time zone').fill('Europe/Zurich');
  await secretariat.getByRole('button', { name: 'Save the campaign' }).click();
  await secretariat.getByRole('link', { name: /Write 2027-03-28 01:30:00 or 2027-03-28 03:30:00/ }).waitFor();
  await look(secretariat, 'campaign-form-problem');
  await secretariat.getByLabel('End of the embargo').fill('2026-11-30');
  await secretariat.getByLabel('Time, to the second').fill('09:00:00');
  await secretariat.getByLabel('Time zone').fill('Africa/Johannesburg');
  await secretariat.getByRole('button', { name: 'Save the campaign' }).click();
  await secretariat.waitForURL(/\/campaigns\/\w{26}$/);
  campaignUrl = secretariat.url();
  campaignId = campaignUrl.slice(-26);
});

test('a text is written once, and what it becomes for each city is seen before anybody is asked', async () => {
  await secretariat.getByRole('link', { name: 'New text' }).click();
  await secretariat.getByLabel('Heading, in English').fill('{{city}} answers the call');
  await secretariat.getByLabel('Text, in English').fill('{{mayor}}, {{city}}, {{country}}:\n\n“{{quote}}” {{town}}');
  await secretariat.getByRole('button', { name: 'Save the text' }).click();
  await secretariat.getByRole('link', { name: /there is no variable “town”/ }).waitFor();
  await look(secretariat, 'campaign-text-problem');
  await secretariat.getByLabel('Text, in English').fill('{{mayor}}, {{city}}, {{country}}:\n\n“{{quote}}”');
  await secretariat.getByLabel('Heading, in French').fill('{{city}} répond à l’appel');
  await secretariat.getByLabel('Text, in French').fill('{{mayor}}, {{city}}, {{country}} :\n\n« {{quote}} »');
  await secretariat.getByLabel('Heading, in Spanish').fill('{{city}} responde al llamamiento');
  await secretariat.getByLabel('Text, in Spanish').fill('{{mayor}}, {{city}}, {{country}}:\n\n«{{quote}}»');
  await secretariat.getByRole('button', { name: 'Save the text' }).click();
  await secretariat.waitForURL(/\/texts$/);
  assert.match(await words(secretariat), /Montréal répond à l’appel/);
  await look(secretariat, 'campaign-texts');
  await secretariat.goto(`${campaignUrl}/outputs/new?lang=en`);
  await secretariat.getByLabel('Post', { exact: true }).check();
  await secretariat.getByLabel('Network of a post').selectOption('bluesky');
  for (const language of ['English', 'French', 'Spanish']) await secretariat.getByLabel(`Text, in ${language}`).fill('{{city}} #Durban');
  await secretariat.getByRole('button', { name: 'Save the text' }).click();
  await secretariat.waitForURL(/\/texts$/);
  await secretariat.goto(`${campaignUrl}?lang=en`);
  await secretariat.getByRole('link', { name: 'Ask for clearance' }).click();
  const letter = secretariat.locator('section', { hasText: montreal });
  await letter.locator('summary').click();
  assert.match(await letter.locator('pre').textContent(), /Appel de Durban/);
  await look(secretariat, 'campaign-letters');
  await secretariat.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await secretariat.waitForURL(campaignUrl);
  await look(secretariat, 'campaign-asked');
});

test('an office edits its quote on a phone and clears, another declines one text, without scripts too', async () => {
  const page = await behind(montreal, /autoriser les textes/);
  await assertGoodPage(page, 'clear');
  await shot(page, 'clear-360');
  const release = page.locator('section', { hasText: 'Communiqué de presse' });
  await release.getByRole('button', { name: 'Autoriser ce texte' }).click();
  await page.getByRole('link', { name: /Écrivez la citation/ }).waitFor();
  await assertGoodPage(page, 'clear with a problem');
  await release.getByLabel('Votre citation').fill('<b>Montréal</b> accueille. المدن تعمل');
  await release.getByRole('button', { name: /Enregistrer la citation/ }).click();
  await page.getByText('<b>Montréal</b> accueille.').first().waitFor();
  await release.getByRole('button', { name: 'Autoriser ce texte' }).click();
  await release.getByText('Autorisé', { exact: true }).waitFor();
  await assertGoodPage(page, 'cleared');
  await shot(page, 'cleared-360');
  const post = page.locator('section', { hasText: 'Publication sur Bluesky' });
  await post.getByRole('button', { name: 'Refuser ce texte' }).click();
  await post.getByText('Refusé', { exact: true }).waitFor();
  await page.setViewportSize(desk);
  await shot(page, 'cleared-1440');
  await page.context().close();
  const kampala = await behind('cabinet@kampala.example', /please clear the texts/, { scripts: false, locale: 'en' });
  await kampala.locator('section', { hasText: 'Post on Bluesky' }).getByRole('button', { name: 'Clear this text' }).click();
  await kampala.locator('section', { hasText: 'Post on Bluesky' }).getByText('Cleared', { exact: true }).waitFor();
  await kampala.context().close();
});

const surfaces = () => ['/newsroom', '/newsroom/feed.atom', '/newsroom/sitemap.xml', '/api/newsroom', `/newsroom/${campaignId}`, `/api/newsroom/${campaignId}`];
const seen = async (path) => {
  const answer = await fetch(host.url + path);
  const body = await answer.text();
  return { status: answer.status, etag: answer.headers.get('etag'), size: body.length, body };
};
const unlike = (path) => path.replace(campaignId, 'Z'.repeat(26));

test('until the last second every surface is as if there were nothing, and at the instant all are there', async () => {
  await secretariat.goto(`${campaignUrl}?lang=en`);
  await secretariat.getByRole('button', { name: 'Set the embargo' }).click();
  await secretariat.getByText('Under embargo').first().waitFor();
  await secretariat.getByText('Let somebody of the press read it before').click();
  await secretariat.getByLabel('Name', { exact: true }).fill('Ada Example');
  await secretariat.getByLabel('Mail address').fill('ada@paper.example');
  await secretariat.getByRole('button', { name: 'Send the link' }).click();
  await secretariat.waitForURL(campaignUrl);
  const early = await behind('ada@paper.example', /Under embargo/, { locale: 'en' });
  await assertGoodPage(early, 'early');
  await shot(early, 'early-360');
  assert.match(await words(early), /Montréal répond/);
  await early.context().close();
  host.setClock('2026-11-30T06:59:30Z');
  for (const path of surfaces()) {
    const [hidden, absent] = [await seen(path), await seen(unlike(path))];
    assert.deepEqual([hidden.status, hidden.etag, hidden.size], [absent.status, absent.etag, absent.size], path);
    assert.ok(!hidden.body.includes('Durban') && (hidden.status === 404 || !hidden.body.includes(campaignId)), path);
  }
  host.setClock('2026-11-30T07:00:00Z');
  for (const path of surfaces()) {
    const shown = await seen(path);
    assert.equal(shown.status, 200, path);
    assert.ok(shown.body.includes(campaignId), path);
  }
});

test('the press room and the campaign are read in three languages, on a phone, a desk and paper', async () => {
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await publicReader.setViewportSize(viewport);
      for (const [name, path] of [['press', '/newsroom'], ['public-campaign', `/newsroom/${campaignId}`]]) {
        await publicReader.goto(`${host.url}${path}?lang=${language}`);
        assert.equal(await assertGoodPage(publicReader, `${name} ${language} ${viewport.width}`), language);
        await shot(publicReader, `${name}-${language}-${viewport.width}`);
      }
    }
  await publicReader.goto(`${host.url}/newsroom/${campaignId}?lang=fr`);
  await publicReader.getByRole('link', { name: /Montréal répond à l’appel/ }).click();
  assert.match(await words(publicReader), /<b>Montréal<\/b> accueille/);
  await assertGoodPage(publicReader, 'public text');
  await shot(publicReader, 'public-text-1440');
  assert.doesNotMatch(await words(publicReader), /Refusé/);
});

test('what is held back is gone at once', async () => {
  // Ten days have passed: nobody is signed in any more.
  await signIn(secretariat, host, 'secretariat@demo.example');
  await secretariat.goto(`${campaignUrl}?lang=en`);
  await look(secretariat, 'campaign-released');
  await secretariat.getByRole('button', { name: 'Hold back' }).click();
  await secretariat.getByText('Held back').first().waitFor();
  for (const path of surfaces()) assert.deepEqual((await seen(path)).body.replaceAll('Z'.repeat(26), campaignId).includes('Durban'), false, path);
  assert.equal((await seen(`/newsroom/${campaignId}`)).status, 404);
});
