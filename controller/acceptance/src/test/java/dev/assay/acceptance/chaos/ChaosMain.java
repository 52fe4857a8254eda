package dev.assay.acceptance.chaos;

import dev.assay.acceptance.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A chaos run as a program: exit code 0 when the farm kept every promise, 1 when it did not, 3 when the call is wrong. */
public final class ChaosMain {
    private static final int BROKEN_EXIT_CODE = 1;
    private static final int USAGE_EXIT_CODE = 3;

    private ChaosMain() {}

    /** See {@code .ci/chaos}. */
    public static void main(String[] arguments) throws Exception {
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(List.of(arguments), Repository.root().resolve("target"));
        } catch (ChaosOptions.UsageException e) {
            System.err.println(e.getMessage());
            System.err.println(ChaosOptions.USAGE);
            System.exit(USAGE_EXIT_CODE);
            return;
        }
        Path folder = options.folder();
        if (Files.exists(folder)) {
            System.err.println("--folder: " + folder + " exists; expected a folder that does not");
            System.exit(USAGE_EXIT_CODE);
        }
        Timeline timeline = new Timeline(System.out);
        ChaosOutcome outcome = new ChaosRun(options, timeline).run();
        System.out.println(outcome.text());
        Files.write(folder.resolve("timeline.txt"), timeline.lines());
        Files.writeString(folder.resolve("outcome.txt"), outcome.text());
        System.exit(outcome.violations().isEmpty() ? 0 : BROKEN_EXIT_CODE);
    }
}
