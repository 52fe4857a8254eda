/** Campaigns, one in a row, with what came of them. */

import { addressOf } from "../address.js";
import { shortHash } from "../show/amounts.js";
import { element, link } from "../show/element.js";
import { Table } from "../show/table.js";
import { timeAgo } from "../show/time.js";
import { campaignBadge, tallyText } from "../show/words.js";

/** A table of rows of `GET /campaigns`. */
export function campaignTable({ caption, sortBy, filterBy = null, further = [] }) {
  return new Table({
    caption, sortBy, filterBy, noun: "campaign", empty: "no campaign yet",
    text: row => [row.campaignId, row.sweep, row.branch, row.revision, row.state].join(" "),
    columns: [
      {
        name: "campaign", title: "campaign", isWord: true, isHead: true, sort: row => row.campaignId,
        show: row => link(addressOf("campaign.html", { id: row.campaignId }), row.campaignId),
      },
      { name: "state", title: "state", sort: row => row.state, show: row => campaignBadge(row.state) },
      {
        name: "verdicts", title: "verdicts", isWord: true, sort: row => row.verdicts?.failed ?? null,
        show: row => (row.verdicts ? tallyText(row.verdicts) : element("span", { class: "quiet" }, "not judged")),
      },
      { name: "measured", title: "measured", isNumber: true, sort: row => row.cells.measured, show: row => `${row.cells.measured} of ${row.cells.total}` },
      {
        name: "failed", title: "failed", isNumber: true, sort: row => row.cells.failed,
        show: row => (row.cells.failed === 0 ? "" : element("span", { class: "bad" }, row.cells.failed)),
      },
      { name: "started", title: "started", isWord: true, sort: row => Date.parse(row.createdAt), show: row => timeAgo(row.createdAt) },
      { name: "branch", title: "branch", sort: row => row.branch ?? null, show: row => row.branch ?? "" },
      {
        name: "revision", title: "revision", isWord: true, sort: row => row.revision ?? null,
        show: row => (row.revision ? element("code", { title: row.revision }, shortHash(row.revision)) : ""),
      },
      ...further,
    ],
  });
}
