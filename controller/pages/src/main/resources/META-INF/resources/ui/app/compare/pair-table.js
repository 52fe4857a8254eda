/** The same cells of two campaigns, one pair in a row. */

import { addressOf } from "../address.js";
import { devicesOf } from "../campaign/cells.js";
import { FIGURES, cellFigureText, figureTitle } from "../chart/figures.js";
import { accuracyChangeText, percentChangeText } from "../show/amounts.js";
import { element, link } from "../show/element.js";
import { Table } from "../show/table.js";
import { changeOf, mayBeScatter } from "./pairing.js";

const PERCENT = 100;

/**
 * A table of pairs.
 *
 * @param {Object} terms
 * @param {(cell: Object) => string} terms.labelOf
 * @param {Object} terms.kind the figure that is shown of both sides; of the others only the change is
 * @param {{a: Object, b: Object}[]} terms.pairs all that it will show
 * @param {string} terms.campaign whose variants the rows lead to
 */
export function pairTable({ labelOf, kind, pairs, campaign }) {
  const others = FIGURES.filter(other => other !== kind && ["p50", "memory", "size", "energy", "accuracy"].includes(other.name));
  const hasDevices = devicesOf(pairs.map(({ a }) => a)).length > 1;
  return new Table({
    caption: `Both campaigns: ${figureTitle(kind)}`, noun: "cell", filterBy: "filter",
    text: ({ a }) => [a.model, labelOf(a), a.device].join(" "),
    columns: [
      { name: "model", title: "model", sort: ({ a }) => a.model, show: ({ a }) => a.model },
      {
        name: "variant", title: "variant", isHead: true, sort: ({ a }) => labelOf(a),
        show: ({ b }) => link(addressOf("variant.html", { campaign, cell: b.index }), labelOf(b)),
      },
      { name: "a", title: `a: ${figureTitle(kind)}`, isNumber: true, sort: ({ a }) => kind.of(a)?.value ?? null, show: ({ a }) => cellFigureText(kind, a) },
      { name: "b", title: `b: ${figureTitle(kind)}`, isNumber: true, sort: ({ b }) => kind.of(b)?.value ?? null, show: ({ b }) => cellFigureText(kind, b) },
      changeColumn(kind, "change"),
      ...others.map(other => ({ ...changeColumn(other, `${other.words} change`), isShown: () => pairs.some(pair => changeOf(other, pair) !== null) })),
      { name: "device", title: "device", isWord: true, isShown: () => hasDevices, sort: ({ a }) => a.device ?? null, show: ({ a }) => a.device ?? "" },
      { name: "bytes", title: "artifact", isWord: true, sort: pair => Number(isSameArtifact(pair)), show: pair => (isSameArtifact(pair) ? "same bytes" : "") },
    ],
  });
}

function changeColumn(kind, title) {
  return {
    name: `change-${kind.name}`, title, isNumber: true, sort: pair => changeOf(kind, pair),
    show: pair => {
      const change = changeOf(kind, pair);
      if (change === null) {
        return "";
      }
      const isScatter = mayBeScatter(kind, pair);
      return kind.unit === "" ? accuracyChangeText({ points: change * PERCENT, proven: !isScatter })
        : [percentChangeText(change), isScatter ? element("span", { class: "quiet" }, " ~") : null];
    },
  };
}

function isSameArtifact({ a, b }) {
  return a.artifact !== undefined && a.artifact.sha256 === b.artifact?.sha256;
}
