// SPDX-License-Identifier: EUPL-1.2
// What templates/assets/js/plenaria.js does with its attributes, on pages made for the purpose.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, assertQuiet, openBrowser, visitor } from './lib/browser.mjs';
import { servePages } from './lib/pages.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const saving = `<h1>Answer</h1><p role="status" id="saved" class="pl-status"></p>
<form method="post" action="/answer" data-autosave data-status="saved" data-saved="Saved at {at}." data-failed="Not saved – trying again." data-conflict="Somebody changed this text.">
<input type="hidden" name="csrf" value="t0k3n"><label for="w">New wording</label><textarea id="w" name="wording">Mayors will</textarea><button>Save</button></form>`;

/** Opens a page that `answer` gives, and hands it to `work` with what was posted so far. */
async function onPage(body, answer, work) {
  const posts = [];
  const site = await servePages(async (request) => {
    if (request.method === 'GET' && request.path === '/') return { body };
    posts.push(request);
    return answer(request, posts.length);
  });
  const page = await visitor(browser);
  try {
    await page.goto(`${site.url}/`);
    await work(page, posts);
  } finally {
    await page.context().close();
    await site.stop();
  }
}

test('what is typed is saved without the button, with its order and its page', () => onPage(
  saving, () => ({ json: { state: 'saved', at: '10:42' } }), async (page, posts) => {
    await page.getByLabel('New wording').fill('Mayors commit to');
    await page.getByText('Saved at 10:42.').waitFor();
    const second = page.waitForResponse((reply) => reply.request().method() === 'POST');
    await page.getByLabel('New wording').fill('Mayors commit to share');
    await page.getByRole('button', { name: 'Save' }).focus();
    await second;

    assert.equal(posts[0].form.get('wording'), 'Mayors commit to');
    assert.equal(posts[0].form.get('csrf'), 't0k3n');
    assert.equal(posts[0].headers['x-plenaria-fragment'], '1');
    assert.equal(posts.at(-1).form.get('wording'), 'Mayors commit to share');
    assert.deepEqual(posts.map((post) => post.form.get('sequence')), posts.map((post, at) => String(at + 1)));
    assert.equal(new Set(posts.map((post) => post.form.get('client_id'))).size, 1);
    assertQuiet(page);
  },
));

test('the live region speaks at the first save and is silent at the next', () => onPage(
  saving, (request, count) => ({ json: { state: 'saved', at: `10:4${count}` } }), async (page) => {
    await page.getByLabel('New wording').fill('one');
    await page.getByText('Saved at 10:41.').waitFor();
    assert.equal(await page.getAttribute('#saved', 'aria-live'), 'polite');
    await page.getByLabel('New wording').fill('two');
    await page.getByText('Saved at 10:42.').waitFor();
    assert.equal(await page.getAttribute('#saved', 'aria-live'), 'off');
  },
));

test('a lost network is told, the text stays, and is saved when the network is back', () => onPage(
  saving, () => ({ json: { state: 'saved', at: '10:43' } }), async (page, posts) => {
    await page.context().setOffline(true);
    await page.getByLabel('New wording').fill('kept');
    await page.getByText('Not saved – trying again.').waitFor();
    assert.equal(posts.length, 0);
    await page.context().setOffline(false);
    assert.equal(await page.getByLabel('New wording').inputValue(), 'kept');
    await page.getByText('Saved at 10:43.').waitFor();
    assert.equal(posts.at(-1).form.get('wording'), 'kept');
  },
));

test('a conflict stops the saving and keeps the text', () => onPage(
  saving, () => ({ status: 409, json: { state: 'conflict' } }), async (page, posts) => {
    await page.getByLabel('New wording').fill('mine');
    await page.getByText('Somebody changed this text.').waitFor();
    await page.getByLabel('New wording').fill('mine, longer');
    await page.getByRole('button', { name: 'Save' }).focus();
    assert.equal(posts.length, 1);
    assert.equal(await page.getByLabel('New wording').inputValue(), 'mine, longer');
  },
));

test('leaving a page with unsaved text asks first', () => onPage(
  saving, () => new Promise(() => {}), async (page) => {
    await page.getByLabel('New wording').pressSequentially('x');
    const asked = page.waitForEvent('dialog');
    page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.accept();
  },
));

test('the button does not ask whether to leave while the page saves by itself', () => onPage(
  saving, (request) => (request.headers['x-plenaria-fragment'] ? new Promise(() => {}) : { body: '<h1>Kept</h1>' }), async (page, posts) => {
    const asked = [];
    page.on('dialog', async (dialog) => { asked.push(dialog.type()); await dialog.accept(); });
    await page.getByLabel('New wording').pressSequentially('x');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Kept').waitFor();
    assert.deepEqual(asked, []);
    assert.deepEqual(posts.map((post) => post.headers['x-plenaria-fragment']), ['1', undefined]);
  },
));

test('a part of the page is replaced and the field keeps the focus', () => onPage(
  `<h1>Cities</h1><div id="part"><form action="/part" method="get" data-swap="#part" data-status="said"><label for="q">City</label><input id="q" name="q"><button>Show</button></form></div><p role="status" id="said"></p>`,
  (request) => ({ json: { message: '1 city', html: `<form action="/part" method="get" data-swap="#part"><label for="q">City</label><input id="q" name="q" value="${request.query.get('q')}"><button>Show</button></form><p>Kampala</p>` } }),
  async (page) => {
    await page.getByLabel('City').fill('kam');
    await page.keyboard.press('Enter');
    await page.getByText('Kampala').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    assert.equal(await page.locator('#said').textContent(), '1 city');
    assertQuiet(page);
  },
));

const box = `<h1>City</h1><form action="/go"><div class="pl-suggest-box"><label for="c">City</label><input id="c" data-suggest="/cities?q=" data-suggest-target="cid" data-suggest-none="Nothing found"></div><input type="hidden" id="cid" name="city"></form>`;
const cities = (request) => ({ json: { items: request.query.get('q') === 'zz' ? [] : [{ value: '1', label: 'Montréal', hint: 'Canada' }, { value: '2', label: 'Montevideo', hint: 'Uruguay' }] } });

test('a city is found and chosen by keys alone', () => onPage(box, cities, async (page) => {
  await page.getByRole('combobox').pressSequentially('mon');
  await page.getByRole('option', { name: 'Montevideo' }).waitFor();
  assert.equal(await page.getAttribute('#c', 'aria-expanded'), 'true');
  await assertAccessible(page, 'an open list of suggestions');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getAttribute('#c', 'aria-activedescendant'), 'c-list-1');
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('#c'), 'Montevideo');
  assert.equal(await page.inputValue('#cid'), '2');
  assert.equal(await page.getAttribute('#c', 'aria-expanded'), 'false');
  await page.getByRole('combobox').pressSequentially('x');
  assert.equal(await page.inputValue('#cid'), '', 'a changed name is no longer the chosen city');
}));

test('no city found is said, and Escape closes the list', () => onPage(box, cities, async (page) => {
  await page.getByRole('combobox').pressSequentially('zz');
  await page.getByText('Nothing found').waitFor();
  await page.getByRole('combobox').fill('mo');
  await page.getByRole('option', { name: 'Montréal' }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.pl-suggest').isHidden(), true);
}));

test('a selected passage becomes a quote with its surroundings and without removed words', () => onPage(
  `<h1>OP7</h1><p data-passage="quote" id="p">Mayors <del>will</del> <ins><span class="pl-vh">added: </span>commit to</ins> share data on housing needs in every city of the world.</p>
   <label for="quote">Words</label><input id="quote"><input type="hidden" id="quote-prefix"><input type="hidden" id="quote-suffix">`,
  () => ({ body: '' }), async (page) => {
    await page.evaluate(() => {
      const text = document.querySelector('#p').lastChild;
      const range = document.createRange();
      range.setStart(document.querySelector('#p ins').lastChild, 0);
      range.setEnd(text, text.data.indexOf(' on housing'));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.querySelector('#p').dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    });
    assert.equal(await page.inputValue('#quote'), 'commit to share data');
    assert.equal(await page.inputValue('#quote-prefix'), 'Mayors ');
    assert.equal(await page.inputValue('#quote-suffix'), ' on housing needs in every city ');
  },
));

test('a list on the page is narrowed without regard to accents, and the count is told', () => onPage(
  `<h1>Cities</h1><label for="f">Narrow</label><input id="f" data-filter="t" data-filter-count="n" data-filter-text="{n} shown"><p role="status" id="n"></p>
   <table id="t"><tbody><tr><td>Montréal</td></tr><tr><td>Kampala</td></tr><tr><td>Bogotá</td></tr></tbody></table>`,
  () => ({ body: '' }), async (page) => {
    await page.getByLabel('Narrow').fill('montreal');
    await page.getByText('1 shown').waitFor();
    assert.deepEqual(await page.locator('#t tr:not([hidden])').allTextContents(), ['Montréal']);
  },
));

test('choices are narrowed one by one, and what is chosen stays chosen', () => onPage(
  `<h1>Round</h1><label for="f">Find a city</label><input id="f" data-filter="#l">
   <div id="l"><div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend>Cities</legend><div class="govuk-checkboxes govuk-checkboxes--small">
   ${['Montréal', 'Kampala', 'Bogotá'].map((city, at) => `<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="c${at}"><label class="govuk-label govuk-checkboxes__label" for="c${at}">${city}</label></div>`).join('')}
   </div></fieldset></div></div>`,
  () => ({ body: '' }), async (page) => {
    await page.getByLabel('Kampala').check();
    await page.getByLabel('Find a city').fill('bogota');
    await page.getByLabel('Montréal').waitFor({ state: 'hidden' });
    assert.equal(await page.getByLabel('Bogotá').isVisible(), true);
    assert.equal(await page.locator('#c1').isVisible(), false);
    assert.equal(await page.locator('#c1').isChecked(), true);
  },
));

test('next and previous change go from where the reader is', () => onPage(
  `<h1>Text</h1><div data-changes=".pl-para--changed"><button type="button" data-go="next" hidden>Next change</button><button type="button" data-go="previous" hidden>Previous change</button></div>
   ${Array.from({ length: 12 }, (none, at) => `<section class="pl-para ${at % 4 === 3 ? 'pl-para--changed' : ''}" id="p${at}"><div class="pl-no"></div><div class="pl-lang"><p>${'Words of the text. '.repeat(40)}</p></div></section>`).join('')}`,
  () => ({ body: '' }), async (page) => {
    const at = () => page.evaluate(() => document.activeElement.id);
    const press = (name) => page.getByRole('button', { name }).evaluate((button) => button.click());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    await press('Next change');
    assert.equal(await at(), 'p3');
    await press('Next change');
    assert.equal(await at(), 'p7');
    await press('Previous change');
    assert.equal(await at(), 'p3');
  },
));
