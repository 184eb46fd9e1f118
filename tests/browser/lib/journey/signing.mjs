// SPDX-License-Identifier: EUPL-1.2
// Rev.1 opens for signature, eight cities sign it with mailed codes; the wall and the documents show it in three languages.
import assert from 'node:assert/strict';
import { languages } from '../browser.mjs';
import { download, wordsOf } from '../documents.mjs';
import { subjects } from '../office.mjs';
import { press } from '../secretariat.mjs';
import { translations } from './consolidating.mjs';
import { board, committee, kept, merged } from './story.mjs';

/** What every document of Rev.1 must hold, by language. */
const words = { en: [kept, merged], es: translations.es.map(([, to]) => to), fr: translations.fr.map(([, to]) => to) };

export function signing(story) {
  story.step('Rev.1 opens for signature', async () => {
    const { ana } = story;
    await ana.goto(story.statementUrl());
    await press(ana, 'Rev.1', { role: 'link' });
    await press(ana, 'Open Rev.1 for signature', { role: 'link' });
    await ana.getByLabel(`${committee} (8)`).check();
    await press(ana, 'Open for signature');
    await press(ana, 'Send 8 messages');
    await story.look(ana, '13-register');
    const wall = await ana.getByRole('link', { name: 'Public wall' }).getAttribute('href');
    story.wall = new URL(wall, story.host.url).href.split('?')[0];
  });

  story.step('an office reads what it would sign', async () => {
    const { Kampala } = story.offices;
    await Kampala.enter(subjects.signing, /\/sign$/);
    await story.look(Kampala.page, '14-sign');
  });

  story.step('the eight cities sign with a code from a mail, and the wall counts each at once', async () => {
    await story.reader(async (reader) => {
      const count = async () => (await (await reader.request.get(`${story.wall}/data.json`)).json()).count;
      assert.equal(await count(), 0);
      let signed = 0;
      for (const { city } of board) {
        const office = story.offices[city];
        assert.match(await office.sign(), /./);
        if (['Kampala', 'Los Angeles', 'Montréal'].includes(city)) await story.look(office.page, `14-signed-${office.language}`);
        signed += 1;
        assert.equal(await count(), signed, `${city} is counted`);
      }
    });
  });

  story.step('the wall names the eight in three languages', async () => {
    await story.reader(async (reader) => {
      for (const language of languages) {
        await reader.goto(`${story.wall}?lang=${language}`);
        await story.look(reader, `15-wall-${language}`);
        assert.equal(await reader.locator('.pl-counter strong').innerText(), '8');
        assert.equal(await reader.locator('.pl-wall li').count(), 8);
        assert.match(await reader.locator('.pl-wall').innerText(), language === 'es' ? /Milán/ : /Milan/);
      }
      assert.equal(await reader.locator('.pl-map circle, .pl-map .pl-map__dot').count(), 8, 'eight places on the map');
      assert.match(await (await reader.request.get(`${story.wall}/list.csv`)).text(), /Kampala/);
    });
  });

  story.step('DOCX, ODT, PDF and plain text of Rev.1 hold its words in three languages', async () => {
    const { ana } = story;
    await ana.goto(story.statementUrl());
    await press(ana, 'Rev.1', { role: 'link' });
    const version = ana.url().match(/versions\/([0-9A-Z]{26})/)[1];
    for (const language of languages)
      for (const format of ['pdf', 'docx', 'odt', 'txt']) {
        const { status, bytes } = await download(ana, story.statementUrl(`/document?version=${version}&format=${format}&language=${language}`));
        assert.equal(status, 200, `${format} in ${language}`);
        const text = wordsOf(bytes, format);
        for (const expected of words[language]) assert.ok(text.includes(expected), `${format} in ${language} holds "${expected}": ${text.slice(0, 400)}`);
      }
  });
}
