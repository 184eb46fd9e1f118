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

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The addresses that the links of a page lead to. */
export function linksIn(markup, address) {
  const links = markup.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g);
  return [...links].map(([, link]) => new URL(link.replace(/&(amp|lt|gt|quot|#39);/g, (all, name) => entities[name]), address).href);
}

/** What an address answers, asked for by the page that is open: with its cookies, and without opening it. Of files only that they are some. */
function answerOf(page, address) {
  return page.evaluate(async (url) => {
    const reply = await fetch(url);
    const isPage = /html/.test(reply.headers.get('content-type') || '');
    if (!isPage) await reply.body?.cancel();
    return { status: reply.status, address: reply.url, markup: isPage ? await reply.text() : null };
  }, address);
}

/**
 * Asks for one page of each shape, beginning at `start`, in the language that `languageOf(how many were seen)` names, and hands
 * it to `look({ shape, address, language, markup, open })`, which opens it in the browser if it wants to see it.
 * @param {string[]} known shapes that are not asked for: somebody saw them
 * @return the shapes in the order they were asked for; `broken`: addresses that answered with an error
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
    const answer = await answerOf(page, inLanguage(address, language));
    if (answer.status >= 400) broken.push(`${answer.status} ${address}`);
    if (answer.markup === null) continue;
    const shape = shapeOf(answer.address);
    visited.push(shape);
    const open = async () => (await page.goto(inLanguage(address, language))).text();
    await look({ shape, address, language, markup: answer.markup, open });
    for (const link of linksIn(answer.markup, answer.address)) {
      const plain = link.replace(/#.*$/, '');
      if (!plain.startsWith(`${origin}/`) || /[?&]lang=/.test(plain) || plain.includes('/assets/')) continue;
      if (seen.has(shapeOf(plain))) continue;
      seen.add(shapeOf(plain));
      queue.push(plain);
    }
  }
  return { visited, broken };
}
