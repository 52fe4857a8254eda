import assert from "node:assert/strict";
import { test } from "node:test";
import { front, staircase } from "../../main/resources/META-INF/resources/ui/app/chart/front.js";
import { placedLabels } from "../../main/resources/META-INF/resources/ui/app/chart/labels.js";
import { linearTicks, logarithmicTicks, tickText } from "../../main/resources/META-INF/resources/ui/app/chart/scale.js";

/** By the definition, point against point. */
function dominated(point, points, sign) {
  return points.some(other => other.x <= point.x && sign * other.y >= sign * point.y && (other.x < point.x || sign * other.y > sign * point.y));
}

test("the front is what the definition says, for random points in both directions", () => {
  let seed = 1;
  const draw = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    const points = Array.from({ length: 1 + round % 20 }, () => ({ x: Math.round(draw() * 8), y: Math.round(draw() * 8) }));
    for (const isMoreBetter of [true, false]) {
      const expected = points.filter(point => !dominated(point, points, isMoreBetter ? 1 : -1));
      const places = list => [...new Set(list.map(({ x, y }) => `${x} ${y}`))].sort();
      assert.deepEqual(places(front(points, isMoreBetter)), places(expected), `round ${round}`);
    }
  }
});

test("a staircase goes on to the right edge", () => {
  assert.deepEqual(staircase([{ x: 1, y: 0.5 }, { x: 2, y: 0.9 }], 5), [[1, 0.5], [2, 0.5], [2, 0.9], [5, 0.9]]);
  assert.deepEqual(staircase([], 5), []);
});

test("a logarithmic axis has ticks also within less than a decade", () => {
  assert.deepEqual(logarithmicTicks(0.1, 10, 10), [0.1, 0.2, 0.5, 1, 2, 5, 10]);
  assert.deepEqual(logarithmicTicks(1.1, 1.9, 10), [1.2, 1.4, 1.6, 1.8]);
  assert.ok(logarithmicTicks(1.01, 1.02, 5).length >= 3);
});

test("linear ticks are round", () => {
  assert.deepEqual(linearTicks(0.873, 0.998, 6), [0.88, 0.9, 0.92, 0.94, 0.96, 0.98]);
  assert.equal(tickText(0.1 + 0.2), "0.3");
});

test("a label stands where no point and no other label is, or not at all", () => {
  const points = [{ key: "a", label: "one", left: 100, top: 100 }, { key: "b", label: "two", left: 104, top: 100 }, { key: "c", label: "x".repeat(80), left: 100, top: 300 }];
  const placed = placedLabels(points, new Set(["a", "b", "c"]), 400);
  assert.deepEqual([...placed.keys()], ["a", "b"]);
  assert.notEqual(placed.get("a"), placed.get("b"));
});
