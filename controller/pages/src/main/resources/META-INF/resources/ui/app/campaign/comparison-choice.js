/** Two campaigns, chosen in a list, to be seen side by side. */

import { addressOf } from "../address.js";
import { element, fill, link } from "../show/element.js";

/** A column of boxes for the list of campaigns, and a line that leads to the comparison of the two that were ticked. */
export function comparisonChoice() {
  const chosen = [];
  const line = element("p", { class: "quiet", role: "status" });
  const tell = () => {
    if (chosen.length < 2) {
      fill(line, "Tick two campaigns to see them side by side.");
    } else {
      const [b, a] = chosen.slice(-2);
      fill(line, link(addressOf("compare.html", { a, b }), `Compare ${a} with ${b}`));
    }
  };
  tell();
  const choose = (id, isChosen) => {
    const place = chosen.indexOf(id);
    if (place >= 0) {
      chosen.splice(place, 1);
    }
    if (isChosen) {
      chosen.push(id);
    }
    tell();
  };
  return {
    element: line,
    column: {
      name: "compare", title: "compare",
      show: row => element("input", {
        type: "checkbox", checked: chosen.includes(row.campaignId), "aria-label": `compare ${row.campaignId}`,
        onchange: event => choose(row.campaignId, event.target.checked),
      }),
    },
  };
}
