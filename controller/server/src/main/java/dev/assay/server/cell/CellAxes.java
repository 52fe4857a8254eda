package dev.assay.server.cell;

import java.util.Map;

/** The canonical text of a cell's value on every axis. */
public record CellAxes(Map<String, String> values) {
    public CellAxes {
        values = Map.copyOf(values);
    }
}
