import assert from "node:assert/strict";
import { test } from "node:test";
import { FIGURES } from "../../main/resources/META-INF/resources/ui/app/chart/figures.js";
import { changeOf, mayBeScatter, pairUp } from "../../main/resources/META-INF/resources/ui/app/compare/pairing.js";

const cell = (model, axes, device, seconds, halfWidth) => ({ model, axes, device, summary: { latency: { p50Seconds: { value: seconds, halfWidth } } } });
const p50 = FIGURES[0];

test("cells are the same by model, axes and device, whatever the order of the axes", () => {
  const a = [cell("m", { quantization: "int8", threads: "1" }, "pi"), cell("m", {}, "pi")];
  const b = [cell("m", { threads: "1", quantization: "int8" }, "pi"), cell("m", {}, "other")];
  const { both, onlyA, onlyB } = pairUp(a, b);
  assert.deepEqual(both, [{ a: a[0], b: b[0] }]);
  assert.deepEqual([onlyA, onlyB], [[a[1]], [b[1]]]);
});

test("a change is a share of the first, and nothing where one side has no figure", () => {
  assert.ok(Math.abs(changeOf(p50, { a: cell("m", {}, "pi", 2), b: cell("m", {}, "pi", 3) }) - 0.5) < 1e-12);
  assert.equal(changeOf(p50, { a: cell("m", {}, "pi", 2), b: { summary: {} } }), null);
});

test("overlapping intervals prove nothing, and neither does an interval that is not known", () => {
  const pair = (half, other) => ({ a: cell("m", {}, "pi", 1, half), b: cell("m", {}, "pi", 1.1, other) });
  assert.equal(mayBeScatter(p50, pair(0.01, 0.01)), false);
  assert.equal(mayBeScatter(p50, pair(0.06, 0.05)), true);
  assert.equal(mayBeScatter(p50, pair(0.01, undefined)), true);
});

test("an accuracy proves a change only beyond what the choice of examples can do", () => {
  const accuracy = FIGURES.find(kind => kind.name === "accuracy");
  const of = (correct, examples = 540) => ({ summary: { accuracy: { metric: "top-1", examples, correct, value: correct / examples } } });
  assert.equal(mayBeScatter(accuracy, { a: of(535), b: of(530) }), true);
  assert.equal(mayBeScatter(accuracy, { a: of(535), b: of(535) }), true);
  assert.equal(mayBeScatter(accuracy, { a: of(535), b: of(480) }), false);
  assert.equal(mayBeScatter(accuracy, { a: of(10, 10), b: of(9, 10) }), true);
  assert.equal(mayBeScatter(accuracy, { a: of(535), b: { summary: {} } }), true);
});
