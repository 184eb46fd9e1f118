// SPDX-License-Identifier: EUPL-1.2
// assets.mjs SOURCE WORK OUT: puts the assets together. Each file carries a hash of its bytes in its name, so that a
// browser may keep it for ever; manifest.json says which name stands for which file.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { checkContrast } from './contrast.mjs';
import { govukStyles } from './govuk.mjs';
import { worldMap } from './world.mjs';

const [source, work, out] = process.argv.slice(2);
const modules = join(work, 'npm', 'node_modules');
const own = join(source, 'templates', 'assets');
const next = `${out}.next`;
rmSync(next, { recursive: true, force: true });
mkdirSync(next, { recursive: true });

const manifest = {};
function put(name, bytes) {
  const data = Buffer.from(bytes);
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 8);
  const hashed = name.replace(/\.(\w+)$/, `.${hash}.$1`);
  writeFileSync(join(next, hashed), data);
  if (!name.endsWith('.woff2')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
    writeFileSync(join(next, `${hashed}.br`), brotliCompressSync(data, { params }));
    writeFileSync(join(next, `${hashed}.gz`), gzipSync(data, { level: 9 }));
  }
  manifest[name] = hashed;
}

for (const font of readdirSync(join(work, 'fonts')).sort()) put(font, readFileSync(join(work, 'fonts', font)));

const styles = readdirSync(join(own, 'css')).sort().map((file) => readFileSync(join(own, 'css', file), 'utf8')).join('');
checkContrast(styles);
put('plenaria.css', styles
  .replace(/\/\*[^]*?\*\//g, '').replace(/\n\s*/g, '\n').replace(/\n+/g, '\n')
  .replace(/url\("([^"]+)"\)/g, (whole, file) => {
    if (!manifest[file]) throw new Error(`A style sheet asks for ${file}, which the build does not make.`);
    return `url("${manifest[file]}")`;
  }));
put('govuk.css', govukStyles(modules));
for (const file of readdirSync(join(own, 'js')).sort()) {
  const script = readFileSync(join(own, 'js', file), 'utf8').replace(/^\s*\/\/ .*\n/gm, '').replace(/^\s+/gm, '');
  if (script.length > 12288) throw new Error(`${file} has ${script.length} bytes; at most 12 KB load on an old phone.`);
  put(file, script);
}
for (const file of readdirSync(own).filter((name) => name.endsWith('.svg'))) put(file, readFileSync(join(own, file)));
put('world.svg', worldMap(modules));
const licence = (name, file) => readFileSync(join(modules, name, file), 'utf8').trim();
put('licences.txt', [
  'govuk-frontend (its style sheet, changed):', readFileSync(join(source, 'packaging/assets/mit.txt'), 'utf8').trim(),
  'world outlines: Natural Earth, public domain, by world-atlas.', licence('world-atlas', 'LICENSE'),
  'Inter and Gentium Plus: SIL Open Font License 1.1, cut to Latin letters.'].join('\n\n'));
writeFileSync(join(next, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);

rmSync(out, { recursive: true, force: true });
renameSync(next, out);
