// SPDX-License-Identifier: EUPL-1.2
// A page that was judged good, and is the same as it was, is not judged once more: axe takes most of the time of these tests.
// PLENARIA_JUDGED: the folder that remembers, an empty file for each judgement. Without it everything is judged.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.PLENARIA_JUDGED;
// What differs between two runs on the same data: identifiers, tokens, the port, the time of day. Not the names of style
// sheets and scripts: they hold a digest of what is in them, and so belong to what is judged.
const chance = /\b[0-9A-HJKMNP-TV-Z]{26}\b|\b[0-9a-f]{16,}\b|[\w-]{32,}|127\.0\.0\.1:\d+|\b\d{1,2}:\d\d(?::\d\d)?Z?\b/g;

/** The text with each chance value replaced by a number, in the order they come in: what was equal stays equal. */
export function withoutChance(text) {
  const numbers = new Map();
  return text.replace(chance, (value) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return `<${numbers.get(value)}>`;
  });
}

const attributesOfWords = /\b(alt|aria-description|aria-label|aria-roledescription|content|data-label|label|placeholder|title)="([^"]*)"/g;
const languageMenu = /<(a|span)\b[^>]* (?:hreflang|aria-current)="[^>]* lang="(?:en|es|fr)"[^>]*>…<\/\1>/g;

/**
 * What pages of one template in two languages have in common: every element and attribute, and where there are words and where none.
 * Markup that came out of a translation stays, and so does what is not escaped.
 */
export function withoutWords(markup) {
  return withoutChance(markup
    .replace(/&(?:amp|lt|gt|quot|#39|#x27|nbsp);/g, 'w')
    .replace(/>([^<]+)/g, (all, text) => `>${text.replace(/[^&"'\s][^&"']*/g, '…')}`.replace(/\s+/g, ''))
    .replace(attributesOfWords, (all, name, words) => `${name}="${words.replace(/[^&\s][^&]*/g, '…')}"`)
    .replace(languageMenu, '<menu>').replace(/^(\s*(?:<!doctype html>)?\s*<html) lang="(?:en|es|fr)"/i, '$1'));
}

function digestOf(...parts) {
  const total = createHash('sha256');
  for (const part of parts) total.update(part).update('\0');
  return total.digest('hex');
}

/** The judges themselves: their rules in these files, their versions in the list of packages. */
let judges;
function digestOfJudges() {
  const files = ['browser.mjs', 'judged.mjs', 'markup.mjs', 'walk.mjs', '../../package-lock.json'];
  judges ??= digestOf(...files.map((name) => readFileSync(new URL(name, import.meta.url))));
  return judges;
}

function fileOf(how, text) {
  return folder && join(folder, digestOf(digestOfJudges(), how, text));
}

function remember(file) {
  if (!file) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '');
}

/**
 * Runs `judge`, which throws if something is wrong, unless it was content with the same before.
 * @param {string} how the judge, and all that it was told beside the text
 */
export async function judgeOnce(how, text, judge) {
  const file = fileOf(how, withoutChance(text));
  if (file && existsSync(file)) return;
  await judge();
  remember(file);
}

/**
 * The same for a judge to whom it is all one which words there are, as long as there are some: a page in a second language is
 * judged only where it differs by more than by its words.
 * @param {{anew?: boolean}} wishes `anew`: in the first language, where other words are another page
 */
export async function judgeWordsOnce(how, text, judge, { anew = false } = {}) {
  const file = fileOf(`${how}, whatever the words`, withoutWords(text));
  if (anew) await judgeOnce(how, text, judge);
  else if (!file || !existsSync(file)) await judge();
  remember(file);
}
