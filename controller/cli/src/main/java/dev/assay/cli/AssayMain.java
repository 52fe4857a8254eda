package dev.assay.cli;

import dev.assay.cli.command.AssayCommand;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.files.Fetcher;
import dev.assay.cli.files.OnnxFacts;
import dev.assay.cli.waiting.Pause;
import dev.assay.cli.waiting.Prompt;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** The program behind the script {@code ./assay}. */
public final class AssayMain {
    private AssayMain() {}

    /** Executes one command and ends with its exit code. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = new Surroundings(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                environment,
                InstantSource.system(),
                Pause.real(),
                Prompt.ofTerminal(environment),
                Fetcher.overTheNetwork(),
                Surroundings.downloadsOf(environment),
                OnnxFacts::ofOneFile);
        System.exit(AssayCommand.execute(surroundings, arguments));
    }

    /** UTF-8 whatever the locale says: tables have signs that no other character set has. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
