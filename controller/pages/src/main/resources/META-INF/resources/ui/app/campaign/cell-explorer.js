/** The figures of a campaign as a chart and a table that show the same cells. */

import { addressOf, parameter, remember } from "../address.js";
import { Chart } from "../chart/canvas.js";
import { FIGURES, figureNamed, figureTitle } from "../chart/figures.js";
import { legend } from "../chart/legend.js";
import { pointsBeyond, pointsOfFronts, scatterOption } from "../chart/scatter.js";
import { count } from "../show/amounts.js";
import { element, fill } from "../show/element.js";
import { CellFilter } from "./cell-filter.js";
import { pointsOf } from "./cell-points.js";
import { cellTable, notesOf } from "./cell-table.js";
import { Fate, devicesOf, fateOf, labelsOf, valuesOf } from "./cells.js";

/** Filters, chart, table; all that is chosen stands in the address. */
export class CellExplorer {
  /** @param {Object} report of a campaign */
  constructor(report) {
    this.filter = new CellFilter(() => this.draw());
    this.axes = element("div", { class: "controls", role: "group", "aria-label": "Axes of the chart" },
      this.axisSelect("x", "Across", FIGURES.filter(kind => !kind.isMoreBetter), "p50"), this.axisSelect("y", "Up", FIGURES, "accuracy"));
    this.legend = element("div");
    this.chart = new Chart({ option: size => this.option(size), onChoose: datum => this.choose(datum?.point?.key) });
    this.chosenKey = null;
    this.report = report;
    this.table = cellTable({
      labelOf: cell => this.labelOf(cell), hasEnergy: () => this.hasEnergy, hasDevices: () => this.hasDevices, isGated: () => Boolean(this.report.gate), isChosen: cell => cell.index === this.chosenKey,
      addressOf: cell => addressOf("variant.html", { campaign: this.report.campaignId, cell: cell.index }),
    });
    this.notes = element("ul", { class: "notes" });
    this.element = element("div", {}, this.filter.element, this.axes, this.legend, this.chart.element, this.table.element, this.notes);
    this.update(report);
  }

  axisSelect(name, words, kinds, otherwise) {
    return element("label", {}, words, element("select", {
      name, onchange: event => {
        remember({ [name]: event.target.value === otherwise ? null : event.target.value });
        this.draw();
      },
    }, kinds.map(kind => element("option", { value: kind.name, selected: kind.name === parameter(name, otherwise) }, figureTitle(kind)))));
  }

  /** Takes a newer report; `draw` shows it. */
  update(report) {
    this.report = report;
    this.labelOf = labelsOf(report.cells);
    this.models = valuesOf(report.cells, cell => cell.model);
    this.hasEnergy = report.cells.some(cell => figureNamed("energy").of(cell) !== null);
    this.filter.update(report);
  }

  /** Shows the chosen cells. */
  draw() {
    this.cells = this.filter.chosen(this.report.cells).filter(cell => fateOf(cell) === Fate.MEASURED);
    this.hasDevices = devicesOf(this.cells).length > 1;
    fill(this.legend, this.models.length > 1 ? legend(this.models) : null);
    this.chart.draw();
    this.table.update(this.cells);
    fill(this.notes, notesOf(this.cells).map(note => element("li", {}, note)));
  }

  option({ width, height, colours }) {
    const kinds = { x: figureNamed(parameter("x", "p50")), y: figureNamed(parameter("y", "accuracy")) };
    const points = pointsOf(this.cells, kinds, this.labelOf);
    if (points.length === 0) {
      fill(this.chart.caption, `No cell that is chosen has both ${kinds.x.words} and ${kinds.y.words}: there is nothing to draw.`);
      return null;
    }
    const yAxis = { title: figureTitle(kinds.y), isMoreBetter: kinds.y.isMoreBetter, isShare: kinds.y.unit === "" };
    fill(this.chart.caption, captionOf(points, yAxis));
    return scatterOption({
      points, models: this.models, xAxis: { title: figureTitle(kinds.x) }, yAxis, colours, width, height,
      description: descriptionOf(points, kinds, yAxis),
    });
  }

  /** Marks the row of a point and shows it. */
  choose(key) {
    this.chosenKey = Number(key);
    const row = this.table.element.querySelector(`tr[data-key="${this.chosenKey}"]`);
    this.table.element.querySelector("tr.chosen")?.classList.remove("chosen");
    row?.classList.add("chosen");
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("a")?.focus({ preventScroll: true });
  }
}

function captionOf(points, yAxis) {
  const beyond = pointsBeyond(points, yAxis);
  const clipped = beyond === 0 ? "" : ` ${count(beyond, "point is", "points are")} further below and drawn at the lower edge.`;
  const devices = new Set(points.map(point => point.group)).size;
  return `Filled: not dominated within its model (◆ in the table). The line joins what is best at each place${
    devices > 1 ? ", one line for each device" : " over all models"}. The table below has the same cells.${clipped}`;
}

/** What a screen reader says of the picture: the ends of the front; the rest is in the table. */
function descriptionOf(points, { x, y }, yAxis) {
  const best = pointsOfFronts(points, yAxis).map(point => point.label);
  return `${y.words} against ${x.words}, ${count(points.length, "point")}. Best at their place: ${best.slice(0, 10).join("; ")}${
    best.length > 10 ? "; and more" : ""}. The table below has all figures.`;
}
