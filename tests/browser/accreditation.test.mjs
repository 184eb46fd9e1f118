// SPDX-License-Identifier: EUPL-1.2
// Badges are printed, and people are let in by them: twice, at two doors at once, without network and later.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
import { inviteMontreal } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

const office = 'protocol@montreal.example';
// One family name, several, particles, one name alone, the family first, right to left, titles, and one that is as long as a name may be.
const names = ['Valérie Plante', 'María del Carmen Echeverría de la Torre y Zúñiga', 'Jan-Willem van der Berg-ten Cate', 'Sukarno',
  'NGUYỄN Thị Minh Khai', 'محمد بن عبد العزيز آل سعود', 'H. E. Prof. Dr. h. c. Wolfeschlegelsteinhausenbergerdorff, OBE',
  `${'Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John Kenneth Lloyd Martin Nero Oliver Paul Quincy Randolph '}Sherman Thomas Uncas Victor William Xerxes Yancy Zeus Wolfeschlegelsteinhausen`];
let host;
let browser;
let secretariat;
let badgesUrl;
let pdf;
const codes = [];

/** Words of a page of a PDF with where they stand, in millimetres. */
function placesOf(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'plenaria-badges-'));
  const file = join(folder, 'badges.pdf');
  try {
    writeFileSync(file, bytes);
    if (process.env.PLENARIA_SCREENSHOTS) {
      mkdirSync(process.env.PLENARIA_SCREENSHOTS, { recursive: true });
      execFileSync('pdftoppm', ['-r', '80', '-png', file, join(process.env.PLENARIA_SCREENSHOTS, 'badge')]);
    }
    const layout = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    const mm = (points) => Number(points) * 25.4 / 72;
    return layout.split('<page ').slice(1).map((page) => ({
      width: mm(/width="([\d.]+)"/.exec(page)[1]), height: mm(/height="([\d.]+)"/.exec(page)[1]),
      words: [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)]
        .map(([, left, top, right, bottom, text]) => ({ left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom), text })),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function registerEight() {
  const mail = await host.mailbox.mailTo(office, /Invitation/);
  const page = await visitor(browser, { locale: 'fr' });
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/delegation$/);
  await page.getByLabel('Le maire vient').check();
  const groups = ['Chef de délégation', ...names.slice(1).map((_, i) => `Membre ${i + 1}`)];
  for (const [i, name] of names.entries()) {
    const group = page.getByRole('group', { name: groups[i], exact: true });
    await group.getByLabel('Prénom et nom').fill(name);
    await group.getByLabel('Fonction').fill(i === 7 ? 'Conseillère spéciale chargée des migrations, des réfugiés et de la coopération internationale auprès de la mairesse' : 'Mairesse');
  }
  await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
  await page.getByRole('heading', { name: 'Votre réponse : Le maire vient.' }).waitFor();
  await page.context().close();
}

/** Somebody at a door, with a browser of their own. */
async function atTheDoor(options = {}) {
  const page = await visitor(browser, { viewport: phone, ...options });
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${badgesUrl.replace(/\/badges$/, '/check-in')}?lang=en`);
  return page;
}
async function scan(page, code) {
  await page.getByLabel('Code of the badge').fill(code);
  await page.getByLabel('Code of the badge').press('Enter');
}
const answer = (page) => page.locator('.pl-scan h2');

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
  const delegationsUrl = await inviteMontreal(secretariat, host, office, 8);
  await registerEight();
  badgesUrl = delegationsUrl.replace(/\/delegations$/, '/badges');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

test('badges of all are one document, and each form of a name fits its box', async () => {
  await secretariat.goto(`${badgesUrl}?lang=en`);
  await secretariat.getByLabel('On the back of all badges').fill('Emergency: 112\nUrgences : 112\nEmergencias: 112');
  await secretariat.getByRole('button', { name: 'Save these words' }).click();
  await secretariat.getByText('It stands on the back').waitFor();
  await secretariat.getByRole('button', { name: 'Print all badges' }).click();
  const file = secretariat.locator('main a[href*="file"], main a[download]').first();
  await file.waitFor({ timeout: 60000 });
  ({ bytes: pdf } = await download(secretariat, await file.getAttribute('href')));
  const pages = placesOf(pdf);
  assert.equal(pages.length, 2 * names.length);
  const boxes = [[0, 22], [24, 64], [65, 80], [81, 96], [133, 138], [139, 148]];
  for (const { width, height, words } of pages.filter((_, i) => i % 2 === 0)) {
    assert.deepEqual([Math.round(width), Math.round(height)], [105, 148]);
    for (const { left, right, top, bottom, text } of words) {
      assert.ok(left >= 4.5 && right <= 100.5, `“${text}” stands from ${left} to ${right} mm`);
      assert.ok(boxes.some(([from, to]) => top >= from - 1 && bottom <= to + 1), `“${text}” stands from ${top} to ${bottom} mm below the edge`);
    }
    assert.ok(words.some(({ top, bottom }) => top >= 23 && bottom <= 65), 'a name stands in its box');
    codes.push(words.find(({ top }) => top > 132 && top < 138).text);
  }
  for (const { words } of pages.filter((_, i) => i % 2 === 1)) {
    assert.ok(words.every(({ left, right, bottom }) => left >= 7.5 && right <= 97.5 && bottom <= 146), 'the back has room for its words');
  }
  assert.equal(new Set(codes).size, names.length);
  const words = wordsOf(pdf, 'pdf');
  for (const part of ['Valérie Plante', 'Sukarno', 'NGUYỄN', 'Forum des maires', 'Urgences : 112', 'Chef de délégation']) assert.ok(words.includes(part), part);
  await secretariat.goto(`${badgesUrl}?lang=en`);
  await secretariat.getByText('8 of 8 have a badge').waitFor();
  await look(secretariat, 'badges');
});

test('a badge lets in once, and the second time says since when and by whom', async () => {
  const page = await atTheDoor();
  await look(page, 'check-in-empty');
  await scan(page, codes[0].toLowerCase());
  await answer(page).getByText('Admitted', { exact: true }).waitFor();
  await page.getByText('Valérie Plante').waitFor();
  await page.getByText('1 of 8 are there').waitFor();
  await look(page, 'check-in-admitted');
  await scan(page, codes[0]);
  await answer(page).getByText('Already admitted').waitFor();
  assert.match(await page.locator('.pl-scan').textContent(), /At \d\d:\d\d by .+\./);
  await look(page, 'check-in-already');
  await scan(page, '0000-0000-0000');
  await answer(page).getByText('No badge has this code').waitFor();
  await shot(page, 'check-in-unknown-360');
  await page.getByRole('link', { name: 'Who is there' }).click();
  await page.getByRole('heading', { name: 'Who is there' }).waitFor();
  await look(page, 'presence');
  await page.context().close();
});

test('two doors scan one badge at once: one lets in, both learn of it', async () => {
  const doors = [await atTheDoor(), await atTheDoor()];
  await Promise.all(doors.map((page) => scan(page, codes[1])));
  const said = await Promise.all(doors.map((page) => answer(page).textContent()));
  assert.deepEqual(said.sort(), ['Admitted', 'Already admitted']);
  for (const page of doors) {
    await page.getByText('2 of 8 are there').waitFor();
    await page.context().close();
  }
});

test('who was let in by mistake is taken back, without scripts too', async () => {
  const page = await atTheDoor({ scripts: false });
  await page.getByLabel('Code of the badge').fill(codes[2]);
  await page.getByRole('button', { name: 'Check it' }).click();
  await answer(page).getByText('Admitted', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await answer(page).getByText('Taken back').waitFor();
  await page.getByText('2 of 8 are there').waitFor();
  await page.context().close();
});

test('without network scans are kept, sent later, and what somebody else did meanwhile is said', async () => {
  const page = await atTheDoor();
  await page.locator('[data-opens-offline]').waitFor();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByLabel('Code of the badge').waitFor();
  for (const code of [codes[3], codes[1]]) {
    await scan(page, code);
    await answer(page).getByText('Kept on this device').waitFor();
  }
  await page.getByText('Waiting to be sent: 2').waitFor();
  await shot(page, 'check-in-offline-360');
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes('Sukarno'), 'no names stay on the device');
  await page.context().setOffline(false);
  const later = page.locator('[data-check-in-later] li');
  await later.nth(1).waitFor();
  const lines = (await later.allTextContents()).join('\n');
  assert.match(lines, /Admitted Sukarno/);
  assert.match(lines, /Already admitted María.*by/);
  await page.getByText('3 of 8 are there').waitFor();
  assert.equal(await page.locator('[data-check-in-kept]').textContent(), '');
  assert.equal(await answer(page).count(), 0, 'nothing waits any more');
  page.complaints.splice(0);
  await look(page, 'check-in-later');
  // Who signs out leaves no page behind.
  await page.getByRole('button', { name: 'Sign out' }).or(page.locator('form[action$="/sign-out"] button')).first().evaluate((button) => button.click());
  await page.waitForURL(/sign-in|\/$/);
  assert.equal(await page.evaluate(() => caches.has('plenaria-check-in')), false);
  await page.context().close();
});

test('a lost badge is made anew, and the old one opens nothing', async () => {
  await secretariat.goto(`${badgesUrl}?lang=en`);
  await secretariat.getByRole('button', { name: /Lost: make a new one\s*: Sukarno/ }).click();
  await secretariat.getByText('The old one opens nothing').waitFor();
  const page = await atTheDoor();
  await scan(page, codes[3]);
  await answer(page).getByText('This badge holds no longer').waitFor();
  await assertGoodPage(page, 'a badge that holds no longer');
  await shot(page, 'check-in-void-360');
  await page.context().close();
});

test('the camera reads a badge once, and without one the code is typed', async () => {
  const page = await atTheDoor();
  await page.locator('[data-opens-offline]').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Read badges with the camera' }).isVisible(), false, 'this browser reads no codes by itself');
  await page.addInitScript(() => {
    window.BarcodeDetector = class {
      static async getSupportedFormats() { return ['qr_code']; }
      async detect() {
        window.looks = (window.looks || 0) + 1;
        return window.held ? [{ rawValue: window.held }] : [];
      }
    };
    const picture = () => Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
    navigator.mediaDevices.getUserMedia = async () => {
      if (window.refused) throw new DOMException('no', 'NotAllowedError');
      const canvas = picture();
      canvas.getContext('2d').fillRect(0, 0, 640, 480);
      return canvas.captureStream(10);
    };
  });
  await page.reload();
  const button = page.getByRole('button', { name: 'Read badges with the camera' });
  await page.evaluate(() => { window.refused = true; });
  await button.click();
  await page.getByText('The camera cannot be used. Type the code').waitFor();
  await page.evaluate(() => { window.refused = false; });
  await button.click();
  await page.locator('video').waitFor();
  let sent = 0;
  page.on('request', (request) => { if (request.method() === 'POST') sent += 1; });
  await page.evaluate((code) => { window.held = code; }, codes[4]);
  await answer(page).getByText('Admitted', { exact: true }).waitFor();
  await page.getByText('4 of 8 are there').waitFor();
  const looks = await page.evaluate(() => window.looks);
  await page.waitForFunction((before) => window.looks >= before + 5, looks);
  assert.equal(sent, 1, 'a badge that stays before the camera is one scan');
  await look(page, 'check-in-camera');
  await page.evaluate((code) => { window.held = code; }, codes[5]);
  await page.getByText('5 of 8 are there').waitFor();
  await button.click();
  assert.equal(await page.locator('video').isVisible(), false);
  await page.context().close();
});

test('an office sends a photograph, and it stands on the badge; what is none is refused with a sentence', async () => {
  await secretariat.goto(`${badgesUrl}?lang=en`);
  await secretariat.getByRole('link', { name: 'Montréal' }).first().click();
  await secretariat.getByRole('link', { name: 'Photographs for badges' }).click();
  await secretariat.getByRole('heading', { name: 'Photographs for badges' }).waitFor();
  await look(secretariat, 'photos');
  const field = secretariat.getByLabel('Photograph of Valérie Plante');
  const save = secretariat.getByRole('button', { name: /Save this photograph\s*: Valérie Plante/ });
  await field.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg onload="alert(1)">') });
  await save.click();
  await secretariat.getByText('This is no photograph that can be read.').first().waitFor();
  secretariat.complaints?.splice(0);
  await assertGoodPage(secretariat, 'a photograph that is none');
  const portrait = Buffer.from(await secretariat.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 1200 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#cfd8dc'; pen.fillRect(0, 0, 900, 1200);
    pen.fillStyle = '#5d4037'; pen.beginPath(); pen.arc(450, 450, 260, 0, 7); pen.fill(); pen.fillRect(150, 800, 600, 400);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  }), 'base64');
  await field.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: portrait });
  await save.click();
  await secretariat.getByText('The photograph was saved.').waitFor();
  // A picture has no height before its bytes came, which the sentence above does not wait for.
  assert.equal(await secretariat.getByAltText('Photograph of Valérie Plante')
    .evaluate(async (picture) => { await picture.decode(); return picture.naturalHeight; }), 600);
  await look(secretariat, 'photos-one');
  await secretariat.goto(`${badgesUrl}?lang=en`);
  const link = secretariat.getByRole('link', { name: /Badge \(PDF\)\s*: Valérie Plante/ });
  const { bytes } = await download(secretariat, await link.getAttribute('href'));
  const folder = mkdtempSync(join(tmpdir(), 'plenaria-badge-'));
  try {
    writeFileSync(join(folder, 'badge.pdf'), bytes);
    assert.match(execFileSync('pdfimages', ['-list', join(folder, 'badge.pdf')], { encoding: 'utf8' }), /450\s+600 .*jpeg/);
    assert.match(execFileSync('pdfinfo', [join(folder, 'badge.pdf')], { encoding: 'utf8' }), /Tagged:\s+yes/);
    if (process.env.PLENARIA_SCREENSHOTS)
      execFileSync('pdftoppm', ['-r', '80', '-png', join(folder, 'badge.pdf'), join(process.env.PLENARIA_SCREENSHOTS, 'badge-photo')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('letters for all are one document, a page each', async () => {
  await secretariat.goto(`${badgesUrl.replace(/\/badges$/, '/delegates')}?lang=en`);
  await secretariat.getByRole('button', { name: 'Letters for all (PDF)' }).click();
  const file = secretariat.locator('main a[href*="file"], main a[download]').first();
  await file.waitFor({ timeout: 60000 });
  const { bytes } = await download(secretariat, await file.getAttribute('href'));
  const words = wordsOf(bytes, 'pdf');
  for (const name of names.slice(0, 7)) assert.ok(words.includes(name.split(' ')[0]), name);
  assert.ok(words.includes('À qui de droit'), 'in the language of the office');
});

test('the quorum of a session is reached within a second of the check-in', async () => {
  const edition = badgesUrl.replace(/\/badges$/, '');
  await secretariat.goto(`${edition}/programme?lang=en`);
  await secretariat.getByRole('link', { name: 'New session' }).first().click();
  await secretariat.getByLabel('Title in English').fill('General Assembly');
  await secretariat.getByLabel('From', { exact: true }).fill('09:00');
  await secretariat.getByLabel('Until', { exact: true }).fill('10:30');
  await secretariat.getByRole('button', { name: 'Save the session' }).click();
  await secretariat.waitForURL(/\/programme\?/);
  const address = await secretariat.locator('a[href$="/speakers"]').first().getAttribute('href');
  await secretariat.goto(new URL(`${address}?lang=en`, host.url).href);
  await secretariat.getByRole('link', { name: 'Quorum' }).click();
  await secretariat.getByLabel('Delegations that must be there').fill('2');
  await secretariat.getByRole('button', { name: 'Save', exact: true }).click();
  await secretariat.getByText('1 more is needed.').waitFor();
  await look(secretariat, 'quorum-missing');
  await secretariat.getByLabel('Delegations that must be there').fill('1');
  await secretariat.getByRole('button', { name: 'Save', exact: true }).click();
  await secretariat.getByText('The quorum of 1 is reached.').waitFor();
  await look(secretariat, 'quorum');
});
