package dev.assay.yaml;

import java.util.List;
import java.util.Map;

/** One kind of mapping in a file and the keys that it may have. Usually an enum implements it. */
public interface YamlSection {
    /** Keys that are read. */
    List<String> keys();

    /** Keys that people may expect and that are not available, each with what to do instead. */
    default Map<String, String> refused() {
        return Map.of();
    }
}
