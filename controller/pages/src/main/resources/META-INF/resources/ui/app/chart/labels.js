/** Names beside the points of the front, where there is room. */

const LETTER_WIDTH = 6.2;
const LINE_HEIGHT = 13;
const DISTANCE = 12;
const POINT_SIZE = 13;
const SHIFTS = [14, -14, 0];
/** Nobody reads more of them. */
const LABELS_MAX = 40;

/**
 * Which points get their label, and how far below the point's height it stands.
 *
 * @param {{key: string, label: string, left: number, top: number}[]} points of the whole chart, CSS pixels
 * @param {Set<string>} wanted keys of those that should have one
 * @param {number} rightEdge no label goes beyond it
 * @returns {Map<string, number>} pixels downwards, by key; labels that overlap a point, another label or the edge are not there
 */
export function placedLabels(points, wanted, rightEdge) {
  const taken = points.map(({ left, top }) => around(left, top));
  const placed = new Map();
  const fromLeft = points.filter(point => wanted.has(point.key)).sort((a, b) => a.left - b.left);
  for (const point of fromLeft.slice(0, LABELS_MAX)) {
    const left = point.left + DISTANCE;
    const right = left + [...point.label].length * LETTER_WIDTH;
    const shift = SHIFTS.find(each => {
      const box = { left, right, top: point.top + each - LINE_HEIGHT / 2, bottom: point.top + each + LINE_HEIGHT / 2 };
      return right < rightEdge && box.top > 0 && !taken.some(other => overlap(box, other));
    });
    if (shift !== undefined) {
      placed.set(point.key, shift);
      taken.push({ left, right, top: point.top + shift - LINE_HEIGHT / 2, bottom: point.top + shift + LINE_HEIGHT / 2 });
    }
  }
  return placed;
}

function around(left, top) {
  const half = POINT_SIZE / 2;
  return { left: left - half, right: left + half, top: top - half, bottom: top + half };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
