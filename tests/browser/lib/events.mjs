// SPDX-License-Identifier: EUPL-1.2
// Steps of the secretariat in the room of events.
import { look, signIn, visitor } from './browser.mjs';

const inDays = (days) => new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

/** A new event that lies ahead, with its rules set, Montréal chosen and written to in French; the address of its page of delegations. */
export async function inviteMontreal(page, host, office, quota = 3) {
  await page.goto(`${host.url}/events?lang=en`);
  await page.getByRole('link', { name: 'New event' }).click();
  await page.getByLabel('Series', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Title in English').fill('Mayors Forum');
  await page.getByLabel('Title in French').fill('Forum des maires');
  await page.getByLabel('First day').fill(inDays(60));
  await page.getByLabel('Last day').fill(inDays(62));
  await page.getByLabel('Time zone').fill('Europe/Zurich');
  await page.getByRole('button', { name: 'Save the event' }).click();
  await page.getByRole('link', { name: 'Delegations' }).click();
  await look(page, 'delegations-empty');
  await page.getByLabel('Offices answer until').fill(inDays(30));
  await page.getByLabel('People of a delegation').fill(String(quota));
  await page.getByRole('button', { name: 'Save the rules' }).click();
  const url = page.url();
  await page.getByRole('link', { name: 'Choose cities' }).first().click();
  await look(page, 'delegations-choose-first');
  await page.getByLabel('Find a city').fill('montr');
  await page.getByRole('button', { name: 'Find cities' }).click();
  await page.getByLabel(/^Montr[eé]al$/).check();
  await look(page, 'delegations-choose');
  await page.getByRole('button', { name: 'Add the chosen cities' }).click();
  await look(page, 'delegations-chosen');
  await page.goto(url);
  await page.getByRole('link', { name: /^Montr[eé]al$/ }).click();
  await page.getByLabel('Mail address').fill(office);
  await page.locator('#f-language').selectOption('fr');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await look(page, 'delegation-before');
  await page.goto(url);
  await page.getByRole('link', { name: 'Invite offices' }).click();
  await look(page, 'delegations-preview');
  await page.getByRole('button', { name: 'Send 1 message' }).click();
  await page.waitForURL(/\/delegations$/);
  return page.url();
}

/** Somebody of the secretariat at the programme of Durban 2019, which the demonstration has released once. */
export async function atProgrammeOfDurban(browser, host, options) {
  const page = await visitor(browser, options);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/events?when=past&q=6th+uclg&lang=en`);
  await page.getByRole('link', { name: '6th UCLG World Congress' }).first().click();
  await page.getByRole('link', { name: 'Programme', exact: true }).click();
  await page.waitForURL(/\/programme$/);
  return page;
}
