package dev.assay.dashboards;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.json.Yaml;
import dev.assay.dashboards.lint.DashboardFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that Grafana reads, as they are committed. */
public final class GrafanaFolder {
    /** Tests run in the folder of the module. */
    static final Path ROOT = Path.of("grafana");

    private GrafanaFolder() {}

    /** All dashboards, in the order of their names. */
    public static List<DashboardFile> dashboards() {
        return dashboards(ROOT);
    }

    /**
     * All dashboards, in the order of their names.
     *
     * @param grafana the folder {@code dashboards/grafana}
     */
    public static List<DashboardFile> dashboards(Path grafana) {
        try (Stream<Path> files = Files.list(grafana.resolve("dashboards"))) {
            return files.sorted()
                    .map(file -> new DashboardFile(file.getFileName().toString(), Json.read(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file of provisioning, by its path below {@code provisioning}. */
    public static Map<String, Object> provisioning(String path) {
        return Yaml.read(read(ROOT.resolve("provisioning").resolve(path)));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
