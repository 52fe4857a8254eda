/** Which cells of a campaign are looked at: by model, by device, by the value on each axis that varies. Stands in the address. */

import { parameter, remember } from "../address.js";
import { element, fill } from "../show/element.js";
import { axesOf, valuesOf } from "./cells.js";

/** Stands in the address for "do not choose", where something is chosen otherwise. */
const ALL = "*";

/** Selects, one for each thing that can be chosen. Of several devices one is chosen at first: figures of two seldom belong into one chart. */
export class CellFilter {
  /** @param {() => void} onChange after every change */
  constructor(onChange) {
    this.onChange = onChange;
    this.element = element("div", { class: "controls", role: "group", "aria-label": "Which cells are shown" });
    this.choices = [];
    this.told = "";
  }

  /** Offers what this report has. */
  update(report) {
    const cells = report.cells;
    const offered = [
      { name: "model", words: "Model", values: valuesOf(cells, cell => cell.model), of: cell => cell.model },
      { name: "device", words: "Device", values: valuesOf(cells, cell => cell.device), of: cell => cell.device, isOneAtFirst: true },
      ...axesOf(cells).map(axis => ({ name: `axis-${axis.name}`, words: axis.name, values: axis.values, of: cell => cell.axes[axis.name] })),
    ].filter(choice => choice.values.length > 1);
    const told = JSON.stringify(offered.map(choice => [choice.name, choice.values]));
    if (told !== this.told) {
      this.told = told;
      this.choices = offered;
      fill(this.element, offered.map(choice => this.select(choice)));
    }
  }

  select(choice) {
    const now = wantedOf(choice);
    return element("label", {}, choice.words,
      element("select", {
        name: choice.name, onchange: event => {
          remember({ [choice.name]: event.target.value });
          this.onChange();
        },
      }, element("option", { value: choice.isOneAtFirst ? ALL : "", selected: now === "" }, "all"),
      choice.values.map(value => element("option", { value, selected: value === now }, value))));
  }

  /** The cells that are looked at. */
  chosen(cells) {
    const wanted = this.choices.map(choice => [choice.of, wantedOf(choice)]).filter(([, value]) => value !== "");
    return cells.filter(cell => wanted.every(([of, value]) => of(cell) === value));
  }
}

/** The value that is looked at; empty for all. A value that is not there any more, as in an old link, is none. */
function wantedOf(choice) {
  const asked = parameter(choice.name);
  if (choice.values.includes(asked)) {
    return asked;
  }
  return choice.isOneAtFirst && asked !== ALL ? choice.values[0] : "";
}
