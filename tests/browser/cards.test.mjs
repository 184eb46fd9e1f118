// SPDX-License-Identifier: EUPL-1.2
// What a campaign looks like: its colour, a logo that an office sends, pictures of quotes, a press kit, and a frame on the page of a city.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { assertGoodPage, desk, languages, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const montreal = 'cabinet@montreal.example';
const quote = '<b>Montréal</b> accueille & agit. المدن تعمل 🌍';
let host, browser, staff, anybody, campaign, city, textPage;
const folder = mkdtempSync(join(tmpdir(), 'plenaria-cards-'));

before(async () => {
  host = await startHost({ demo: true, at: '2026-11-20T08:00:00Z' });
  browser = await openBrowser();
  [staff, anybody] = [await visitor(browser), await visitor(browser)];
  await signIn(staff, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A white PNG of so many pixels a side, in few bytes. */
function square(side) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    let crc = -1;
    for (const byte of body) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    const number = (value) => { const four = Buffer.alloc(4); four.writeUInt32BE(value >>> 0); return four; };
    return Buffer.concat([number(data.length), body, number(~crc)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8)), 0))), chunk('IEND', Buffer.alloc(0))]);
}
/** Width and height of a PNG. */
const sizeOf = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
/**
 * The bytes of a file as this person gets it. Asked by the page: Playwright's own requests keep the cookie of a session, which is Secure,
 * from an address of http, and would be led to where one signs in.
 */
async function fetched(page, path) {
  const answer = await page.evaluate(async (asked) => {
    const reply = await fetch(asked);
    const bytes = new Uint8Array(await reply.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { status: reply.status, type: reply.headers.get('content-type'), text: btoa(text) };
  }, path);
  assert.equal(answer.status, 200, path);
  return { type: answer.type, bytes: Buffer.from(answer.text, 'base64') };
}
async function keep(page, path, name) {
  const { type, bytes } = await fetched(page, path);
  assert.equal(type, 'image/png', path);
  if (process.env.PLENARIA_SCREENSHOTS) {
    mkdirSync(process.env.PLENARIA_SCREENSHOTS, { recursive: true });
    writeFileSync(join(process.env.PLENARIA_SCREENSHOTS, name), bytes);
  }
  return bytes;
}
const namesIn = (zip) => {
  const file = join(folder, 'kit.zip');
  writeFileSync(file, zip);
  execFileSync('unzip', ['-qt', file]);
  return { names: execFileSync('unzip', ['-Z1', file]).toString().trim().split('\n'), readme: execFileSync('unzip', ['-p', file, 'README.txt']).toString() };
};
async function behind(address, subject, options = {}) {
  const mail = await host.mailbox.mailTo(address, subject);
  const page = await visitor(browser, { viewport: phone, locale: 'fr', ...options });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await page.locator('main form button').last().click();
  await page.waitForURL(/\/(clear|early)$/);
  return page;
}

test('staff chooses a colour and sees a picture of each city, in the three languages', async () => {
  await staff.goto(`${host.url}/campaigns?lang=en`);
  await staff.getByRole('link', { name: /Call to Action for Local/ }).click();
  campaign = staff.url().match(/campaigns\/(\w{26})/)[1];
  await staff.getByRole('link', { name: 'Colour, logos and pictures' }).click();
  await staff.getByLabel('Plum').check();
  await staff.getByRole('button', { name: 'Save the colour' }).click();
  await staff.getByText('Changes saved.').waitFor();
  await staff.getByAltText(/Picture of what .* says: “People arrive/).first().waitFor();
  await look(staff, 'face');
  for (const language of ['es', 'fr']) {
    await staff.goto(`${host.url}/campaigns/${campaign}/face?lang=${language}`);
    assert.equal(await assertGoodPage(staff, `face ${language}`), language);
  }
  city = (await staff.locator('section.pl-card', { has: staff.getByRole('heading', { name: 'Montréal' }) }).locator('a[download]').first().getAttribute('href')).match(/cities\/(\w{26})/)[1];
  const sizes = { square: [1080, 1080], wide: [1200, 630], tall: [1080, 1920] };
  const cards = await staff.locator('a[download]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const [size, wanted] of Object.entries(sizes))
    assert.deepEqual(sizeOf(await keep(staff, cards.find((path) => path.endsWith(size)), `card-proposed-${size}.png`)), wanted);
});

test('every post is seen as its network counts it', async () => {
  await staff.goto(`${host.url}/campaigns/${campaign}/texts?lang=en`);
  const post = staff.locator('section', { hasText: 'Athens' }).locator('details', { hasText: 'Post on Bluesky' });
  await post.locator('summary').click();
  await post.getByText(/\d+ of 300, as Bluesky counts/).waitFor();
  await look(staff, 'texts-with-posts');
});

test('an office sends its logo on a phone, and what is none is refused with the reason', async () => {
  await staff.goto(`${host.url}/campaigns/${campaign}/requests?lang=en`);
  await staff.getByRole('button', { name: /^Send \d+ messages$/ }).click();
  await staff.waitForURL(/\/campaigns\/\w{26}$/);
  const page = await behind(montreal, /autoriser les textes/);
  await page.getByRole('link', { name: 'Logo de votre ville' }).click();
  const send = async (name, buffer) => {
    await page.getByLabel('Logo', { exact: true }).setInputFiles({ name, mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Enregistrer le logo' }).click();
  };
  await send('logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
  await page.getByRole('link', { name: /50 millions de pixels au plus/ }).waitFor();
  await send('huge.png', square(10000));
  await page.getByRole('link', { name: /50 millions de pixels au plus/ }).waitFor();
  await assertGoodPage(page, 'logo refused');
  await shot(page, 'logo-refused-360');
  await anybody.setContent('<p style="margin:30px;font:bold 60px sans-serif;color:#a3401d">Ville ●</p>');
  await send('logo.png', await anybody.screenshot({ clip: { x: 0, y: 0, width: 300, height: 150 } }));
  await page.getByText('Le logo est enregistré').waitFor();
  await assertGoodPage(page, 'logo');
  await shot(page, 'logo-360');
  await page.getByRole('link', { name: 'Revenir' }).click();
  const release = page.locator('section', { hasText: 'Communiqué de presse' });
  await release.getByLabel('Votre citation').fill(quote);
  await release.getByRole('button', { name: /Enregistrer la citation/ }).click();
  await release.getByText('L’image qui est faite de votre citation').click();
  await release.locator('img').waitFor();
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth === 1200 || image.naturalWidth === 0));
  await assertGoodPage(page, 'clear with picture');
  await shot(page, 'clear-picture-360');
  await release.getByRole('button', { name: 'Autoriser ce texte' }).click();
  await release.getByText('Autorisé', { exact: true }).waitFor();
  const kit = namesIn((await fetched(page, `/campaigns/${campaign}/clear/kit`)).bytes);
  assert.ok(kit.names.includes('documents/montreal-press-release-fr.pdf'), kit.names.join());
  await page.context().close();
});

const surfaces = () => [`/newsroom/${campaign}/kit`, `/newsroom/${campaign}/embed`, `/newsroom/${campaign}/card/en/wide`, `/newsroom/${campaign}/card/fr/tall`, `${textPage}/card/wide`, `${textPage}/file`,
  textPage, `/newsroom/${campaign}/cities/${city}/kit`, `/newsroom/${campaign}`, `/api/newsroom/${campaign}`];
const ways = [{}, { method: 'HEAD' }, { headers: { 'If-None-Match': '*' } }, { headers: { 'If-None-Match': '"0"' } }];
const seen = async (path, how = {}) => {
  const answer = await fetch(host.url + path, how);
  const body = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, size: body.length, etag: answer.headers.get('etag'), frames: answer.headers.get('x-frame-options'), cookie: answer.headers.get('set-cookie') !== null,
    policy: answer.headers.get('content-security-policy') };
};

test('before the instant no picture, no kit and no frame is there; the press has the kit by its link', async () => {
  await staff.goto(`${host.url}/campaigns/${campaign}?lang=en`);
  await staff.getByRole('button', { name: 'Set the embargo' }).click();
  await staff.getByText('Under embargo').first().waitFor();
  await staff.getByText('Let somebody of the press read it before').click();
  await staff.getByLabel('Name', { exact: true }).fill('Ada Example');
  await staff.getByLabel('Mail address').fill('ada@paper.example');
  await staff.getByRole('button', { name: 'Send the link' }).click();
  await staff.waitForURL(/\/campaigns\/\w{26}$/);
  const early = await behind('ada@paper.example', /Under embargo/, { locale: 'en' });
  const kit = namesIn((await fetched(early, `/campaigns/${campaign}/early/kit`)).bytes);
  assert.match(kit.readme, /Under embargo until/);
  assert.ok(kit.names.includes('pictures/montreal-fr-tall.png') && kit.names.includes('logos/montreal.png'), kit.names.join());
  await early.context().close();
  textPage = `/newsroom/${campaign}/texts/${'Z'.repeat(26)}`;
  host.setClock('2026-12-11T06:59:30Z');
  for (const path of surfaces())
    for (const how of ways) {
      const hidden = await seen(path, how);
      assert.deepEqual(hidden, await seen(path.replace(campaign, 'Z'.repeat(26)), how), `${path} ${JSON.stringify(how)}`);
      assert.equal(hidden.status, 404, path);
    }
  host.setClock('2026-12-11T07:00:00Z');
});

test('at the instant all are there, with what other sites show of them', async () => {
  await anybody.goto(`${host.url}/newsroom/${campaign}?lang=fr`);
  await anybody.getByRole('link', { name: /Montréal se joint/ }).first().click();
  textPage = new URL(anybody.url()).pathname;
  for (const path of surfaces()) assert.equal((await seen(path)).status, 200, path);
  const said = async (name) => anybody.locator(`meta[property="og:${name}"]`).getAttribute('content');
  assert.equal(await said('image'), `${host.url}${textPage}/card/wide`);
  assert.match(await said('title'), /Montréal – Appel à l’action/);
  assert.ok((await said('image:alt')).includes(quote) && (await said('description')).length > 10);
  assert.deepEqual(sizeOf(await keep(anybody, `${textPage}/card/wide`, 'card-montreal-wide.png')), [1200, 630]);
  await keep(anybody, `${textPage}/card/tall`, 'card-montreal-tall.png');
  await keep(anybody, `${textPage}/card/square`, 'card-montreal-square.png');
  await keep(anybody, `/newsroom/${campaign}/card/es/wide`, 'card-campaign-es.png');
  const kit = namesIn((await fetched(anybody, `/newsroom/${campaign}/kit`)).bytes);
  assert.ok(['texts/montreal-press-release-fr.txt', 'documents/press-release-fr.docx', 'pictures/montreal-fr-square.png', 'pictures/campaign-es-wide.png'].every((name) => kit.names.includes(name)), kit.names.join());
  for (const language of languages)
    for (const viewport of [phone, desk]) {
      await anybody.setViewportSize(viewport);
      for (const [name, path] of [['public-campaign', `/newsroom/${campaign}`], ['public-text', textPage]]) {
        await anybody.goto(`${host.url}${path}?lang=${language}`);
        assert.equal(await assertGoodPage(anybody, `${name} ${language} ${viewport.width}`), language);
        await shot(anybody, `face-${name}-${language}-${viewport.width}`);
      }
    }
  await anybody.goto(`${host.url}/newsroom?lang=en`);
  await look(anybody, 'face-press-room');
  // On paper stand the texts, and nothing that only a screen can do.
  await anybody.goto(`${host.url}/newsroom/${campaign}?lang=en`);
  await anybody.emulateMedia({ media: 'print' });
  assert.ok(await anybody.getByRole('heading', { level: 1 }).isVisible() && !await anybody.getByText('Show this on your own site').isVisible());
  await shot(anybody, 'face-public-campaign-print');
  await anybody.goto(`${host.url}${textPage}?lang=en`);
  assert.ok(await anybody.getByText('Fingerprint of the text').isVisible() && !await anybody.getByText('Pictures to share').isVisible());
  await shot(anybody, 'face-public-text-print');
  await anybody.emulateMedia({ media: 'screen' });
});

test('a city shows it in a frame on its own site: no script, no cookie, on light and dark grounds', async () => {
  const code = await anybody.goto(`${host.url}/newsroom/${campaign}?lang=en`).then(() => anybody.locator('details code').textContent());
  const cookies = [];
  const city = createServer((request, answer) => answer.setHeader('Content-Type', 'text/html').end(`<!doctype html><html lang="en"><title>City</title><h1>City</h1>${code}</html>`));
  await new Promise((resolve) => { city.listen(0, '127.0.0.1', resolve); });
  try {
    for (const colorScheme of ['light', 'dark'])
      for (const language of languages)
        for (const viewport of [phone, desk]) {
          const reader = await visitor(browser, { viewport, colorScheme });
          await reader.goto(`${host.url}/newsroom/${campaign}/embed?lang=${language}`);
          assert.equal(await assertGoodPage(reader, `embed ${language} ${colorScheme}`), language);
          await shot(reader, `embed-${language}-${colorScheme}-${viewport.width}`);
          cookies.push(...await reader.context().cookies());
          await reader.context().close();
        }
    const reader = await visitor(browser);
    await reader.goto(`http://127.0.0.1:${city.address().port}/`);
    const frame = reader.frameLocator('iframe');
    await frame.getByText('accueille').waitFor();
    assert.equal(await frame.locator('script').count(), 0);
    await shot(reader, 'city-with-frame-1440');
    cookies.push(...await reader.context().cookies());
    await reader.context().close();
  } finally {
    city.close();
  }
  assert.deepEqual(cookies, []);
  const embed = await seen(`/newsroom/${campaign}/embed`);
  assert.equal(embed.frames, null);
  assert.match(embed.policy, /frame-ancestors \*/);
  for (const path of [`/newsroom/${campaign}`, textPage, '/newsroom', `/newsroom/${'Z'.repeat(26)}/embed`]) {
    const other = await seen(path);
    assert.equal(other.frames, 'DENY', path);
    assert.match(other.policy, /frame-ancestors 'none'/, path);
  }
});

test('what is held back is gone with the next request, pages that were kept too', async () => {
  await signIn(staff, host, 'secretariat@demo.example');
  await staff.goto(`${host.url}/campaigns/${campaign}/face?lang=en`);
  await look(staff, 'face-released');
  await staff.goto(`${host.url}/campaigns/${campaign}?lang=en`);
  for (const path of surfaces()) assert.equal((await seen(path)).status, 200, path);
  await staff.getByRole('button', { name: 'Hold back' }).click();
  await staff.getByText('Held back').first().waitFor();
  for (const path of surfaces()) assert.equal((await seen(path)).status, 404, path);
});
