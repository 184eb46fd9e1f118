// SPDX-License-Identifier: EUPL-1.2
// Documents as a signed-in person downloads them; their words are read by other programs than those that made them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Fetched by the page itself: cookies that are for secure places only go with no request from outside the browser. */
export async function download(page, address) {
  for (let attempt = 1; ; attempt++) {
    const { status, bytes } = await page.evaluate(async (url) => {
      const reply = await fetch(url);
      return { status: reply.status, bytes: Array.from(new Uint8Array(await reply.arrayBuffer())) };
    }, address);
    if (status !== 503 || attempt === 2) return { status, bytes: Buffer.from(bytes) };
    // What could not be made at the moment is asked for once more, as its page says; which words it said stays in the log.
    console.error(`503 for ${address}: ${Buffer.from(bytes).toString('utf8').match(/<main[^]*<\/main>/)?.[0].replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')}`);
  }
}

/** Text of a part of an office file, without its markup. */
function partOf(file, part) {
  const xml = execFileSync('unzip', ['-p', file, part], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return xml.replace(/<\/(w:p|text:p|text:h)>/g, '\n').replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}

/** @param {Buffer} bytes @param {'pdf'|'docx'|'odt'|'txt'} format @return its words, with single spaces between them */
export function wordsOf(bytes, format) {
  if (format === 'txt') return bytes.toString('utf8').replace(/\s+/g, ' ');
  const folder = mkdtempSync(join(tmpdir(), 'plenaria-words-'));
  const file = join(folder, `document.${format}`);
  try {
    writeFileSync(file, bytes);
    if (format === 'docx') return partOf(file, 'word/document.xml').replace(/\s+/g, ' ');
    if (format === 'odt') return partOf(file, 'content.xml').replace(/\s+/g, ' ');
    return execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
