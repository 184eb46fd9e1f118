// SPDX-License-Identifier: EUPL-1.2
// The memory of pages that were judged good forgets nothing that was wrong and confuses no two pages.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

process.env.PLENARIA_JUDGED = mkdtempSync(join(tmpdir(), 'plenaria-judged-'));
const { judgeOnce, judgeWordsOnce, withoutChance } = await import('./lib/judged.mjs');
after(() => rmSync(process.env.PLENARIA_JUDGED, { recursive: true }));

const page = (id, token, port) => `<a href="http://127.0.0.1:${port}/c/${id}">Kampala</a><input value="${token}">at 9:07`;
const one = page('01HZ7K3Q9ZB2C4D6E8F0G2H4J1', 'a'.repeat(43), 4001);
const same = page('01HZ7K3Q9ZB2C4D6E8F0G2H4J2', 'b'.repeat(43), 4002).replace('9:07', '17:30');

/** Whether the judge was asked. */
async function asked(how, text) {
  let was = false;
  await judgeOnce(how, text, async () => { was = true; });
  return was;
}

test('what was judged good is not judged once more, whatever chance put into it', async () => {
  assert.equal(await asked('axe', one), true);
  assert.equal(await asked('axe', one), false);
  assert.equal(await asked('axe', same), false);
});

test('another word, another judge or another style sheet is another judgement', async () => {
  assert.equal(await asked('axe', one.replace('Kampala', 'Amman')), true);
  assert.equal(await asked('html-validate', one), true);
  assert.equal(await asked('axe', `${one}<link href="/assets/govuk.5344e717.css">`), true);
  assert.equal(await asked('axe', `${one}<link href="/assets/govuk.5344e718.css">`), true);
});

test('what was judged bad is judged until it is good', async () => {
  const bad = async () => { throw new Error('not accessible'); };
  await assert.rejects(judgeOnce('axe', 'a poor page', bad), /not accessible/);
  await assert.rejects(judgeOnce('axe', 'a poor page', bad), /not accessible/);
  assert.equal(await asked('axe', 'a poor page'), true);
});

test('two elements of one identifier are not two elements of two', () => {
  const [first, second] = ['01HZ7K3Q9ZB2C4D6E8F0G2H4J1', '01HZ7K3Q9ZB2C4D6E8F0G2H4J2'];
  assert.notEqual(withoutChance(`<p id="${first}"><p id="${first}">`), withoutChance(`<p id="${first}"><p id="${second}">`));
});

const translated = (language, heading, more = '') => `<!DOCTYPE html>
<html lang="${language}"><nav>${['en', 'es', 'fr'].map((one) => (one === language
    ? `<span aria-current="true" lang="${one}">${one}</span>` : `<a href="/?lang=${one}" hreflang="${one}" lang="${one}">${one}</a>`)).join('')}</nav>
<h1>${heading}</h1><input aria-label="${heading}" ${more}></html>`;

/** Whether the judge was asked about a page in a language. */
async function askedInWords(text, wishes) {
  let was = false;
  await judgeWordsOnce('a judge', text, async () => { was = true; }, wishes);
  return was;
}

test('a page in a second language is judged where it differs by more than by its words', async () => {
  assert.equal(await askedInWords(translated('en', 'Cities &amp; people'), { anew: true }), true);
  assert.equal(await askedInWords(translated('es', 'Ciudades y personas')), false);
  assert.equal(await askedInWords(translated('fr', 'Villes d&#39;ici &amp; d&#39;ailleurs, 2')), false);
  for (const poor of ['', ' ', 'Villes <b>d’ici</b>', 'Villes & gens', 'Villes " gens'])
    assert.equal(await askedInWords(translated('fr', poor)), true, poor);
  assert.equal(await askedInWords(translated('fr', 'Villes', 'disabled')), true);
  assert.equal(await askedInWords(translated('fr', 'Villes', 'lang="xx"')), true);
});

test('other words are another page in the first language', async () => {
  assert.equal(await askedInWords(translated('en', 'Mayors'), { anew: true }), true);
  assert.equal(await askedInWords(translated('en', 'Mayors'), { anew: true }), false);
});
