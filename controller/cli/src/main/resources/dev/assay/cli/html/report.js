
"use strict";
// Without this script the page shows the same; with it, tables sort and points answer faster than a browser's own tooltip.
for (const header of document.querySelectorAll(".figures thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = header.textContent;
  header.replaceChildren(button);
  button.addEventListener("click", () => sortBy(header));
}
function sortBy(header) {
  const wasAscending = header.getAttribute("aria-sort") === "ascending";
  for (const other of header.parentElement.children) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", wasAscending ? "descending" : "ascending");
  const body = header.closest("table").tBodies[0];
  const isNumber = header.classList.contains("number");
  const key = row => {
    const cell = row.cells[header.cellIndex];
    return isNumber ? (cell.dataset.value === undefined ? NaN : Number(cell.dataset.value)) : cell.textContent.replace("◆ ", "");
  };
  const compare = (a, b) => {
    const x = key(a), y = key(b);
    if (!isNumber) return x < y ? -1 : x > y ? 1 : 0;
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
    return x - y;
  };
  const rows = [...body.rows].sort((a, b) => (wasAscending ? -compare(a, b) : compare(a, b)));
  body.append(...rows);
}
for (const point of document.querySelectorAll(".point")) {
  point.querySelector("title").remove();
  const figure = point.closest("figure");
  const show = () => {
    hide();
    const tip = document.createElement("div");
    tip.className = "tip";
    tip.textContent = point.getAttribute("aria-label");
    figure.append(tip);
    const frame = figure.getBoundingClientRect(), place = point.getBoundingClientRect();
    const left = place.left - frame.left + place.width / 2 - tip.offsetWidth / 2;
    tip.style.left = Math.max(8, Math.min(left, frame.width - tip.offsetWidth - 8)) + "px";
    const above = place.top - frame.top - tip.offsetHeight - 8;
    tip.style.top = (above < 4 ? place.bottom - frame.top + 8 : above) + "px";
  };
  const hide = () => figure.querySelectorAll(".tip").forEach(tip => tip.remove());
  point.addEventListener("mouseenter", show);
  point.addEventListener("focus", show);
  point.addEventListener("mouseleave", hide);
  point.addEventListener("blur", hide);
}
