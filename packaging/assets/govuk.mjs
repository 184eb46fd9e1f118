// SPDX-License-Identifier: EUPL-1.2
// GOV.UK Frontend's style sheet without what is Britain's own: its fonts (licensed for gov.uk only), crest and crown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function govukStyles(modules) {
  const file = join(modules, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.css');
  const styles = readFileSync(file, 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/(["']?)GDS Transport\1,\s*arial,\s*sans-serif/gi, 'var(--pl-font)')
    .replace(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, '')
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '');
  for (const foreign of [/GDS Transport/i, /url\(\/assets/, /crest/])
    if (foreign.test(styles)) throw new Error(`govuk-frontend still brings ${foreign}: adapt packaging/assets/govuk.mjs.`);
  return styles;
}
