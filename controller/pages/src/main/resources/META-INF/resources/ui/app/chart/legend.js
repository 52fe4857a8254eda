/** Which mark is which model's. */

import { element } from "../show/element.js";
import { SHAPES, colourClass } from "./palette.js";

const SVG = "http://www.w3.org/2000/svg";

/** A list of marks with names, in the order of the models. */
export function legend(models) {
  return element("ul", { class: "legend" }, models.map((model, index) => element("li", {}, markImage(index), model)));
}

function markImage(index) {
  const image = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of [["viewBox", "-1.5 -1.5 3 3"], ["width", "15"], ["height", "15"], ["aria-hidden", "true"], ["class", colourClass(index)]]) {
    image.setAttribute(name, value);
  }
  path.setAttribute("d", SHAPES[index % SHAPES.length]);
  path.setAttribute("fill", "currentColor");
  image.append(path);
  return image;
}
