// SPDX-License-Identifier: EUPL-1.2
// The main job, on both engines: a text in three languages goes out to the offices of the board, comes back with
// suggestions, and becomes a new version.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertGoodPage, desk, openBrowser, phone, shot, signIn, visitor } from './lib/browser.mjs';
import { startHost } from './lib/host.mjs';

const texts = join(process.env.PLENARIA_SOURCE_DIR, 'packaging/demo/statements');
const title = 'Universal Declaration of Human Rights';
const drafter = 'drafter@example.org';
/** Mail addresses of the eight offices and the language in which the directory writes to each. */
const board = ['amman', 'athens', 'bristol', 'freetown', 'kampala', 'los-angeles', 'milan', 'montreal'];

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`from zero draft to Rev.1 on ${engine}`, () => {
    let host;
    let staff;
    let statement;
    let round;
    const offices = {};

    before(async () => {
      host = await startHost({ engine, first: [['directory', 'demo', join(process.env.PLENARIA_SOURCE_DIR, 'packaging/demo')]] });
      await host.run('user', 'add', drafter, 'Thomas Keller', '--role', 'secretariat');
      staff = await visitor(browser, { viewport: desk });
    });
    after(async () => { await host?.stop(); });

    /** Behind the link of the office's mail, after "Continue". */
    async function enter(office, viewport = desk) {
      const mail = await host.mailbox.mailTo(`international@${office}.example`, /./);
      const [link] = mail.text.match(/http:\S+\/l\/[0-9a-f]{64}/);
      const page = await visitor(browser, { viewport });
      await page.goto(link);
      await assertGoodPage(page, `link of ${office}`);
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL(/\/review/);
      offices[office] = page;
      return page;
    }

    /** Opens the answer to a paragraph by its label. */
    async function answer(page, label, stance) {
      await page.locator(`#p-${label} a[href*="answer="]`).first().click();
      await page.locator(`#p-${label} input[name=stance][value=${stance}]`).check();
      return page.locator(`#p-${label}`);
    }

    async function suggest(page, label, from, to) {
      const paragraph = await answer(page, label, 'suggest');
      const wording = paragraph.locator('textarea[name=wording]');
      const text = await wording.inputValue();
      assert.ok(text.includes(from), `${label} holds "${from}": ${text}`);
      await wording.fill(text.replace(from, to));
      await Promise.all([page.waitForNavigation(), paragraph.locator('form button[type=submit]').first().click()]);
      assert.match(page.url(), /\/review(\?|#|$)/, 'saved, and back on the text');
    }

    async function send(page, position, text = '') {
      await page.goto(page.url().split('?')[0].replace(/\/review.*/, '/check'));
      await page.locator(`input[name=position][value=${position}]`).check();
      if (text) await page.locator('textarea[name=position_text]').fill(text);
      await page.locator('main form button[type=submit]').first().click();
      await page.waitForURL(/\/receipt/);
    }

    test('the board and its cities are loaded, and the drafter signs in', async () => {
      await signIn(staff, host, drafter);
      await staff.goto(`${host.url}/directory/cities`);
      await assertGoodPage(staff, 'cities');
      for (const city of ['Amman', 'Kampala', 'Montréal'])
        assert.equal(await staff.getByRole('link', { name: city, exact: true }).count(), 1, city);
    });

    test('three files become one statement of 92 paragraphs, of which French lacks one', async () => {
      await staff.goto(`${host.url}/statements/import`);
      for (const language of ['en', 'es', 'fr']) await staff.setInputFiles(`[name=file_${language}]`, join(texts, `udhr_${language}.txt`));
      await staff.locator('main form button[type=submit]').click();
      await assertGoodPage(staff, 'import preview');
      await shot(staff, `journey-${engine}-import`);
      const sentence = await staff.locator('main').innerText();
      assert.match(sentence, /92 paragraphs/);
      assert.match(sentence, /1 cell without counterpart/);
      await staff.getByRole('button', { name: 'Create the statement' }).first().click();
      await staff.waitForURL(/\/statements\/[0-9A-Z]{26}/);
      statement = staff.url().match(/\/statements\/([0-9A-Z]{26})/)[1];
    });

    test('it is issued as zero draft', async () => {
      await staff.goto(`${host.url}/statements/${statement}/versions`);
      await staff.fill('main input[name=name]', 'Zero draft');
      await staff.getByRole('button', { name: 'Issue this version' }).click();
      await staff.waitForURL(/\/versions\/[0-9A-Z]{26}/);
      await assertGoodPage(staff, 'zero draft');
    });

    test('the eight offices of the board are invited, each in its language', async () => {
      await staff.goto(`${host.url}/statements/${statement}/rounds/new`);
      await assertGoodPage(staff, 'new round');
      await staff.getByLabel(/Steering committee/).check();
      await staff.getByRole('button', { name: 'Prepare this round' }).click();
      await staff.waitForURL(/\/invite/);
      await assertGoodPage(staff, 'invitation preview');
      await staff.getByRole('button', { name: 'Send 8 messages' }).click();
      await staff.waitForURL(/\/rounds\/[0-9A-Z]{26}$/);
      round = staff.url();
      const mails = await Promise.all(board.map((office) => host.mailbox.mailTo(`international@${office}.example`, /./)));
      const french = mails[board.indexOf('montreal')];
      assert.match(french.subject, /Déclaration universelle/);
      assert.equal(mails[board.indexOf('kampala')].subject.includes(title), true);
    });

    test('opening the mail changes nothing, and a stranger sees nothing', async () => {
      const stranger = await visitor(browser);
      const response = await stranger.goto(`${round}/review`);
      assert.equal(response.status(), 404);
      await stranger.context().close();
      await staff.goto(round);
      assert.equal(await staff.getByRole('link', { name: '8', exact: true }).count(), 1, 'eight have not opened');
    });

    test('offices suggest, comment and send, on a phone in French too', async () => {
      const kampala = await enter('kampala');
      await suggest(kampala, 'PP1', 'inherent dignity', 'inherent and equal dignity');
      await assertGoodPage(kampala, 'review of Kampala');
      await shot(kampala, `journey-${engine}-review-desk`);
      assert.match(await kampala.locator('#p-PP1').innerText(), /equal/);
      assert.ok(await kampala.locator('#p-PP1 ins').count() > 0, 'a redline shows what was added');
      await send(kampala, 'no_objection');
      await assertGoodPage(kampala, 'receipt');

      const milan = await enter('milan');
      await suggest(milan, 'PP1', 'inherent dignity', 'full dignity');
      await send(milan, 'reservation', 'Our council decides in May.');

      const bristol = await enter('bristol');
      await suggest(bristol, 'PP4', 'friendly relations', 'friendly relations and solidarity');
      await send(bristol, 'no_objection');

      const montreal = await enter('montreal', phone);
      assert.equal(await montreal.getAttribute('html', 'lang'), 'fr');
      await assertGoodPage(montreal, 'review of Montréal on a phone');
      await shot(montreal, `journey-${engine}-review-phone`);
      const paragraph = await answer(montreal, 'PP2', 'comment');
      await paragraph.locator('textarea[name=remark]').fill('Nous souhaitons mentionner les villes.');
      await Promise.all([montreal.waitForNavigation(), paragraph.locator('form button[type=submit]').first().click()]);
      await send(montreal, 'no_objection');
    });

    test('the secretariat sees who answered, and gives more time with a trace', async () => {
      await staff.goto(round);
      const page = await staff.locator('main').innerText();
      assert.match(page, /Kampala/);
      await staff.locator('main input[name=reason]').fill('Two councils meet later.');
      await staff.getByRole('button', { name: 'Move the deadline' }).click();
      await staff.waitForLoadState();
      assert.match(await staff.locator('main').innerText(), /Two councils meet later\./);
      await assertGoodPage(staff, 'round');
      await shot(staff, `journey-${engine}-round`);
    });

    test('the drafter sees both proposals for one paragraph and the collision between them', async () => {
      await staff.goto(`${host.url}/statements/${statement}/consolidation`);
      await assertGoodPage(staff, 'consolidation');
      await shot(staff, `journey-${engine}-consolidation`);
      await staff.getByRole('link', { name: /PP1/ }).first().click();
      await staff.waitForLoadState();
      const page = await staff.locator('main').innerText();
      assert.match(page, /Kampala/);
      assert.match(page, /Milan/);
      await assertGoodPage(staff, 'consolidation of PP1');
      await shot(staff, `journey-${engine}-consolidation-PP1`);
    });

    test('one proposal is accepted, the other refused with a reason, and Rev.1 is issued', async () => {
      // The page before may stand at an anchor of itself: begin anew.
      await staff.goto(`${host.url}/statements/${statement}/consolidation?show=open`);
      await staff.getByRole('link', { name: /Edit, refuse or discuss.*Milan/ }).click();
      await staff.locator('form[action$="/refuse"]').waitFor();
      await assertGoodPage(staff, 'decision');
      const refusal = staff.locator('form[action$="/refuse"]');
      await refusal.locator('textarea').fill('The term is agreed language.');
      await refusal.locator('button[type=submit]').click();
      await staff.getByRole('button', { name: /Accept.*Kampala/ }).waitFor();
      await staff.getByRole('button', { name: /Accept.*Kampala/ }).click();
      await staff.getByRole('button', { name: /Take the decision back.*Kampala/ }).or(staff.getByText('3 points are still')).or(staff.getByText('2 points are still')).first().waitFor();
      await staff.goto(`${host.url}/statements/${statement}/versions`);
      await staff.fill('main input[name=name]', 'Rev.1');
      await Promise.all([staff.waitForNavigation(), staff.getByRole('button', { name: 'Issue this version' }).click()]);
      assert.match(await staff.locator('main').innerText(), /This sends \d messages\./, 'what each office will be written');
      await staff.goto(`${host.url}/statements/${statement}/versions`);
      await Promise.all([staff.waitForNavigation(), staff.getByRole('link', { name: 'Rev.1', exact: true }).click()]);
      assert.match(await staff.locator('#p-PP1').innerText(), /inherent and equal dignity/);
    });

    test('each office sees what became of its points', async () => {
      const milan = offices.milan;
      await milan.goto(milan.url().replace(/\/(receipt|review|check).*/, '/outcome'));
      assert.match(await milan.locator('main').innerText(), /The term is agreed language\./);
      await assertGoodPage(milan, 'outcome for Milan');
    });

    test('the two versions are compared word by word', async () => {
      await staff.goto(`${host.url}/statements/${statement}/versions`);
      const versions = await staff.locator('main a[href*="/versions/"]').evaluateAll((links) => links.map((link) => link.href.match(/versions\/([0-9A-Z]{26})/)[1]));
      const [newest, oldest] = [...new Set(versions)].sort().reverse();
      await staff.goto(`${host.url}/statements/${statement}/compare?before=${oldest}&after=${newest}&language=en`);
      await assertGoodPage(staff, 'comparison');
      assert.ok(await staff.locator('main ins', { hasText: 'equal' }).count() > 0);
      await shot(staff, `journey-${engine}-compare`);
    });

    test('French is outdated where the original changed, and is brought up to date', async () => {
      await staff.goto(`${host.url}/statements/${statement}/translations/fr`);
      await assertGoodPage(staff, 'translation');
      const outdated = staff.locator('main').getByText(/[Oo]utdated|older/);
      assert.ok(await outdated.count() > 0, 'PP1 is marked');
      await shot(staff, `journey-${engine}-translation`);
    });

    test('DOCX, ODT, PDF and plain text of the version hold its words', async () => {
      for (const [format, start] of [['pdf', '%PDF'], ['docx', 'PK'], ['odt', 'PK'], ['txt', '']]) {
        const got = await staff.evaluate(async (url) => {
          const response = await fetch(url);
          const bytes = new Uint8Array(await response.arrayBuffer());
          return { status: response.status, start: String.fromCharCode(...bytes.slice(0, 4)), size: bytes.length };
        }, `/statements/${statement}/document?format=${format}&language=en`);
        assert.equal(got.status, 200, format);
        assert.ok(got.start.startsWith(start), `${format} begins with ${got.start}`);
        assert.ok(got.size > 2000, format);
      }
    });

    test('Rev.1 opens for signature, cities sign with a code from a mail, and the wall counts them', async () => {
      await staff.goto(`${host.url}/statements/signings`);
      await assertGoodPage(staff, 'signings');
      const label = (await staff.locator('main select option').allInnerTexts()).find((text) => text.includes('Rev.1'));
      await staff.locator('main select').first().selectOption({ label });
      await Promise.all([staff.waitForNavigation(), staff.getByRole('button', { name: 'Go on' }).click()]);
      await staff.getByLabel(/Steering committee/).check();
      await Promise.all([staff.waitForNavigation(), staff.getByRole('button', { name: 'Open for signature' }).click()]);
      const signing = staff.url();
      await assertGoodPage(staff, 'signing');
      await Promise.all([staff.waitForNavigation(), staff.locator('form[action$="/invite"] button').click()]);
      const wall = await staff.getByRole('link', { name: 'Public wall' }).getAttribute('href');
      const publicReader = await visitor(browser);
      const count = async () => JSON.parse(await (await publicReader.request.get(`${host.url}${wall.split('?')[0]}/data.json`)).text());
      const before = await count();

      let signed = 0;
      for (const office of ['kampala', 'montreal']) {
        const mail = await host.mailbox.mailTo(`international@${office}.example`, /sign|firm|Rev\.1/i);
        const link = mail.text.match(/http:\S+\/l\/[0-9a-f]{64}/)[0];
        const page = await visitor(browser, { viewport: office === 'kampala' ? phone : desk });
        await page.goto(link);
        await page.locator('main form button[type=submit]').click();
        await page.waitForURL(/\/sign$/);
        await assertGoodPage(page, `signing page of ${office}`);
        await Promise.all([page.waitForNavigation(), page.locator('form[action$="/code"] button').first().click()]);
        const code = await host.mailbox.mailTo(`international@${office}.example`, /code|código/i);
        await page.locator('input[name=code]').fill((code.text.match(/\b\d{4} ?\d{4}\b/) || [''])[0]);
        await Promise.all([page.waitForNavigation(), page.locator('form[action$="/sign"] button').first().click()]);
        await assertGoodPage(page, `signed by ${office}`);
        await shot(page, `journey-${engine}-signed-${office}`);
        signed += 1;
        const now = await count();
        assert.equal(now.count ?? now.signed ?? now.signatories?.length, signed, JSON.stringify(now).slice(0, 300));
      }
      assert.notDeepEqual(await count(), before);
      await publicReader.goto(`${host.url}${wall}`);
      await assertGoodPage(publicReader, 'wall');
      await shot(publicReader, `journey-${engine}-wall`);
      assert.match(await publicReader.locator('main').innerText(), /Kampala/);
      assert.match(signing, /signings/);
    });
  });
}
