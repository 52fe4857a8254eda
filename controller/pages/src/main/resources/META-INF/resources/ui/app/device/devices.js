/** Every device of the farm. */

import { addressOf } from "../address.js";
import { ask } from "../farm/farm.js";
import { openPage } from "../frame/page.js";
import { element, fill, link } from "../show/element.js";
import { NONE } from "../show/figure.js";
import { Table } from "../show/table.js";
import { healthBadges } from "../show/words.js";

openPage({ title: "Devices", current: "devices", show });

/** Of a device that is not connected nobody knows what it does. */
function stateOf(device) {
  return device.connected ? device.state.toLowerCase() : NONE;
}

async function show(main) {
  const { devices } = await ask("/devices");
  const table = new Table({
    caption: "Devices", noun: "device", filterBy: "filter", empty: "no device has been seen yet",
    text: device => [device.name, device.profile, device.health, device.state, device.environment.arch, device.environment.cpuModel,
      ...Object.entries(device.labels).map(([name, value]) => `${name}=${value}`)].join(" "),
    columns: [
      { name: "name", title: "device", isWord: true, isHead: true, sort: device => device.name, show: device => link(addressOf("device.html", { name: device.name }), device.name) },
      { name: "health", title: "health", isWord: true, sort: device => device.health, show: device => healthBadges(device).flatMap(each => [each, " "]) },
      { name: "state", title: "does", sort: stateOf, show: stateOf },
      { name: "queued", title: "waiting jobs", isNumber: true, sort: device => device.queued, show: device => device.queued },
      { name: "profile", title: "profile", sort: device => device.profile ?? null, show: device => device.profile ?? "" },
      { name: "cpu", title: "processor", sort: device => device.environment.cpuModel, show: device => device.environment.cpuModel },
      { name: "arch", title: "arch", sort: device => device.environment.arch, show: device => device.environment.arch },
      {
        name: "noise", title: "noise [%]", isNumber: true, sort: device => device.lastCheck?.noisePercent ?? null,
        show: device => (device.lastCheck?.noisePercent === undefined ? "" : device.lastCheck.noisePercent.toFixed(1)),
      },
      { name: "labels", title: "labels", show: device => element("div", { class: "wide quiet" }, Object.entries(device.labels).map(([name, value]) => `${name}=${value}`).join(" ")) },
    ],
  });
  table.update(devices);
  fill(main, element("h1", {}, "Devices"), table.element);
}
