package dev.assay.cli.command;

import dev.assay.api.CampaignReport;
import dev.assay.cli.bench.Bench;
import dev.assay.cli.bench.BenchFile;
import dev.assay.cli.bench.BenchOutcome;
import dev.assay.cli.bench.BenchRequest;
import dev.assay.cli.bench.ProfileText;
import dev.assay.cli.files.WholeFile;
import dev.assay.cli.local.ThisMachine;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.CampaignText;
import dev.assay.cli.report.ExitCodes;
import dev.assay.cli.report.Outcome;
import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.protocol.Task;
import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures one model on this machine. */
@Command(
        name = "bench",
        description = {
            "Measures one model on this machine, without a farm: latency, load time, memory, energy, accuracy.",
            "Each run is a fresh process. Without --data inputs are made up and there is no accuracy."
        })
final class BenchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "MODEL", description = "the model (ONNX)")
    private Path model = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "the test set (NPZ): inputs, and labels for classification")
    private @Nullable Path data;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "classification or none; otherwise classification when there is --data")
    private @Nullable String task;

    @Option(names = "--runs", paramLabel = "N", description = "fresh processes (${DEFAULT-VALUE})")
    private int runs = MeasureSettings.DEFAULT.runs();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "least time that a run samples: 500ms, 5s, 1m (10s)")
    private Duration duration = MeasureSettings.DEFAULT.duration();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "least number of timed inferences in a run (${DEFAULT-VALUE})")
    private int samples = MeasureSettings.DEFAULT.samples();

    @Option(names = "--threads", paramLabel = "N", description = "threads within an operator (${DEFAULT-VALUE})")
    private int threads = 1;

    @Option(names = "--batch", paramLabel = "N", description = "examples per inference (${DEFAULT-VALUE})")
    private int batch = 1;

    @Option(names = "--profile", description = "after the runs, let ONNX Runtime say which operators take the time")
    private boolean profile;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write everything that is known as JSON (assay-report/1), with --profile the profile too")
    private @Nullable Path json;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder for ONNX Runtime's libraries (${DEFAULT-VALUE})")
    private Path home = Path.of(".assay");

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Inputs.requireFile(model, "a model (ONNX)");
        if (data != null) {
            Inputs.requireFile(data, "a test set (NPZ)");
        }
        requireModel();
        requireLabels();
        StatusLine status = StatusLine.on(
                surroundings.err(), surroundings.environment().get("ASSAY_COLUMNS"), surroundings.clock());
        try {
            BenchRequest request =
                    new BenchRequest(model, data, task(), runs, duration, samples, threads, batch, profile);
            BenchOutcome outcome =
                    Bench.run(request, home.resolve("bench"), ThisMachine.deviceName(), status, surroundings.clock());
            CampaignReport report = outcome.report();
            status.clear();
            if (json != null) {
                WholeFile.write(json, BenchFile.of(outcome));
            }
            surroundings.out().println(CampaignText.of(report, ""));
            if (outcome.profile() != null) {
                surroundings.out().println();
                surroundings.out().println(ProfileText.of(outcome.profile()));
            }
            return Outcome.exitCode(report);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, "assay bench: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailedException(ExitCodes.FARM_FAILED, "assay bench: " + e.getMessage());
        } finally {
            status.clear();
        }
    }

    /** A file that is no model is told so at once, and not by a process that dies of it. */
    private void requireModel() {
        try {
            surroundings.inspector().inspect(model);
        } catch (SourceException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
        }
    }

    /** Without expected answers a classifier cannot be scored, and a missing figure would look like a passing one. */
    private void requireLabels() {
        if (data == null || task() != Task.CLASSIFICATION) {
            return;
        }
        try (Dataset dataset = Dataset.open(data)) {
            dataset.labels();
        } catch (DatasetException e) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT, e.getMessage() + "; or leave accuracy out with --task none");
        }
    }

    private Task task() {
        if (task == null) {
            return data == null ? Task.NONE : Task.CLASSIFICATION;
        }
        return switch (task) {
            case "classification" -> Task.CLASSIFICATION;
            case "none" -> Task.NONE;
            default ->
                throw new CommandFailedException(
                        ExitCodes.WRONG_INPUT, "--task: found \"" + task + "\"; expected classification or none");
        };
    }
}
