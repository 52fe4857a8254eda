/** What devices do and are about to do. */

import { addressOf } from "../address.js";
import { emptyNotice } from "../frame/notice.js";
import { link } from "../show/element.js";
import { Table } from "../show/table.js";

/** The first jobs of the queue; `jobs` has one more than `max` when there are more. */
export function queueTable(jobs, max) {
  if (jobs.length === 0) {
    return emptyNotice("Empty: no job runs or waits.");
  }
  const table = new Table({
    caption: jobs.length > max ? `The first ${max} jobs that run or wait` : "Jobs that run or wait", noun: "job", sortBy: "queue",
    columns: [
      { name: "device", title: "device", isWord: true, isHead: true, sort: job => job.device, show: job => link(addressOf("device.html", { name: job.device }), job.device) },
      { name: "label", title: "what", sort: job => job.label, show: job => job.label },
      {
        name: "campaign", title: "campaign", isWord: true, sort: job => job.campaignId ?? null,
        show: job => (job.campaignId ? link(addressOf("campaign.html", { id: job.campaignId }), job.campaignId) : "health check"),
      },
      { name: "state", title: "state", sort: job => job.state, show: job => job.doing ?? job.state.toLowerCase() },
      { name: "losses", title: "losses", isNumber: true, sort: job => job.losses, show: job => (job.losses === 0 ? "" : job.losses) },
    ],
  });
  table.update(jobs.slice(0, max));
  return table.element;
}
