// SPDX-License-Identifier: EUPL-1.2
// Who acts in the journey, what they know of each other, and steps that follow one another.
import { join } from 'node:path';
import { assertQuiet, look, phone, visitor } from '../browser.mjs';
import { startHost } from '../host.mjs';
import { Office } from '../office.mjs';
import { Steps } from '../steps.mjs';

export const committee = 'Steering committee 2018';
/** The board of 2018: where its offices get their mail, and in which language they are written to. */
export const board = [
  ['Amman', 'en'], ['Athens', 'en'], ['Bristol', 'en'], ['Freetown', 'en'],
  ['Kampala', 'en'], ['Los Angeles', 'es'], ['Milan', 'en'], ['Montréal', 'fr'],
].map(([city, language]) => ({
  city, language, address: `international@${city.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()}.example`,
}));
export const languageNames = { en: 'English', es: 'Spanish', fr: 'French' };
/** What two paragraphs of the draft say in the end: what Kampala proposed, and what was made of two proposals. */
export const kept = 'inherent and equal dignity';
export const merged = 'friendly, peaceful and fraternal relations';

/** A file of the demonstration, as a secretariat has it on its desk. */
export const onTheDesk = (path) => join(process.env.PLENARIA_SOURCE_DIR, 'packaging/demo', path);

export class Story extends Steps {
  people = { secretariat: 'ana@example.org', drafter: 'thomas@example.org' };
  offices = {};

  constructor(engine) {
    super();
    this.engine = engine;
  }

  async begin(browser) {
    this.browser = browser;
    this.host = await startHost({ engine: this.engine });
    await this.host.run('user', 'add', this.people.secretariat, 'Ana Pérez', '--role', 'secretariat');
    await this.host.run('user', 'add', this.people.drafter, 'Thomas Keller', '--role', 'drafter');
    this.ana = await visitor(browser);
    this.thomas = await visitor(browser);
    for (const who of board) this.offices[who.city] = new Office(browser, this.host, who);
    this.offices['Montréal'].viewport = phone;
    this.offices['Los Angeles'].viewport = phone;
    this.offices.Freetown.scripts = false;
  }

  async end() {
    await this.host?.stop();
  }

  /** The page as it stands is good; its pictures are `journey-NAME-360.png` and `…-1440.png`. */
  async look(page, name) {
    // The same pages stand on both engines: judged and pictured once.
    if (this.engine === 'sqlite') await look(page, `journey-${name}`);
    else assertQuiet(page, name);
  }

  statementUrl(rest = '') {
    return `${this.host.url}/statements/${this.statement}${rest}`;
  }

  /** Somebody who only reads what is public. */
  async reader(work) {
    const page = await visitor(this.browser);
    await work(page);
    await page.context().close();
  }
}
