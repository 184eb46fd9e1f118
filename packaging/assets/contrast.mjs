// SPDX-License-Identifier: EUPL-1.2
// Refuses a face that cannot be read: every text colour on every ground it stands on, WCAG 2.2 SC 1.4.3 and 1.4.11.
const luminance = (hex) => {
  const [r, g, b] = hex.match(/[0-9a-f]{2}/gi).map((pair) => parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
export const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['paper', 'sheet', 'grey-tint', 'teal-tint'];
const pairs = [
  ...['ink', 'ink-2', 'teal', 'teal-2', 'terra', 'terra-2'].flatMap((text) => grounds.map((ground) => [text, ground, 4.5])),
  ...['green', 'amber', 'violet'].map((name) => [name, `${name}-tint`, 4.5]),
  ['terra-2', 'terra-tint', 4.5], ['ins', 'ins-bg', 4.5], ['del', 'del-bg', 4.5], ['ink', 'focus', 4.5],
  ['sheet', 'teal', 4.5], ['sheet', 'teal-2', 4.5], ['sheet', 'terra', 4.5], ['edge', 'sheet', 3], ['edge', 'paper', 3],
];

export function checkContrast(styles) {
  const colours = Object.fromEntries([...styles.matchAll(/--pl-([\w-]+):(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]).reverse());
  const weak = pairs.filter(([text, ground, least]) => contrast(colours[text], colours[ground]) < least)
    .map(([text, ground, least]) => `${text} on ${ground} is ${contrast(colours[text], colours[ground]).toFixed(2)}, at least ${least}`);
  if (weak.length) throw new Error(`The face has too little contrast: ${weak.join('; ')}`);
}
