// SPDX-License-Identifier: EUPL-1.2
// The main job, on both engines and from an empty database, as the people who do it: tables become a directory, three files
// a zero draft; eight offices answer by mailed links; their answers become Rev.1; eight cities sign it, and everybody can see it.
import { after, before, describe } from 'node:test';
import { openBrowser } from './lib/browser.mjs';
import { consolidating } from './lib/journey/consolidating.mjs';
import { consulting } from './lib/journey/consulting.mjs';
import { filling } from './lib/journey/filling.mjs';
import { signing } from './lib/journey/signing.mjs';
import { Story } from './lib/journey/story.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const engine of (process.env.PLENARIA_BROWSER_ENGINES || 'sqlite,mysql').split(',')) {
  describe(`from an empty house to eight signatures on ${engine}`, () => {
    const story = new Story(engine);
    before(() => story.begin(browser));
    after(() => story.end());

    filling(story);
    consulting(story);
    consolidating(story);
    signing(story);
  });
}
