/** Every incident: what moved, what likely did it, and who has looked. */

import { addressOf, parameter, remember } from "../address.js";
import { ask } from "../farm/farm.js";
import { openPage, report } from "../frame/page.js";
import { count, percentChangeText, shortHash } from "../show/amounts.js";
import { element, fill, link } from "../show/element.js";
import { timeAgo } from "../show/time.js";
import { Table } from "../show/table.js";
import { causeText } from "./incident-list.js";
import { stateBadge } from "./state.js";

const ROWS = 500;
const STATES = [["", "all"], ["OPEN", "open"], ["ACKNOWLEDGED", "accepted"], ["CLOSED", "dismissed"]];

openPage({ title: "Incidents", current: "incidents", show });

async function show(main) {
  const table = incidentTable();
  const fault = element("div");
  let shown = knownState(parameter("state"));
  const choose = async wanted => {
    try {
      const rows = await incidents(wanted);
      // Whoever has chosen something else meanwhile does not want these any more.
      if (choice.value === wanted) {
        shown = wanted;
        remember({ state: wanted });
        fill(fault);
        table.update(rows);
      }
    } catch (problem) {
      if (choice.value === wanted) {
        choice.value = shown;
        report(fault, problem, () => {
          choice.value = wanted;
          choose(wanted);
        });
      }
    }
  };
  const choice = element("select", { id: "state", onchange: () => choose(choice.value) },
    STATES.map(([value, words]) => element("option", { value, selected: value === shown }, words)));
  table.update(await incidents(shown));
  fill(main, element("h1", {}, "Incidents"),
    element("p", { class: "quiet" }, "Figures that moved without a gate, grouped by the event behind them."),
    element("div", { class: "controls" }, element("label", { for: "state" }, "State", choice)),
    fault, table.element);
}

/** A state that there is; in an old or mistyped address it may be another, and then all are shown. */
function knownState(state) {
  return STATES.some(([value]) => value === state) ? state : "";
}

async function incidents(state) {
  const page = await ask(`/incidents?limit=${ROWS}${state === "" ? "" : `&state=${state}`}`);
  return page.incidents;
}

function incidentTable() {
  return new Table({
    caption: "Incidents", noun: "incident", filterBy: "filter", empty: "none: no figure has moved",
    text: row => [row.id, row.branch, causeText(row.cause), row.note, row.actor, row.firstBad].join(" "),
    columns: [
      { name: "cause", title: "likely cause", isHead: true, sort: row => causeText(row.cause), show: row => link(addressOf("incident.html", { id: row.id }), causeText(row.cause)) },
      { name: "state", title: "state", sort: row => row.state, show: row => stateBadge(row.state) },
      {
        name: "what", title: "what", sort: row => (row.worse ? row.cells : -row.cells),
        show: row => element("span", { class: row.worse ? "bad" : "good" }, `${count(row.cells, "figure")} ${row.worse ? "worse" : "better"}`),
      },
      { name: "largest", title: "at most by", isNumber: true, sort: row => Math.abs(row.largest), show: row => percentChangeText(row.largest) },
      { name: "branch", title: "branch", sort: row => row.branch, show: row => row.branch },
      { name: "since", title: "since", isWord: true, sort: row => row.firstBad, show: row => (row.firstBadRevision ? element("code", { title: row.firstBadRevision }, shortHash(row.firstBadRevision)) : row.firstBad) },
      { name: "opened", title: "opened", isWord: true, sort: row => Date.parse(row.openedAt), show: row => timeAgo(row.openedAt) },
      { name: "note", title: "note", show: row => (row.note ? `${row.actor}: ${row.note}` : "") },
    ],
  });
}
