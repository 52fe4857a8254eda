/** All campaigns, page by page, the newest first. */

import { parameter, remember } from "../address.js";
import { ask } from "../farm/farm.js";
import { openPage, report } from "../frame/page.js";
import { campaignTable } from "./campaign-table.js";
import { element, fill } from "../show/element.js";
import { comparisonChoice } from "./comparison-choice.js";

const ROWS = 100;
const STATES = [["", "any state"], ["RUNNING", "running"], ["FINISHED", "finished"], ["CANCELLED", "cancelled"]];

openPage({ title: "Campaigns", current: "campaigns", show });

async function show(main) {
  const choice = comparisonChoice();
  const table = campaignTable({ caption: "Campaigns", sortBy: "sort", filterBy: "filter", further: [choice.column] });
  const place = element("div", {}, table.element);
  const pages = element("p", { class: "controls" });
  const load = async () => {
    try {
      await loadPage(table, pages, load);
      if (!place.contains(table.element)) {
        fill(place, table.element);
      }
    } catch (problem) {
      report(place, problem, load);
    }
  };
  await loadPage(table, pages, load);
  fill(main, element("h1", {}, "Campaigns"), controls(load), choice.element, place, pages);
}

/** Where in the list, and of which sweep, branch and state: as the address says. */
async function loadPage(table, pages, load) {
  const offset = Math.max(0, Number.parseInt(parameter("offset", "0"), 10) || 0);
  const query = new URLSearchParams({ offset, limit: ROWS + 1 });
  for (const name of ["sweep", "branch", "state"]) {
    if (parameter(name) !== "") {
      query.set(name, parameter(name));
    }
  }
  const { campaigns } = await ask(`/campaigns?${query}`);
  table.update(campaigns.slice(0, ROWS));
  const turn = (words, to) => element("button", {
    type: "button", onclick: () => {
      remember({ offset: to === 0 ? null : String(to) });
      load();
    },
  }, words);
  fill(pages, offset > 0 ? turn("Newer", Math.max(0, offset - ROWS)) : null, campaigns.length > ROWS ? turn("Older", offset + ROWS) : null);
}

function controls(load) {
  const change = changes => {
    remember({ ...changes, offset: null });
    load();
  };
  const text = (name, words) => element("label", {}, words,
    element("input", { type: "search", value: parameter(name), placeholder: "exact name", onchange: event => change({ [name]: event.target.value }) }));
  return element("div", { class: "controls" }, text("sweep", "Sweep"), text("branch", "Branch"),
    element("label", {}, "State", element("select", { onchange: event => change({ state: event.target.value }) },
      STATES.map(([value, words]) => element("option", { value, selected: value === parameter("state") }, words)))));
}
