/** Marks of models: colour and shape together, so that neither alone must be told apart. */

/** Outlines as path data of SVG, about 2 wide around 0: for the legend, and behind `path://` for ECharts. */
export const SHAPES = Object.freeze([
  "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0z", // a circle
  "M-.9 -.9H.9V.9H-.9z", // a square
  "M0 -1.1L1.05 .8H-1.05z", // a triangle
  "M0 -1.25L1.25 0L0 1.25L-1.25 0z", // a diamond
  "M0 1.1L1.05 -.8H-1.05z", // a triangle upside down
  "M0 -1.1L1.05 -.34L.65 .89H-.65L-1.05 -.34z", // a pentagon
]);
const COLOURS = 8;

/**
 * The colours of the page as it looks now, for a canvas, which knows no style sheets. A custom property is answered as it was
 * written, `light-dark(…)` and all; only a real property is answered as a colour.
 */
export function pageColours(place) {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  const colour = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    models: Array.from({ length: COLOURS }, (_, index) => colour(`--c${index}`)),
    ink: colour("--ink"), quiet: colour("--quiet"), line: colour("--line"), card: colour("--card"), ground: colour("--ground"),
  };
  probe.remove();
  return colours;
}

/** The nth model's colour and outline. */
export function mark(index, colours) {
  return { colour: colours.models[index % COLOURS], shape: SHAPES[index % SHAPES.length] };
}

/** The class that gives an element the nth model's colour. */
export function colourClass(index) {
  return `m${index % COLOURS}`;
}
