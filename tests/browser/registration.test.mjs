// SPDX-License-Identifier: EUPL-1.2
// A registration form is built in the browser, and a mayor's office fills it in, in French, on a phone: questions come and go
// with the answers before them, with scripts and without; a file and a city are among the answers; then the follow-up, and the order of protocol by hand.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { assertGoodPage, dragByFinger, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { inviteMontreal } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

const office = 'protocol@montreal.example';
const pdf = Buffer.from(`%PDF-1.4\n${'Passeport '.repeat(20)}\n%%EOF\n`);
let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

/** Writes a question, each part in English and French. */
async function ask(page, { label, purpose, kind, answers = [], when = '', later = false, required = false }) {
  await page.getByRole('link', { name: /^(New question|Write the first question)$/ }).first().click();
  for (const [at, language] of ['en', 'fr'].entries()) {
    await page.locator(`#f-label_${language}`).fill(label[at]);
    await page.locator(`#f-purpose_${language}`).fill(purpose[at]);
  }
  await page.getByLabel('Kind of answer').selectOption(kind);
  for (const [number, words] of answers.entries())
    for (const [at, language] of ['en', 'fr'].entries()) await page.locator(`#f-option_${number + 1}_${language}`).fill(words[at]);
  if (later) await page.getByLabel('After approval of the registration').check();
  if (required) await page.getByLabel('An answer is required').check();
  if (when) await page.getByLabel('Shown').selectOption({ label: when });
  await page.getByRole('button', { name: 'Save the question' }).click();
  await page.getByText('The question is on the form.').waitFor();
}

async function open(page, link) {
  await page.goto(link);
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/delegation/);
}

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`a registration form on ${engine}`, () => {
    let host, secretariat, delegationsUrl, linkUrl;
    before(async () => {
      host = await startHost({ demo: true, engine });
      secretariat = await visitor(browser);
      await signIn(secretariat, host, 'secretariat@demo.example');
      delegationsUrl = await inviteMontreal(secretariat, host, office);
      linkUrl = host.mailbox.addressIn(await host.mailbox.mailTo(office, /Invitation/), `${host.url}/l/`);
    });
    after(async () => {
      await secretariat?.context().close();
      await host?.stop();
    });

    test('the secretariat builds it: kinds, conditions, purposes, order', async () => {
      await secretariat.getByRole('link', { name: 'Registration form' }).click();
      await look(secretariat, 'form-empty');
      await ask(secretariat, { label: ['Do you need a visa?', 'Avez-vous besoin d’un visa ?'], purpose: ['Letters for visas', 'Lettres pour le visa'], kind: 'yes_no', required: true });
      await ask(secretariat, { label: ['Country of the passport', 'Pays du passeport'], purpose: ['Letters for visas', 'Lettres pour le visa'], kind: 'country', required: true,
        when: 'If “Do you need a visa?” is “Yes”' });
      await ask(secretariat, { label: ['Meals', 'Repas'], purpose: ['Orders', 'Commandes'], kind: 'many', answers: [['Vegetarian', 'Végétarien'], ['Allergy', 'Allergie']] });
      await ask(secretariat, { label: ['Which allergy?', 'Quelle allergie ?'], purpose: ['The kitchen', 'La cuisine'], kind: 'text', when: 'If “Meals” is “Allergy”' });
      await ask(secretariat, { label: ['Passport scan', 'Copie du passeport'], purpose: ['Letters for visas', 'Lettres pour le visa'], kind: 'file' });
      await ask(secretariat, { label: ['City of departure', 'Ville de départ'], purpose: ['Transfers', 'Transferts'], kind: 'city' });
      await ask(secretariat, { label: ['Day of arrival', 'Jour d’arrivée'], purpose: ['Transfers', 'Transferts'], kind: 'day', later: true });
      await look(secretariat, 'form');
      await secretariat.getByRole('button', { name: /^Up\s*: Meals/ }).focus();
      await secretariat.keyboard.press('Enter');
      await secretariat.waitForFunction(() => /Meals.*Country of the passport/s.test(document.querySelector('table').textContent));
      const row = (name) => secretariat.locator('tr', { has: secretariat.getByRole('link', { name }) });
      await row('City of departure').dragTo(row('Which allergy?'), { targetPosition: { x: 30, y: 3 } });
      await secretariat.getByText('Moved.').waitFor();
      assert.match(await secretariat.locator('table').first().textContent(), /City of departure.*Which allergy\?.*Passport scan/s);
      // A finger takes it down again, and back.
      for (const [target, order] of [['Passport scan', /Which allergy\?.*City of departure.*Passport scan/s], ['Which allergy?', /City of departure.*Which allergy\?.*Passport scan/s]]) {
        const corner = async (name) => { const box = await row(name).boundingBox(); return { x: box.x + box.width / 2, y: box.y + 4 }; };
        await dragByFinger(secretariat, await corner('City of departure'), await corner(target));
        await secretariat.waitForFunction(([source, flags]) => new RegExp(source, flags).test(document.querySelector('table').textContent), [order.source, order.flags]);
      }
      const elsewhere = await secretariat.context().newPage();
      await elsewhere.goto(secretariat.url());
      await elsewhere.getByRole('button', { name: /^Up\s*: Passport scan/ }).click();
      await elsewhere.waitForFunction(() => /Passport scan.*Which allergy/s.test(document.querySelector('table').textContent));
      await elsewhere.close();
      const { height } = await row('Passport scan').boundingBox();
      await row('City of departure').dragTo(row('Passport scan'), { targetPosition: { x: 30, y: height - 3 } });
      await secretariat.getByText('Not moved: somebody else has changed the form').waitFor();
      assert.match(await secretariat.locator('table').first().textContent(), /City of departure.*Passport scan.*Which allergy\?/s);
      await secretariat.getByRole('link', { name: 'Do you need a visa?' }).click();
      await secretariat.getByLabel('Shown').selectOption({ label: 'If “Country of the passport” is answered' });
      await secretariat.getByRole('button', { name: 'Save the question' }).click();
      await secretariat.getByText('waits for this one itself').first().waitFor();
      await look(secretariat, 'question-circle');
      await secretariat.goto(delegationsUrl);
      await secretariat.getByRole('link', { name: 'Registration form' }).click();
      await secretariat.getByRole('link', { name: 'See it as offices do' }).click();
      await secretariat.getByRole('link', { name: 'French' }).click();
      await secretariat.getByText('Avez-vous besoin d’un visa').first().waitFor();
      await look(secretariat, 'form-preview');
    });

    test('a mayor’s office registers its delegation on a phone in French', async () => {
      const page = await visitor(browser, { viewport: phone, locale: 'fr' });
      await open(page, linkUrl);
      await page.getByLabel('Le maire vient').check();
      const head = page.getByRole('group', { name: 'Chef de délégation' });
      await head.getByLabel('Prénom et nom').fill('Valérie Plante');
      const country = head.getByLabel('Pays du passeport');
      assert.equal(await country.isVisible(), false, 'asked only of who needs a visa');
      await head.getByRole('group', { name: /besoin d’un visa/ }).getByLabel('Oui').check();
      await country.waitFor();
      await head.getByLabel('Allergie', { exact: true }).check();
      await head.getByLabel(/Quelle allergie/).fill('Arachides');
      const scan = head.getByLabel(/Copie du passeport/), city = head.getByLabel(/Ville de départ/).first();
      await scan.setInputFiles({ name: 'passeport.pdf', mimeType: 'application/pdf', buffer: pdf });
      await city.fill('quit');
      await page.getByRole('option', { name: /^Quito/ }).click();
      assert.equal(await city.inputValue(), 'Quito');
      await look(page, 'registration-office');
      await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
      await page.getByRole('link', { name: 'Répondez à cette question.' }).waitFor();
      assert.equal(await country.isVisible(), true, 'what is wrong is shown');
      assert.equal(await head.getByRole('link', { name: 'passeport.pdf' }).count(), 1, 'the file is not lost');
      await country.fill('Canada');
      await scan.setInputFiles({ name: 'photo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') });
      await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
      await page.getByRole('link', { name: /^Ce fichier n’est pas ce que dit son nom/ }).waitFor();
      await head.getByRole('link', { name: 'passeport.pdf' }).waitFor();
      await look(page, 'registration-wrong-file');
      await scan.setInputFiles({ name: 'large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(8 << 20) });
      assert.match(await scan.evaluate((field) => field.validationMessage), /7 Mo/, 'told before it is sent');
      await scan.setInputFiles([]);
      await head.getByLabel('Allergie', { exact: true }).uncheck();
      assert.equal(await head.getByLabel(/Quelle allergie/).isVisible(), false);
      await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
      await page.getByRole('heading', { name: /^Votre réponse/ }).waitFor();
      assert.equal(await country.inputValue(), 'Canada');
      await assertGoodPage(page, 'the registration');
      await page.context().close();
      await secretariat.goto(delegationsUrl);
      await secretariat.getByRole('link', { name: /^Montr[eé]al$/ }).click();
      const answers = await secretariat.locator('section', { hasText: 'Answers to the registration form' }).first().textContent();
      assert.match(answers, /Country of the passport\s*Canada/);
      assert.doesNotMatch(answers, /Arachides/, 'what is hidden is not kept');
      assert.match(answers, /City of departure\s*Quito/);
      const file = secretariat.getByRole('link', { name: 'passeport.pdf' });
      const [download] = await Promise.all([secretariat.waitForEvent('download'), file.click()]);
      assert.equal(download.suggestedFilename(), 'passeport.pdf');
      assert.ok(pdf.equals(await readFile(await download.path())), 'as it was sent');
      const [kind, sniff] = await file.evaluate(async (link) => {
        const { headers } = await fetch(link.href);
        return [headers.get('Content-Disposition'), headers.get('X-Content-Type-Options')];
      });
      assert.match(kind, /^attachment/);
      assert.equal(sniff, 'nosniff');
      await look(secretariat, 'delegation-answers');
    });

    test('without scripts every question is there, with words that say when it counts', async () => {
      const page = await visitor(browser, { viewport: phone, locale: 'fr', scripts: false });
      await open(page, linkUrl);
      const head = page.getByRole('group', { name: 'Chef de délégation' });
      await head.getByText(/Seulement si «\s*Avez-vous besoin d’un visa/).waitFor();
      await head.getByRole('group', { name: /besoin d’un visa/ }).getByLabel('Non').check();
      await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
      await page.getByRole('heading', { name: /^Votre réponse/ }).waitFor();
      assert.equal(await head.getByLabel('Pays du passeport').inputValue(), '', 'the server has judged it');
      await head.getByRole('link', { name: 'passeport.pdf' }).waitFor();
      assert.equal(await head.getByLabel(/Ville de départ/).first().inputValue(), 'Quito', 'nor does a city need scripts');
      await head.getByLabel('Retirer ce fichier').check();
      await head.getByLabel(/Ville de départ/).first().fill('montreal');
      await page.getByRole('button', { name: 'Envoyer notre réponse' }).click();
      await page.getByRole('heading', { name: /^Votre réponse/ }).waitFor();
      assert.equal(await head.getByRole('link', { name: 'passeport.pdf' }).count(), 0);
      assert.match(await head.getByLabel(/Ville de départ/).first().inputValue(), /^Montr[eé]al$/);
      await shot(page, 'registration-without-scripts-360');
      await page.context().close();
    });

    test('the approval opens the follow-up', async () => {
      await secretariat.goto(delegationsUrl);
      await secretariat.getByRole('link', { name: 'Approve registrations' }).click();
      await look(secretariat, 'approve');
      await secretariat.getByRole('button', { name: 'Approve, and send 1 message' }).click();
      await secretariat.waitForURL(/\/delegations$/);
      const mail = await host.mailbox.mailTo(office, /votre inscription est approuvée/);
      const page = await visitor(browser, { viewport: phone, locale: 'fr' });
      await open(page, host.mailbox.addressIn(mail, `${host.url}/l/`));
      assert.match(page.url(), /follow-up$/);
      await page.getByLabel(/Jour d’arrivée/).fill('2037-01-31');
      await look(page, 'follow-up');
      await page.getByRole('button', { name: 'Envoyer nos réponses' }).click();
      await page.getByRole('heading', { name: 'Vos réponses sont arrivées.' }).waitFor();
      await page.context().close();
    });
  });
}
