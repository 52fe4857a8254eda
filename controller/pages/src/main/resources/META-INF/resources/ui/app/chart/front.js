/** What is best in two figures at once. */

/**
 * The points that no other is better than in one figure without being worse in the other, from left to right.
 *
 * @param {{x: number, y: number}[]} points less x is better
 * @param {boolean} isMoreBetter whether more y is better
 */
export function front(points, isMoreBetter) {
  const sign = isMoreBetter ? 1 : -1;
  const fromLeft = [...points].sort((a, b) => a.x - b.x || sign * (b.y - a.y));
  let best = -Infinity;
  return fromLeft.filter(point => {
    const isBetter = sign * point.y > best;
    best = Math.max(best, sign * point.y);
    return isBetter;
  });
}

/**
 * The front as the corners of a staircase that goes on to the right edge: between two points, nothing better than the left one was measured.
 *
 * @param {{x: number, y: number}[]} points of the front, from left to right
 * @param {number} right edge of the chart
 * @returns {[number, number][]}
 */
export function staircase(points, right) {
  const corners = [];
  for (const point of points) {
    if (corners.length > 0) {
      corners.push([point.x, corners[corners.length - 1][1]]);
    }
    corners.push([point.x, point.y]);
  }
  if (corners.length > 0) {
    corners.push([right, corners[corners.length - 1][1]]);
  }
  return corners;
}
