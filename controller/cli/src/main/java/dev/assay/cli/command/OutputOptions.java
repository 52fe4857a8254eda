package dev.assay.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is written besides the table. */
final class OutputOptions {
    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write everything that is known as JSON (assay-report/1)")
    private @Nullable Path json;

    @Option(
            names = "--raw",
            paramLabel = "DIR",
            description = "write the raw report of every session, with every sample")
    private @Nullable Path raw;

    @ArgGroup
    private final Page page = new Page();

    /** One of both. */
    static final class Page {
        @Option(
                names = "--html",
                paramLabel = "FILE",
                description = "write the HTML report there; otherwise into the reports folder of --home")
        private @Nullable Path html;

        @Option(names = "--no-html", description = "write no HTML report")
        private boolean isUnwanted;
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Optional<Path> raw() {
        return Optional.ofNullable(raw);
    }

    /** The HTML report's file: as asked for, else {@code otherwise}; empty when none is wanted. */
    Optional<Path> html(Path otherwise) {
        return page.isUnwanted ? Optional.empty() : Optional.of(page.html == null ? otherwise : page.html);
    }
}
