// SPDX-License-Identifier: EUPL-1.2
// What is taken away from events: of Durban the programme as PDF, the schedule for apps, the run of a day, calendars of single people; of the
// Global Refugee Forum of 2019 the report, briefing packs, and everything as a workbook.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { look, openBrowser, phone, signIn, visitor } from './lib/browser.mjs';
import { download, wordsOf } from './lib/documents.mjs';
import { atProgrammeOfDurban } from './lib/events.mjs';
import { startHost } from './lib/host.mjs';

let host;
let browser;
before(async () => {
  host = await startHost({ demo: true });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

/** What a program prints that has the file in sys.argv[1]: other programs than ours read what we made. */
function seenBy(program, bytes, name) {
  const folder = mkdtempSync(join(tmpdir(), 'plenaria-outputs-'));
  const file = join(folder, name);
  try {
    writeFileSync(file, bytes);
    return execFileSync(program[0], [...program.slice(1), file], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Somebody of the secretariat at the forum of 2019, to which cities sent delegations. */
async function atForum(options) {
  const page = await visitor(browser, options);
  await signIn(page, host, 'secretariat@demo.example');
  await page.goto(`${host.url}/events?when=past&q=refugee+forum+2019&lang=en`);
  await page.getByRole('link', { name: 'Global Refugee Forum 2019' }).first().click();
  await page.getByRole('heading', { name: 'Global Refugee Forum 2019' }).waitFor();
  return page;
}

/** Waits on the page of an ordered document, and fetches it. */
async function fetchOrdered(page) {
  const link = page.getByRole('link', { name: /^Download/ });
  await link.waitFor({ timeout: 120000 });
  return (await download(page, await link.getAttribute('href'))).bytes;
}

const planner = (options) => atProgrammeOfDurban(browser, host, options);

test('everybody takes the released programme away on paper and in an app', async () => {
  const page = await planner();
  const address = host.url + await page.getByRole('link', { name: /^Release 1 of/ }).getAttribute('href');
  const outside = await visitor(browser);
  await outside.goto(`${address}?lang=fr`);
  await look(outside, 'outputs-public');
  const pdf = await outside.request.get(`${address}/programme.pdf?lang=fr`);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.match(wordsOf(await pdf.body(), 'pdf'), /6e Congrès mondial de CGLU[^]*11 novembre 2019[^]*09:00–10:30/);
  const schedule = await (await outside.request.get(`${address}/schedule.xml`)).text();
  assert.match(schedule, /<date>2019-11-11T09:00:00\+02:00<\/date>/);
  assert.match(schedule, new RegExp(`<url>${address}</url>`));
  await outside.context().close();
  await page.context().close();
});

test('the run of show says on a desk and on a phone who does what, and goes out as PDF and XLSX', async () => {
  const page = await planner();
  await page.getByRole('link', { name: 'Run of show' }).click();
  await look(page, 'outputs-run');
  assert.match(await page.locator('main').textContent(), /09:00–10:30[^]*90 minutes/);
  const fetched = async (format) => (await download(page, await page.getByRole('link', { name: format, exact: true }).getAttribute('href'))).bytes;
  assert.match(wordsOf(await fetched('PDF'), 'pdf'), /Run of show[^]*09:00–10:30/);
  assert.equal((await fetched('XLSX')).subarray(0, 2).toString(), 'PK');
  await page.context().close();
  const walker = await planner({ viewport: phone });
  await walker.goto(`${walker.url()}/run?day=2019-11-12`);
  await look(walker, 'outputs-run-phone');
  await walker.context().close();
});

test('a calendar of one person opens at a secret address until it is taken back', async () => {
  const page = await planner();
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title in English').fill('Breakfast of the networks');
  await page.getByLabel('From', { exact: true }).fill('07:30');
  await page.getByLabel('Until', { exact: true }).fill('08:30');
  await page.locator('#f-person_1').fill('Yousef Shawarbeh');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/\/programme\?/);
  await page.getByRole('button', { name: 'Release the programme' }).click();
  await page.getByRole('link', { name: 'Personal calendars' }).click();
  await look(page, 'outputs-calendars');
  await page.getByRole('button', { name: /^Make an address.*Yousef Shawarbeh/ }).click();
  await look(page, 'outputs-calendar-made');
  const address = await page.locator('code', { hasText: '/en/programme.ics' }).textContent();

  const stranger = await visitor(browser);
  const calendar = await stranger.request.get(address);
  assert.equal(calendar.status(), 200);
  assert.match(await calendar.text(), /SUMMARY:Breakfast of the networks/);
  await page.getByRole('button', { name: /^Take it back.*Yousef Shawarbeh/ }).click();
  assert.match(await page.locator('main').textContent(), /The address opens nothing any more/);
  const ended = await stranger.request.get(address);
  const never = await stranger.request.get(address.replace(/\/l\/[0-9a-f]{8}/, '/l/00000000'));
  assert.equal(ended.status(), 404);
  assert.equal(never.status(), 404);
  await stranger.context().close();
  await page.context().close();
});

test('the report tells numbers and shares on a desk and on a phone, and goes out as tagged PDF and as a workbook with charts', async () => {
  const page = await atForum();
  await page.getByRole('link', { name: 'Attendance and balance of this event in figures' }).click();
  await look(page, 'outputs-report');
  const answers = page.getByRole('table', { name: 'Answers of the invited offices by region' });
  assert.match(await answers.locator('tr', { hasText: 'Total' }).last().textContent(), /100%/);
  const report = page.url();
  for (const [language, words] of [['es', /Asistencia y equilibrio[^]*Foro Mundial sobre los Refugiados 2019[^]*Europa/],
    ['fr', /Participation et équilibre[^]*Forum mondial sur les réfugiés 2019[^]*Europe/]]) {
    await page.goto(`${report}?lang=${language}`);
    await look(page, `outputs-report-${language}`);
    const pdf = (await download(page, `${report}?format=pdf&lang=${language}`)).bytes;
    assert.match(wordsOf(pdf, 'pdf'), words);
    assert.match(seenBy(['pdfinfo'], pdf, 'report.pdf'), /Tagged:\s+yes[^]*Page size:.*A4/);
  }
  const book = (await download(page, `${report}?format=xlsx&lang=en`)).bytes;
  const sheets = seenBy(['/usr/bin/python3', '-c', `import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(book.sheetnames[0], len(book.sheetnames), sum(len(sheet._charts) for sheet in book.worksheets))
print([cell.value for cell in book.worksheets[1][1]])`], book, 'report.xlsx');
  assert.match(sheets, /^Summary 13 [4-9]\n\['Region', 'Accepted',.*'Total', 'Share in %'\]/);
  await page.context().close();
  const walker = await atForum({ viewport: phone });
  await walker.getByRole('link', { name: 'Report', exact: true }).click();
  await look(walker, 'outputs-report-phone');
  await walker.context().close();
});

test('a briefing pack is a PDF in the language of whom it is for, and all of them are an archive', async () => {
  const page = await atForum();
  await page.getByRole('link', { name: 'Briefing packs', exact: true }).click();
  await look(page, 'outputs-packs');
  const row = page.locator('tbody tr', { hasText: 'Omar Nasser' });
  const pdf = (await download(page, await row.getByRole('link').getAttribute('href'))).bytes;
  assert.match(wordsOf(pdf, 'pdf'), /Omar Nasser[^]*Amman[^]*UN Refugee Agency[^]*Schools for children[^]*Rana Haddad[^]*Pregny gate/);
  assert.match(seenBy(['pdfinfo'], pdf, 'pack.pdf'), /Tagged:\s+yes[^]*Page size:.*A4/);
  await page.getByRole('button', { name: /packs of heads of delegations and of people of the programme/ }).click();
  const archive = await fetchOrdered(page);
  const names = seenBy(['unzip', '-Z1'], archive, 'packs.zip').trim().split('\n');
  assert.ok(names.length > 3 && names.every((name) => /^briefing-[a-z0-9-]+\.pdf$/.test(name)), names.join());
  await page.context().close();
});

test('a bilateral meeting says what is in its way, and speaking points are one person’s', async () => {
  const page = await planner();
  const programme = page.url();
  await page.goto(programme.replace(/\/programme.*/, '/meetings'));
  await look(page, 'outputs-meetings-empty');
  await page.getByRole('link', { name: 'New meeting' }).first().click();
  await page.locator('#f-first').fill('Yousef Shawarbeh');
  await page.locator('#f-second').fill('Ministry of Migration');
  await page.getByLabel('Day').fill('2019-11-13');
  await page.getByLabel('From', { exact: true }).fill('07:40');
  await page.getByLabel('Until', { exact: true }).fill('07:30');
  await page.getByRole('button', { name: 'Save the meeting' }).click();
  await page.getByRole('link', { name: /A meeting ends after it has begun/ }).waitFor();
  await look(page, 'outputs-meeting-problem');
  await page.getByLabel('Until', { exact: true }).fill('08:00');
  await page.getByRole('button', { name: 'Save the meeting' }).click();
  await page.getByRole('link', { name: 'Yousef Shawarbeh and Ministry of Migration' }).waitFor();
  await page.getByRole('link', { name: 'New meeting' }).click();
  await page.locator('#f-first').fill('Yousef Shawarbeh');
  await page.locator('#f-second').fill('Quito');
  await page.getByLabel('Day').fill('2019-11-13');
  await page.getByLabel('From', { exact: true }).fill('07:50');
  await page.getByLabel('Until', { exact: true }).fill('08:10');
  await page.getByRole('button', { name: 'Save the meeting' }).click();
  await look(page, 'outputs-meetings');
  assert.match(await page.locator('main').textContent(), /Yousef Shawarbeh is in the meeting of Yousef Shawarbeh and Quito, 07:50–08:10/);

  await page.goto(programme);
  await page.getByRole('link', { name: 'New session' }).click();
  await page.getByLabel('Title in English').fill('Lunch of the mayors');
  await page.getByLabel('From', { exact: true }).fill('12:30');
  await page.getByLabel('Until', { exact: true }).fill('13:30');
  await page.locator('#f-person_1').fill('Yousef Shawarbeh');
  await page.getByRole('button', { name: 'Save the session' }).click();
  await page.waitForURL(/\/programme\?/);
  await page.getByRole('link', { name: /Lunch of the mayors/ }).first().click();
  await page.getByRole('link', { name: 'Speaking points' }).click();
  await page.getByLabel('Speaking points in English').fill('Thank the host.\nCities are ready.');
  await page.getByRole('button', { name: 'Save the speaking points' }).click();
  await look(page, 'outputs-points');
  assert.equal(await page.getByLabel('Speaking points in English').inputValue(), 'Thank the host.\nCities are ready.');
  await page.context().close();
});

test('everything of an event is one workbook', async () => {
  const page = await atForum();
  await page.getByRole('link', { name: 'Report', exact: true }).click();
  await page.getByRole('button', { name: 'Everything as a workbook (XLSX)' }).click();
  const book = await fetchOrdered(page);
  const seen = seenBy(['/usr/bin/python3', '-c', `import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(book.sheetnames)
print(any(cell.value == 'Omar Nasser' for row in book['List of delegates'].iter_rows() for cell in row))
print({cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row} - {'s', 'n', 'd', 'inlineStr'})`], book, 'event.xlsx');
  assert.match(seen, /\['Event', 'Milestones', 'Sessions', 'People by role', 'Delegations', 'List of delegates', 'Presence', 'Budget', 'Bilateral meetings', 'Speakers lists'\]\nTrue\nset\(\)/);
  await page.context().close();
});
