// SPDX-License-Identifier: EUPL-1.2
// The outline of the land as one path: x is longitude + 180, y is 90 - latitude, so that a server can place a city
// with two subtractions. Data: Natural Earth 1:110m (public domain) by world-atlas.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function worldMap(modules) {
  const { feature } = createRequire(join(modules, 'noop.js'))('topojson-client');
  const topology = JSON.parse(readFileSync(join(modules, 'world-atlas', 'land-110m.json'), 'utf8'));
  const land = feature(topology, topology.objects.land);
  const polygons = land.features.flatMap(({ geometry }) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates));
  const north = (ring) => Math.max(...ring.map((point) => point[1])) > -60;  // all but Antarctica
  // A ring that crosses the 180th meridian goes on beyond the edge, and once more from the other side.
  const unwound = (ring) => {
    let turn = 0;
    return ring.map(([longitude, latitude], at) => {
      const step = at === 0 ? 0 : longitude - ring[at - 1][0];
      if (step > 180) turn -= 360;
      if (step < -180) turn += 360;
      return [longitude + turn, latitude];
    });
  };
  const rings = polygons.flat().filter(north).map(unwound).flatMap((ring) => {
    const beyond = ring.some(([longitude]) => longitude > 180) ? -360 : ring.some(([longitude]) => longitude < -180) ? 360 : 0;
    return beyond ? [ring, ring.map(([longitude, latitude]) => [longitude + beyond, latitude])] : [ring];
  });
  // In tenths of a degree, each point relative to the one before: half the bytes.
  const tenths = ([longitude, latitude]) => [Math.round((longitude + 180) * 10), Math.round((90 - latitude) * 10)];
  const path = rings.map((ring) => {
    const points = ring.slice(0, -1).map(tenths);
    const steps = points.map(([x, y], at) => (at === 0 ? `M${x},${y}l` : `${x - points[at - 1][0]},${y - points[at - 1][1]}`));
    return `${steps[0]}${steps.slice(1).filter((step) => step !== '0,0').join(' ')}z`;
  }).join('').replace(/,-/g, '-').replace(/ -/g, '-');
  return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1800" width="1440" height="720">'
    + `<path fill="#fffefb" stroke="#b8c9c9" stroke-width="3" d="${path}"/></svg>\n`;
}
