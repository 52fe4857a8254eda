package dev.assay.cli.command;

import dev.assay.cli.campaign.Revision;
import dev.assay.sweep.Sweep;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a sweep is executed. */
final class RunOptions {
    @Option(names = "--fresh", description = "build and measure everything again, even what is known")
    private boolean isFresh;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "-100 to 100: devices take campaigns of a higher one first (${DEFAULT-VALUE})")
    private int priority;

    @Option(
            names = "--max-cells",
            paramLabel = "N",
            description = "allow so many cells instead of the sweep's own limit")
    private @Nullable Integer cellsMax;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of the local farm, and of reports (${DEFAULT-VALUE})")
    private Path home = Path.of(".assay");

    @Option(names = "--revision", paramLabel = "SHA", description = "what is measured; otherwise git's HEAD")
    private @Nullable String revision;

    @Option(names = "--branch", paramLabel = "NAME", description = "its branch; otherwise git's")
    private @Nullable String branch;

    boolean isFresh() {
        return isFresh;
    }

    int priority() {
        return priority;
    }

    @Nullable
    Integer cellsMax() {
        return cellsMax;
    }

    int cellsMax(Sweep sweep) {
        return cellsMax == null ? sweep.cellsMax() : cellsMax;
    }

    Path home() {
        return home;
    }

    @Nullable
    String revision(Path sweepFolder) {
        return revision == null ? Revision.commit(sweepFolder).orElse(null) : revision;
    }

    @Nullable
    String branch(Path sweepFolder) {
        return branch == null ? Revision.branch(sweepFolder).orElse(null) : branch;
    }
}
