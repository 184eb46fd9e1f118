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

function digestOf(...parts) {
  const total = createHash('sha256');
  for (const part of parts) total.update(part).update('\0');
  return total.digest('hex');
}

/** The judges themselves: their rules in these files, their versions in the list of packages. */
let judges;
function digestOfJudges() {
  const files = ['browser.mjs', 'judged.mjs', 'markup.mjs', '../../package-lock.json'];
  judges ??= digestOf(...files.map((name) => readFileSync(new URL(name, import.meta.url))));
  return judges;
}

/**
 * Runs `judge`, which throws if something is wrong, unless it was content with the same before.
 * @param {string} how the judge, and all that it was told beside the text
 */
export async function judgeOnce(how, text, judge) {
  const file = folder && join(folder, digestOf(digestOfJudges(), how, withoutChance(text)));
  if (file && existsSync(file)) return;
  await judge();
  if (!file) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '');
}
