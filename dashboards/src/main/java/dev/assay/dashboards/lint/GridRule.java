package dev.assay.dashboards.lint;

import dev.assay.dashboards.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Panels lie on 24 columns and not on each other. */
final class GridRule implements Rule {
    private static final int COLUMNS = 24;

    private record Area(PanelView panel, int x, int y, int w, int h) {
        boolean overlaps(Area other) {
            return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
        }
    }

    @Override
    public void check(DashboardFile file, Findings findings) {
        List<Area> areas = new ArrayList<>();
        for (PanelView panel : file.everything()) {
            Area area = area(panel);
            findings.check(
                    area.w > 0 && area.h > 0 && area.x >= 0 && area.y >= 0 && area.x + area.w <= COLUMNS,
                    panel.where(),
                    "x " + area.x + ", y " + area.y + ", width " + area.w + ", height " + area.h,
                    "a place within " + COLUMNS + " columns");
            for (Area other : areas) {
                findings.check(
                        !area.overlaps(other),
                        panel.where(),
                        "it lies on panel " + other.panel.id(),
                        "a place of its own");
            }
            areas.add(area);
        }
    }

    private static Area area(PanelView panel) {
        var place = Json.objectAt(panel.json(), "gridPos");
        return new Area(
                panel,
                Json.numberAt(place, "x", -1),
                Json.numberAt(place, "y", -1),
                Json.numberAt(place, "w", 0),
                Json.numberAt(place, "h", 0));
    }
}
