/** Every run's samples: over time, as a histogram, and in figures. */

import { Chart } from "../chart/canvas.js";
import { histogramOption } from "../chart/histogram.js";
import { stripOption } from "../chart/strip.js";
import { ask } from "../farm/farm.js";
import { emptyNotice } from "../frame/notice.js";
import { report } from "../frame/page.js";
import { count, grouped, latencyUnit } from "../show/amounts.js";
import { element, fill, section } from "../show/element.js";
import { Table } from "../show/table.js";

/** Enough for a strip as wide as a screen, over all runs. */
const POINTS = 240;
const NOT_FOUND = 404;
const QUANTILES = ["least", "5 %", "25 %", "median", "75 %", "95 %", "99 %", "greatest"];
const MEDIAN = 3;

/** Asks for the samples and fills the place with them; a raw report that was cleared away is said, and hides nothing else. */
export async function samplesPart(place, path) {
  try {
    fill(place, section("samples", "Samples", parts(await ask(`${path}/samples?points=${POINTS}`))));
  } catch (problem) {
    if (problem.status === NOT_FOUND) {
      fill(place, section("samples", "Samples", emptyNotice(`They cannot be shown: ${problem.detail}`)));
      return;
    }
    report(place, problem, () => samplesPart(place, path));
  }
}

function parts({ runs, baseline, histogram, sessionSha256 }) {
  const unit = unitOf(runs);
  const total = runs.reduce((sum, run) => sum + run.samples, 0);
  const disturbed = runs.reduce((sum, run) => sum + Math.round(run.samples * (1 - run.undisturbedShare)), 0);
  const strip = new Chart({
    option: size => stripOption({
      runs, unit, ...size,
      description: `Latency of ${count(total, "sample")} in ${count(runs.length, "run")}, in the order of measuring. The table below has each run's figures.`,
    }),
  });
  const bars = new Chart({
    option: size => histogramOption({
      histogram, unit, ...size, description: `How many samples took how long. ${count(histogram.beyond, "sample")} took longer than shown.`,
    }),
  });
  strip.element.classList.add("low");
  bars.element.classList.add("low");
  fill(strip.caption, "Thick line: median of neighbours; thin lines: the least and the greatest of them. ▲ something else disturbed some of them. What is slower than the upper edge is not drawn. Each run is a fresh process.");
  fill(bars.caption, "All runs together: ", element("span", { class: "m0", "aria-hidden": "true" }, "■"), " undisturbed, ",
    element("span", { class: "m1", "aria-hidden": "true" }, "■"), ` disturbed by something else, and left out of all figures. ${
      histogram.beyond === 0 ? "None is beyond the right edge." : `${count(histogram.beyond, "sample is", "samples are")} beyond the right edge.`}`);
  return [
    element("p", {}, `${count(total, "sample")} in ${count(runs.length, "run")}; ${disturbed === 0 ? "nothing else on the machine disturbed them"
      : `${grouped(disturbed)} of them disturbed by something else on the machine, and left out of all figures`}. `,
    element("a", { href: `/api/v1/artifacts/${sessionSha256}`, download: `${sessionSha256.slice(0, 12)}.json` }, "Download all of them (JSON)")),
    strip.element,
    bars.element,
    runTable("Runs", "runs", runs, unit).element,
    runNotes(runs),
    baseline.length > 0 ? [element("h3", {}, "The baseline's runs beside them"), runTable("Runs of the baseline", "baseline", baseline, unitOf(baseline)).element] : null,
  ];
}

function unitOf(runs) {
  return latencyUnit(runs.find(run => run.quantilesSeconds.length > 0)?.quantilesSeconds[MEDIAN] ?? 1);
}

function runTable(caption, sortBy, runs, unit) {
  const celsius = value => (value === undefined || value === null ? "" : value.toFixed(1));
  const hasCelsius = runs.some(run => celsius(run.celsiusStart) + celsius(run.celsiusEnd) !== "");
  const latency = seconds => (seconds === undefined ? "" : shortNumber(seconds / unit.size));
  const table = new Table({
    caption, noun: "run", sortBy,
    columns: [
      { name: "run", title: "run", isHead: true, isNumber: true, sort: run => run.index, show: run => run.index + 1 },
      { name: "samples", title: "samples", isNumber: true, sort: run => run.samples, show: run => grouped(run.samples) },
      {
        name: "disturbed", title: "disturbed [%]", isNumber: true, sort: run => 1 - run.undisturbedShare,
        show: run => (run.samples === 0 ? "" : ((1 - run.undisturbedShare) * 100).toFixed(1)),
      },
      ...QUANTILES.map((name, place) => ({
        name, title: `${name} [${unit.name}]`, isNumber: true, sort: run => run.quantilesSeconds[place] ?? null,
        show: run => latency(run.quantilesSeconds[place]),
      })),
      { name: "start", title: "start [°C]", isNumber: true, isShown: () => hasCelsius, sort: run => run.celsiusStart ?? null, show: run => celsius(run.celsiusStart) },
      { name: "end", title: "end [°C]", isNumber: true, isShown: () => hasCelsius, sort: run => run.celsiusEnd ?? null, show: run => celsius(run.celsiusEnd) },
    ],
  });
  table.update(runs);
  return table;
}

/** What happened to single runs. */
function runNotes(runs) {
  const notes = runs.flatMap(run => [run.failure ? `failed: ${run.failure}` : null, ...run.warnings.map(warning => warning.message)]
    .filter(note => note !== null).map(note => `run ${run.index + 1}: ${note}`));
  return notes.length === 0 ? null : element("ul", { class: "notes" }, notes.map(note => element("li", {}, note)));
}

/** Four digits, without an exponent. */
function shortNumber(value) {
  return value >= 1000 ? grouped(value) : value.toPrecision(4);
}
