import assert from "node:assert/strict";
import { test } from "node:test";
import { accuracyChangeText, bytesText, durationText, grouped, guessText, latencyUnit, percentChangeText } from "../../main/resources/META-INF/resources/ui/app/show/amounts.js";
import { figureText } from "../../main/resources/META-INF/resources/ui/app/show/figure.js";
import { agoText } from "../../main/resources/META-INF/resources/ui/app/show/time.js";

const cases = (name, of, table) => table.forEach(([...given]) => {
  const expected = given.pop();
  test(`${name}: ${given.join(", ")} is ${expected}`, () => assert.equal(of(...given), expected));
});

cases("an uncertainty keeps one digit and the value ends with it", (value, half) => figureText(value, half, 4), [
  [1.9234, 0.0123, "1.92 ± 0.01"], [1.9234, 0.0961, "1.9 ± 0.1"], [0.83419, 0.00041, "0.8342 ± 0.0004"], [12.3456, 0.2, "12.3 ± 0.2"],
  [1234, 56, "1230 ± 60"], [0.5, 0.96, "0 ± 1"], [6.05, 0.149, "6.0 ± 0.1"], [1.5, 1e-9, "1.5000 ± 0.0001"],
]);
cases("without an uncertainty three digits stay", value => figureText(value, null, 4), [
  [1.9234, "1.92"], [0.012345, "0.0123"], [0.00001, "0.0000"], [834.4, "834"], [12345.6, "12346"], [0, "0"],
]);
cases("ties are rounded by the digits that are seen", value => figureText(value, null, 2), [[2.675, "2.68"], [2.665, "2.66"], [1e-7, "0.00"]]);
cases("bytes have decimal units", bytesText, [[512, "512 B"], [8600, "8.6 kB"], [834123, "834 kB"], [25_100_000, "25.1 MB"], [3.2e9, "3.2 GB"]]);
cases("durations", durationText, [[0.4, "0.4 s"], [45, "45 s"], [432, "7 min 12 s"], [7380, "2 h 03 min"], [273_600, "3 d 4 h"]]);
cases("guesses have no false precision", guessText, [[42, "about 40 s"], [361, "about 6 min"], [7860, "about 2 h 10 min"]]);
cases("thousands", grouped, [[9999, "9999"], [1_000_000, "1 000 000"]]);
cases("changes", percentChangeText, [[0.0312, "+3.1 %"], [-0.004, "−0.4 %"], [0, "±0 %"], [0.0001, "±0 %"], [1.306, "+131 %"]]);
cases("a change of accuracy that chance could have made has a tilde", accuracyChangeText, [
  [{ points: -0.9, proven: true }, "−0.9 pp"], [{ points: 0, proven: false }, "~"], [{ points: 0.05, proven: false }, "+0.05 pp ~"], [undefined, ""],
]);
cases("how long ago", agoText, [[5, "just now"], [300, "5 min ago"], [7200, "2 h ago"], [864_000, "10 d ago"], [8_640_000, null]]);
cases("a column of latencies has the unit of their median", seconds => latencyUnit(seconds).name, [[0.00094, "µs"], [0.00106, "ms"], [1.2, "s"]]);
