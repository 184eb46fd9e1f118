// SPDX-License-Identifier: EUPL-1.2
// Walks over the pages that a person can reach by links, one of each shape: /city/{id} once, not each city.

const isId = (part) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(part) || /^\d+$/.test(part) || /^[0-9a-f]{32,}$/.test(part);

const isLanguage = (part) => /^(en|es|fr)$/.test(part);

/** "/directory/cities/{id}?view": what two addresses of the same kind have in common. */
export function shapeOf(address) {
  const url = new URL(address);
  const parts = url.pathname.split('/').map((part) => (isId(part) ? '{id}' : isLanguage(part) ? '{language}' : part));
  // Each letter template has pages of the same kind: /admin/letters/statements/round_invitation/fr
  if (parts[1] === 'admin' && parts[2] === 'letters' && parts.length > 4) parts.splice(3, 2, '{plugin}', '{letter}');
  const path = parts.join('/');
  const names = [...new Set(url.searchParams.keys())].filter((name) => name !== 'lang' && name !== 'page').sort();
  return names.length ? `${path}?${names.join('&')}` : path;
}

/** The same address, asked for in a language. */
export function inLanguage(address, language) {
  const url = new URL(address);
  url.searchParams.set('lang', language);
  return String(url);
}

/**
 * Visits one page of each shape, beginning at `start`, in the language that `languageOf(how many were seen)` names, and hands
 * it to `look({ shape, address, language, markup })`.
 * @param {string[]} known shapes that are not visited: somebody saw them
 * @return the shapes in the order they were visited; `broken`: addresses that answered with an error
 */
export async function crawl(page, start, languageOf, look, most = 120, known = []) {
  const origin = new URL(start).origin;
  const seen = new Set([shapeOf(start), ...known]);
  const queue = [start];
  const visited = [];
  const broken = [];
  while (queue.length && visited.length < most) {
    const address = queue.shift();
    const language = languageOf(visited.length);
    let reply;
    try {
      reply = await page.goto(inLanguage(address, language));
    } catch (error) {
      // A file is downloaded, not shown; the page stays where it was.
      if (/Download is starting|net::ERR_ABORTED/.test(String(error))) continue;
      throw error;
    }
    if (reply.status() >= 400) broken.push(`${reply.status()} ${address}`);
    if (!/html/.test(reply.headers()['content-type'] || '')) continue;
    const shape = shapeOf(page.url());
    visited.push(shape);
    const links = await page.$$eval('a[href]', (all) => all.map((link) => link.href));
    await look({ shape, address, language, markup: await reply.text() });
    for (const link of links) {
      const plain = link.replace(/#.*$/, '');
      if (!plain.startsWith(`${origin}/`) || /[?&]lang=/.test(plain) || plain.includes('/assets/')) continue;
      if (seen.has(shapeOf(plain))) continue;
      seen.add(shapeOf(plain));
      queue.push(plain);
    }
  }
  return { visited, broken };
}
