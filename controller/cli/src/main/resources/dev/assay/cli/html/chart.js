// Draws each figure's data with the chart of the controller's pages. Without this script the table below shows the same.
for (const figure of document.querySelectorAll("figure[data-chart]")) {
  drawFigure(figure, JSON.parse(figure.dataset.chart));
}
function drawFigure(figure, { points, models, xTitle, yTitle, description }) {
  const canvas = figure.querySelector(".canvas");
  const yAxis = { title: yTitle, isMoreBetter: true, isShare: true };
  figure.hidden = false;
  const chart = echarts.init(canvas, null, { renderer: "canvas" });
  const draw = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    chart.resize({ width, height });
    chart.setOption(scatterOption({
      points, models, xAxis: { title: xTitle }, yAxis, colours: pageColours(figure), width, height, description,
    }), { notMerge: true });
    canvas.setAttribute("role", "img");
  };
  const below = pointsBeyond(points, yAxis);
  if (below > 0) {
    figure.querySelector("figcaption").append(` ${below} ${below === 1 ? "point is" : "points are"} further below and drawn at the lower edge.`);
  }
  new ResizeObserver(draw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();
}
