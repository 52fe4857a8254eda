/** How steady a device is: what its health checks found, over time. */

import { Chart } from "../chart/canvas.js";
import { timelineOption } from "../chart/timeline.js";
import { emptyNotice } from "../frame/notice.js";
import { latencyUnit } from "../show/amounts.js";
import { element, fill, section } from "../show/element.js";
import { figureText } from "../show/figure.js";
import { exactTime } from "../show/time.js";
import { Table } from "../show/table.js";
import { badge } from "../show/words.js";

const DECIMALS_MAX = 4;

/** The part; checks come newest first. */
export function noisePart(checks) {
  if (checks.length === 0) {
    return section("noise", "Noise", emptyNotice("The device was never checked.", "An administrator orders a check with ", element("code", {}, "assay device check"), "."));
  }
  const oldestFirst = [...checks].reverse();
  const points = oldestFirst.filter(check => isKnown(check.noisePercent)).map(check => ({
    atMillis: check.atEpochSeconds * 1e3, value: check.noisePercent, isMarked: !check.passed,
    lines: [exactTime(iso(check)), `noise ${check.noisePercent.toFixed(2)} %`, check.finding],
  }));
  const chart = new Chart({
    option: size => timelineOption({
      series: [{ name: "noise", points }], title: "noise [%]", isFromZero: true, ...size,
      description: `Scatter between runs of the golden model over ${points.length} health checks; the last is ${points.at(-1)?.value.toFixed(2) ?? "not known"} %. The table below has the same figures.`,
    }),
  });
  chart.element.classList.add("low");
  fill(chart.caption, "Scatter between runs of a model whose speed is known, as a coefficient of variation. Large marks: checks that were not passed.");
  return section("noise", "Noise", points.length > 1 ? chart.element : null, checkTable(checks).element);
}

function checkTable(checks) {
  const percent = value => (isKnown(value) ? value.toFixed(2) : "");
  const unit = latencyUnit(medianOf(checks.map(check => check.p50Seconds).filter(isKnown)));
  const table = new Table({
    caption: "Health checks", noun: "check", sortBy: "checks",
    columns: [
      { name: "at", title: "when", isHead: true, isWord: true, sort: check => check.atEpochSeconds, show: check => exactTime(iso(check)) },
      { name: "passed", title: "outcome", sort: check => Number(check.passed), show: check => badge(check.passed ? "passed" : "not passed", check.passed ? "good" : "bad") },
      { name: "p50", title: `p50 of the golden model [${unit.name}]`, isNumber: true, sort: check => check.p50Seconds ?? null, show: check => (isKnown(check.p50Seconds) ? figureText(check.p50Seconds / unit.size, null, DECIMALS_MAX) : "") },
      { name: "noise", title: "noise [%]", isNumber: true, sort: check => check.noisePercent ?? null, show: check => percent(check.noisePercent) },
      { name: "visible", title: "smallest visible change [%]", isNumber: true, sort: check => check.smallestChangePercent ?? null, show: check => percent(check.smallestChangePercent) },
      { name: "finding", title: "finding", show: check => element("div", { class: "wide" }, check.finding) },
    ],
  });
  table.update(checks);
  return table;
}

/** The upper one of the two in the middle; 0 where there is none. */
function medianOf(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function isKnown(value) {
  return value !== undefined && value !== null;
}

function iso(check) {
  return new Date(check.atEpochSeconds * 1e3).toISOString();
}
