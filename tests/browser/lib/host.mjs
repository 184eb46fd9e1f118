// SPDX-License-Identifier: EUPL-1.2
// One Plenaria in a fresh directory, on an engine, with a mail server that keeps what it gets.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startMailbox } from './mailbox.mjs';

const binary = process.env.PLENARIA_BINARY;
const source = process.env.PLENARIA_SOURCE_DIR;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** An empty database of the private MariaDB of the tests; its address for the configuration. */
function mysqlDatabase() {
  const dir = process.env.PLENARIA_TEST_DIR || `/dev/shm/plenaria-test-${process.getuid()}`;
  mkdirSync(dir, { recursive: true });
  const users = join(dir, 'users');
  // The server ends five minutes after the last test program: as long as this one runs, it uses it. Started under the
  // same lock, or it might end at this moment.
  const user = spawn('flock', ['--shared', users, 'cat'], { stdio: ['pipe', 'ignore', 'ignore'] });
  execFileSync('flock', ['--shared', '--close', users, 'sh', join(source, 'packaging/test/private_mariadb.sh'), 'start', dir]);
  const socket = join(dir, 'mariadb.sock');
  const name = `browser_${process.pid}_${Date.now()}`;
  execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-e', `CREATE DATABASE ${name} CHARACTER SET utf8mb4`]);
  return {
    address: `mysql://root@/${name}?unix_socket=${socket}`,
    drop: () => {
      execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-e', `DROP DATABASE ${name}`]);
      user.stdin.end();
    },
  };
}

/** A clock of the host's own, set at will while it runs: libfaketime stands between the two, as in tests/http/lib/clock.py. */
function clockIn(folder, moment) {
  const file = join(folder, 'offset');
  const library = readdirSync('/usr/lib').map((each) => `/usr/lib/${each}/faketime/libfaketimeMT.so.1`).find(existsSync);
  if (!library) throw new Error('libfaketime is missing: apt-get install faketime');
  const set = (text) => {
    // Read at every look at the clock: never half of it.
    const seconds = (Date.parse(text) - Date.now()) / 1000;
    writeFileSync(`${file}.next`, `${seconds < 0 ? '' : '+'}${seconds.toFixed(3)}`);
    renameSync(`${file}.next`, file);
  };
  set(moment);
  return { set, environment: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' } };
}

/**
 * Starts a host. `demo` loads the demonstration data. Ends with stop().
 * @param {{demo?: boolean, engine?: 'sqlite'|'mysql', first?: string[][], at?: string}} wishes `first`: commands to run before it serves;
 *   `at`: "2019-05-06T14:00:00Z", what its clock shows when it starts; setClock() moves it
 */
export async function startHost({ demo = false, engine = process.env.PLENARIA_BROWSER_ENGINE || 'sqlite', first = [], at } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'plenaria-browser-'));
  const clock = at ? clockIn(data, at) : null;
  const env = { ...process.env, ...clock?.environment };
  const mailbox = await startMailbox();
  const database = engine === 'mysql' ? mysqlDatabase() : null;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(join(data, 'plenaria.conf'), [
    `address = 127.0.0.1:${port}`, `base_url = ${url}`, 'organisation = Mayors Migration Council',
    `mail.server = smtp://127.0.0.1:${mailbox.port}`, 'mail.require_tls = no', 'mail.from = secretariat@example.org',
    ...(database ? [`mysql = ${database.address}`] : []), ''].join('\n'));

  for (const words of first) await promisify(execFile)(binary, words, { env: { ...env, PLENARIA_DATA: data } });
  const args = ['serve', '--strict', '--data', data, ...(demo ? ['--demo'] : []), ...(database ? ['--migrate'] : [])];
  const child = spawn(binary, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let stopping = false;
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal || code));
    child.once('error', (error) => resolve(String(error)));
  });
  ended.then((how) => {
    // A host that dies explains itself here, not in forty refused connections.
    if (!stopping) console.error(`plenaria ended by itself (${how}). Its last words:\n${output.slice(-4000)}`);
  });
  await new Promise((resolve, reject) => {
    const read = (piece) => {
      output += piece;
      if (/answers at/.test(output)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    ended.then((code) => reject(new Error(`plenaria ended with ${code} before it answered:\n${output}`)));
  });

  const run = async (...words) => {
    const { stdout } = await promisify(execFile)(binary, [...words, '--data', data]);
    return stdout.trim();
  };
  return {
    url, data, mailbox, run, binary, output: () => output,
    /** "2019-10-14T14:00:00Z": only of a host that was started `at` a time. */
    setClock: (moment) => clock.set(moment),
    log: () => readFileSync(join(data, 'plenaria.log'), 'utf8'),
    /** The one-time address for an account. */
    signInAddress: (email) => run('user', 'link', email),
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      await ended;
      // A document that was made when it was asked for once more must not hide why it could not be made at first.
      for (const line of readFileSync(join(data, 'plenaria.log'), 'utf8').split('\n')) if (/"(failed|killed|no start) in step/.test(line)) console.error(line);
      await mailbox.stop();
      database?.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
