/** Incidents in few words. */

import { addressOf } from "../address.js";
import { emptyNotice } from "../frame/notice.js";
import { count, percentChangeText } from "../show/amounts.js";
import { element, link } from "../show/element.js";
import { timeAgo } from "../show/time.js";

/** One line for each; at most `max`, and a word that there are more. */
export function incidentList(incidents, max) {
  if (incidents.length === 0) {
    return emptyNotice("None: no figure has moved that nobody has looked at.");
  }
  return [
    element("ul", { class: "cards" }, incidents.slice(0, max).map(card)),
    incidents.length > max ? element("p", {}, link("incidents.html", "There are more: all incidents")) : null,
  ];
}

function card(incident) {
  return element("li", { class: "card" },
    element("h3", {}, link(addressOf("incident.html", { id: incident.id }), causeText(incident.cause))),
    element("p", { class: incident.worse ? "bad" : "good" }, movedText(incident)),
    element("p", { class: "quiet" }, `${incident.branch || "no branch"} · since ${incident.firstBad} · `, timeAgo(incident.openedAt)));
}

/** `1 figure worse, by +12 %`, `3 figures better, at most by −8.1 %`. */
export function movedText(incident) {
  const most = incident.cells === 1 ? "by" : "at most by";
  return `${count(incident.cells, "figure")} ${incident.worse ? "worse" : "better"}, ${most} ${percentChangeText(incident.largest)}`;
}

/** `device kitchen-pi5`, `model student`, `cause not known`. */
export function causeText(cause) {
  return cause.kind === "UNKNOWN" ? "cause not known" : `${cause.kind.toLowerCase()} ${cause.value}`.trim();
}
