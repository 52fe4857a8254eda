/** Which two campaigns are compared. */

import { element } from "../show/element.js";

/** Two lists of the newest campaigns; a campaign that is older than these, but stands in the address, is in them too. */
export function choiceForm(campaigns, a, b) {
  const select = (name, chosen) => {
    const ids = campaigns.map(each => each.campaignId);
    const all = chosen === "" || ids.includes(chosen) ? ids : [chosen, ...ids];
    return element("label", {}, `Campaign ${name}`, element("select", { name, required: true },
      element("option", { value: "" }, "choose one"), all.map(id => element("option", { value: id, selected: id === chosen }, id))));
  };
  return element("form", {
    class: "controls", onsubmit: event => {
      event.preventDefault();
      location.search = new URLSearchParams(new FormData(event.target)).toString();
    },
  }, select("a", a), select("b", b), element("button", {}, "Compare"));
}
