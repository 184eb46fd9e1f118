// SPDX-License-Identifier: EUPL-1.2
// A call for side events from its opening to the letters: organisers on phones without an account, two reviewers, a merger, a slot.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertGoodPage, look, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
import { startHost } from './lib/host.mjs';

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

let host;
let browser;
let secretariat;
let callUrl;
let publicUrl;

before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
  secretariat = await visitor(browser);
  await signIn(secretariat, host, 'secretariat@demo.example');
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

async function propose(page, { title, description, organiser, mail }) {
  await page.getByLabel(/^(Title of the side event|Título del evento paralelo|Titre de l’événement parallèle)$/).fill(title);
  await page.getByLabel(/^(What it is about, and|De qué trata y|De quoi il s’agit, et)/).fill(description);
  await page.locator('#f-organiser').fill(organiser);
  await page.getByLabel(/^(Contact person|Persona de contacto|Personne à contacter)$/).fill('Maryam Diallo');
  await page.getByLabel(/^(Mail address|Dirección de correo|Adresse)/).fill(mail);
}

test('the secretariat writes a call by the rules of the review forum and opens it', async () => {
  await secretariat.goto(`${host.url}/events?lang=en`);
  await secretariat.getByRole('link', { name: 'New event' }).click();
  await secretariat.getByLabel('Series', { exact: true }).selectOption({ index: 1 });
  await secretariat.getByLabel('Title in English').fill('Review Forum');
  await secretariat.getByLabel('First day').fill(inDays(90));
  await secretariat.getByLabel('Last day').fill(inDays(93));
  await secretariat.getByLabel('Time zone').fill('America/New_York');
  await secretariat.getByRole('button', { name: 'Save the event' }).click();
  await secretariat.getByRole('link', { name: 'Side events' }).click();
  await look(secretariat, 'side-events-empty');
  await secretariat.getByRole('link', { name: 'New call' }).click();
  await secretariat.getByLabel('Title in English').fill('Call for side events');
  await secretariat.getByLabel('Title in French').fill('Appel à événements parallèles');
  await secretariat.getByLabel('Title in Spanish').fill('Convocatoria de eventos paralelos');
  await secretariat.getByLabel('Opens on').fill(inDays(-1));
  await secretariat.getByLabel('Never during official sessions').check();
  await secretariat.getByLabel('Never in parallel').check();
  await secretariat.getByLabel('At most on one day').fill('4');
  await secretariat.getByLabel('At most in all').fill('20');
  await secretariat.getByLabel('Proposals of one organiser at most').fill('1');
  await secretariat.getByLabel('Criterion 1').fill('Relevance');
  await secretariat.getByLabel('Weight').first().fill('3');
  await secretariat.getByLabel('Criterion 2').fill('Diversity');
  const question = secretariat.getByRole('group', { name: 'Question 1' });
  await question.getByLabel('English').fill('Who speaks?');
  await question.getByLabel('French').fill('Qui prend la parole ?');
  await look(secretariat, 'side-events-call-form');
  await secretariat.getByRole('button', { name: 'Save the call' }).click();
  await secretariat.getByRole('button', { name: 'Open the call' }).click();
  await secretariat.getByRole('link', { name: /\/side-events\// }).waitFor();
  callUrl = secretariat.url();
  publicUrl = await secretariat.getByRole('link', { name: /\/side-events\// }).getAttribute('href');
  await look(secretariat, 'side-events-call-new');
});

test('organisers propose on a phone without an account, without scripts too, and change it by the mailed link', async () => {
  const french = await visitor(browser, { viewport: phone, locale: 'fr' });
  await french.goto(`${host.url}${publicUrl}?lang=fr`);
  await assertGoodPage(french, 'the public call');
  await look(french, 'side-events-public');
  await french.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await french.getByRole('link', { name: 'Écrivez le titre de l’événement parallèle.' }).waitFor();
  await look(french, 'side-events-public-problem');
  await propose(french, { title: 'Mobilité climatique des villes côtières', description: 'Comment les villes côtières planifient la mobilité.', organiser: 'Freetown', mail: 'maire@freetown.example' });
  await french.getByLabel('Qui prend la parole ?').fill('Deux maires.');
  await french.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await french.waitForURL(/\/sent/);
  await look(french, 'side-events-sent');
  const mail = await host.mailbox.mailTo('maire@freetown.example', /votre proposition est arrivée/);
  await french.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await french.locator('main form button[type=submit]').click();
  await french.waitForURL(/\/side-events\/proposals\//);
  await look(french, 'side-events-own');
  await french.getByLabel('Titre de l’événement parallèle').fill('Mobilité climatique : les villes côtières');
  await french.getByRole('button', { name: 'Enregistrer la proposition' }).click();
  await french.getByRole('heading', { name: 'Mobilité climatique : les villes côtières' }).waitFor();

  await french.goto(`${host.url}${publicUrl}?lang=fr`);
  await propose(french, { title: 'Autre chose', description: 'Encore une.', organiser: 'freetown', mail: 'maire@freetown.example' });
  await french.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await french.getByText('Cet appel prend au plus 1 proposition').waitFor();
  assert.equal(await french.getByLabel('Titre de l’événement parallèle').inputValue(), 'Autre chose');
  await french.context().close();

  const spanish = await visitor(browser, { viewport: phone, locale: 'es', scripts: false });
  await spanish.goto(`${host.url}${publicUrl}?lang=es`);
  await propose(spanish, { title: 'Ciudades y mobilité climatique: villes côtières', description: 'Ciudades que planifican.', organiser: 'Quito', mail: 'alcaldia@quito.example' });
  await spanish.getByRole('button', { name: 'Enviar la propuesta' }).click();
  await spanish.waitForURL(/\/sent/);
  await shot(spanish, 'side-events-sent-es-360');
  await spanish.context().close();
});

test('two reviewers score by keyboard, and neither sees the other before', async () => {
  const drafter = await visitor(browser);
  await signIn(drafter, host, 'drafter@demo.example');
  await drafter.goto(`${host.url}/events?lang=en`);
  await drafter.getByRole('link', { name: 'Review Forum' }).click();
  await drafter.getByRole('link', { name: 'Score side events' }).click();
  await look(drafter, 'side-events-scoring');
  await secretariat.goto(callUrl);
  await secretariat.getByRole('link', { name: 'Score', exact: true }).click();
  for (const [page, points] of [[drafter, ['5', '4']], [secretariat, ['1', '2']]]) {
    await page.getByRole('link', { name: /Mobilité climatique :/ }).click();
    assert.equal(await page.getByText('Weighted mean:').count(), 0);
    for (const [index, value] of points.entries()) {
      await page.locator(`input[name=points_${index + 1}]`).first().focus();
      await page.keyboard.press('Space');
      for (let step = 1; step < Number(value); step += 1) await page.keyboard.press('ArrowRight');
      assert.ok(await page.locator(`input[name=points_${index + 1}][value="${value}"]`).isChecked());
    }
    if (page === drafter) await look(page, 'side-events-score');
    await page.getByRole('button', { name: 'Save the score' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Weighted mean:').waitFor();
  }
  await look(secretariat, 'side-events-scored');
  assert.match(await secretariat.locator('main').textContent(), /points apart/);
  await drafter.context().close();
});

test('two proposals are merged and taken apart, one is accepted into a slot that breaks no rule, the letters go out', async () => {
  await secretariat.goto(`${callUrl}?lang=en`);
  await look(secretariat, 'side-events-call');
  const merge = secretariat.getByRole('button', { name: /^Merge the second into the first/ }).first();
  await merge.focus();
  await secretariat.keyboard.press('Enter');
  await host.mailbox.mailTo('alcaldia@quito.example', /sigue junto con otra/);
  await look(secretariat, 'side-events-merged');
  await secretariat.getByRole('button', { name: 'Take the merger back' }).click();
  await host.mailbox.mailTo('alcaldia@quito.example', /vuelve a ir por separado/);

  await secretariat.goto(callUrl);
  await secretariat.getByRole('link', { name: /^Mobilité climatique :/ }).first().click();
  await look(secretariat, 'side-events-proposal');
  await secretariat.getByRole('radio', { name: 'Accepted' }).check();
  await secretariat.locator('input[name=slot]').first().check();
  await secretariat.getByRole('button', { name: 'Save the decision' }).click();
  await secretariat.getByText('The organiser was not told yet.').waitFor();
  await look(secretariat, 'side-events-accepted');

  await secretariat.goto(callUrl);
  await secretariat.getByRole('link', { name: /^Ciudades y/ }).first().click();
  await secretariat.getByRole('radio', { name: 'Declined' }).check();
  await secretariat.getByRole('button', { name: 'Save the decision' }).click();
  await secretariat.getByRole('link', { name: 'Write why: the organiser reads it.' }).click();
  await secretariat.getByLabel('Reason, for the organiser').fill('Demasiado cercano a otra propuesta.');
  await secretariat.getByRole('button', { name: 'Save the decision' }).click();
  await secretariat.getByRole('link', { name: 'Look at the letters to send' }).click();
  await look(secretariat, 'side-events-letters');
  await secretariat.getByRole('button', { name: 'Send 2 messages' }).click();
  const good = await host.mailbox.mailTo('maire@freetown.example', /votre événement parallèle est accepté/);
  assert.match(good.text, /America\/New_York/);
  const bad = await host.mailbox.mailTo('alcaldia@quito.example', /no se ha podido aceptar/);
  assert.match(bad.text, /Demasiado cercano/);

  const organiser = await visitor(browser, { viewport: phone, locale: 'fr' });
  await organiser.goto(host.mailbox.addressIn(good, `${host.url}/l/`));
  await organiser.locator('main form button[type=submit]').click();
  await organiser.waitForURL(/\/side-events\/proposals\//);
  await look(organiser, 'side-events-decided');
  const { bytes } = await download(organiser, await organiser.getByRole('link', { name: 'Lettre (PDF)' }).getAttribute('href'));
  assert.match(wordsOf(bytes, 'pdf'), /Mobilité climatique/);
  await organiser.context().close();

  await secretariat.goto(callUrl);
  await secretariat.getByRole('link', { name: /^Mobilité climatique :/ }).first().click();
  await secretariat.getByRole('link', { name: 'Programme', exact: true }).click();
  await secretariat.getByText('Mobilité climatique : les villes côtières').first().waitFor();
});
