package dev.assay.server.gate;

import dev.assay.server.artifact.Sha256;
import java.util.Map;
import java.util.TreeMap;

/** Says which cells of different campaigns are the same one: same model, and same value on every axis, the runtime's included. */
public final class CellKey {
    private CellKey() {}

    /** 64 hex digits. */
    public static String of(String model, Map<String, String> axes) {
        StringBuilder text = new StringBuilder("assay-cell/1\n").append(model);
        new TreeMap<>(axes)
                .forEach((axis, value) ->
                        text.append('\n').append(axis).append(' ').append(value));
        return Sha256.of(text.toString());
    }
}
