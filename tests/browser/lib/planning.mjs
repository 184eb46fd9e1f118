// SPDX-License-Identifier: EUPL-1.2
// Steps of who plans an event from nothing: the event with its format, its programme, the offices that are invited.
import assert from 'node:assert/strict';
import { visitor } from './browser.mjs';
import { press } from './secretariat.mjs';

export const languageNames = { en: 'English', es: 'Spanish', fr: 'French' };

async function fillTitles(page, titles) {
  for (const [language, title] of Object.entries(titles)) await page.getByLabel(`Title in ${languageNames[language]}`).fill(title);
}

/** A series of gatherings. */
export async function addSeries(page, host, titles) {
  await page.goto(`${host.url}/events/series?lang=en`);
  await fillTitles(page, titles);
  await press(page, 'Save the series');
}

/**
 * A new event in a city of the directory, with all that the calendar of its format brings.
 * @param {{series: string, titles: object, city: string, starts: string, ends: string, format: string}} facts
 * @return the address of its page
 */
export async function addEvent(page, host, { series, titles, city, starts, ends, format }) {
  await page.goto(`${host.url}/events?lang=en`);
  await press(page, 'New event', { role: 'link' });
  await page.getByLabel('Series', { exact: true }).selectOption({ label: series });
  await fillTitles(page, titles);
  await page.getByRole('combobox', { name: 'Host city' }).pressSequentially(city);
  await page.getByRole('option', { name: city }).first().click();
  await page.getByLabel('First day').fill(starts);
  await page.getByLabel('Last day').fill(ends);
  await page.getByLabel('Format').selectOption({ label: format });
  await press(page, 'Save the event');
  for (const box of await page.locator('main form input[type=checkbox]').all()) await box.check();
  await press(page, 'Take into the plan');
  assert.match(page.url(), /\/events\/editions\/\w{26}$/);
  return page.url();
}

/** The plan of the event: title → day. */
export async function planOf(page, eventUrl) {
  await page.goto(`${eventUrl}?lang=en`);
  const rows = await page.locator('.pl-timeline > li').evaluateAll((items) => items.map((item) => ({
    title: item.querySelector('h3').firstChild.textContent.trim(), day: item.querySelector('time').getAttribute('datetime'),
  })));
  return Object.fromEntries(rows.map(({ title, day }) => [title, day]));
}

export async function addRoom(page, eventUrl, name, seats) {
  await page.goto(`${eventUrl}/programme/setup?lang=en`);
  const form = page.locator('details', { hasText: 'New room' });
  if (!(await form.getAttribute('open') !== null)) await form.locator('summary').click();
  await form.getByLabel('Name of the room').fill(name);
  await form.getByLabel('Seats').fill(String(seats));
  await press(page, 'Save the room');
}

/** @param {{titles: object, day: string, from: string, until: string, room: string, kind?: string, chair?: string}} facts `chair`: somebody of the directory */
export async function addSession(page, eventUrl, { titles, day, from, until, room, kind, people = [] }) {
  await page.goto(`${eventUrl}/programme?day=${day}&lang=en`);
  await press(page, 'New session', { role: 'link' });
  await fillTitles(page, titles);
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('From', { exact: true }).fill(from);
  await page.getByLabel('Until', { exact: true }).fill(until);
  if (room) await page.getByLabel('Room', { exact: true }).selectOption({ label: room });
  if (kind) await page.getByLabel('Kind', { exact: true }).selectOption({ label: kind });
  for (const [index, [role, name]] of people.entries()) {
    await page.getByLabel('Role', { exact: true }).nth(index).selectOption({ label: role });
    const box = page.getByRole('combobox', { name: 'Who' }).nth(index);
    await box.pressSequentially(name);
    await page.getByRole('option', { name }).first().click();
  }
  await press(page, 'Save the session');
  assert.match(page.url(), /\/programme\?/);
}

export async function release(page, eventUrl, note) {
  await page.goto(`${eventUrl}/programme?lang=en`);
  await page.getByLabel('What to say of this release').fill(note);
  await press(page, 'Release the programme');
  assert.match(await page.locator('main').innerText(), /Release \d+ is out/);
}

/** Says by when offices answer, chooses cities, and where each is written to. */
export async function chooseOffices(page, eventUrl, { until, quota, offices }) {
  await page.goto(`${eventUrl}/delegations?lang=en`);
  await page.getByLabel('Offices answer until').fill(until);
  await page.getByLabel('People of a delegation').fill(String(quota));
  await press(page, 'Save the rules');
  await press(page, 'Choose cities', { role: 'link' });
  // Two cities may have one name: the country stands below it.
  for (const { city, country } of offices) {
    await page.getByLabel('Find a city').fill(city);
    await press(page, 'Find cities');
    const box = page.locator('.govuk-checkboxes__item').filter({ has: page.getByText(city, { exact: true }) });
    await (country ? box.filter({ hasText: country }) : box).getByRole('checkbox').check();
    await press(page, 'Add the chosen cities');
  }
  for (const { city, address, language } of offices) {
    await page.goto(`${eventUrl}/delegations?lang=en`);
    await press(page, city, { role: 'link' });
    await page.getByLabel('Mail address').fill(address);
    await page.locator('#f-language').selectOption(language);
    await press(page, /^Save$/);
  }
}

export async function invite(page, eventUrl) {
  await page.goto(`${eventUrl}/delegations?lang=en`);
  await press(page, 'Invite offices', { role: 'link' });
  await press(page, /^Send \d+ messages?$/);
}

/** An office behind the link of a mail, after "Continue". */
export async function enterBy(browser, host, mail, options) {
  const page = await visitor(browser, options);
  await page.goto(host.mailbox.addressIn(mail, `${host.url}/l/`));
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/\/delegation$/);
  return page;
}

/** What a mail puts into a calendar, its folded lines made whole. */
export function calendarIn(mail) {
  const calendar = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  assert.ok(calendar, `“${mail.subject}” brings an entry for the calendar`);
  return (typeof calendar.content === 'string' ? calendar.content : new TextDecoder().decode(calendar.content)).replace(/\r?\n /g, '');
}
/** Of the entry itself, not of its time zone; of the calendar where the entry has none of that name. */
export function lineOf(calendar, name) {
  const line = new RegExp(`^${name}[^:\\r\\n]*:([^\\r\\n]*)`, 'm');
  return (line.exec(calendar.slice(calendar.indexOf('BEGIN:VEVENT'))) || line.exec(calendar))?.[1];
}
