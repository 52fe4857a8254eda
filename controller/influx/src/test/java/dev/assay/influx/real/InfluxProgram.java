package dev.assay.influx.real;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which influxd, and where it may be. {@code .ci/run} installs both. */
public enum InfluxProgram {
    /** 1.8.10, the oldest that Assay writes to; also on the path or in the folder of {@code go install}. */
    V1_8("ASSAY_INFLUXD", true),
    /** 1.6.7, as Debian has it: the oldest that answers the dashboards' queries. */
    V1_6("ASSAY_INFLUXD_OLD", false);

    private final String variable;
    private final boolean isElsewhere;

    InfluxProgram(String variable, boolean isElsewhere) {
        this.variable = variable;
        this.isElsewhere = isElsewhere;
    }

    /** Where it is; a test that asks on a machine without it is skipped, and says so. */
    Path require() {
        return find().orElseGet(() -> abort(
                "SKIPPED: no influxd (" + this + "); set " + variable + " to its path, or let .ci/run install it"));
    }

    private Optional<Path> find() {
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return isElsewhere ? elsewhere().filter(Files::isExecutable).findFirst() : Optional.empty();
    }

    private static Stream<Path> elsewhere() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(
                Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, "influxd")),
                Stream.of(Path.of(System.getProperty("user.home"), "go", "bin", "influxd")));
    }
}
