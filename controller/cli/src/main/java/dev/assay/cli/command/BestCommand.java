package dev.assay.cli.command;

import dev.assay.api.CampaignReport;
import dev.assay.cli.best.BestChoice;
import dev.assay.cli.best.BestReport;
import dev.assay.cli.best.BestRequest;
import dev.assay.cli.best.BestText;
import dev.assay.cli.best.CampaignSource;
import dev.assay.cli.best.ModelExport;
import dev.assay.cli.best.NoChoiceException;
import dev.assay.cli.campaign.KeptReports;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chooses the variant to ship. */
@Command(
        name = "best",
        description = {
            "Chooses, for each device, the best variant of a finished campaign that surely keeps all limits:",
            "those given here, and those that the sweep has under gate.constraints. The uncertainty counts.",
            "Without --controller it reads what \"assay run\" kept in this folder; nothing is started for it."
        },
        footer = {
            "",
            "Exit codes: 0 a variant is chosen for every device; 2 for some device none qualifies, and the nearest is named;",
            "3 the command is wrong, or there is no such campaign; 4 the farm does not answer, or the model is not whole."
        })
final class BestCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "SWEEP",
            description = "a sweep's file or name: its last campaign counts; or the id of a campaign")
    private String name = "";

    @Mixin
    private final BestOptions options = new BestOptions();

    @Mixin
    private final ControllerOptions remote = new ControllerOptions();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "without --controller: the folder that \"assay run\" used (${DEFAULT-VALUE})")
    private Path home = Path.of(".assay");

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "write the chosen model there, and FILE.json with its figures, recipe and hashes")
    private @Nullable Path export;

    @Option(names = "--json", description = "for programs (assay-best/1)")
    private boolean isJson;

    BestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        BestRequest request = options.request();
        try {
            CampaignSource source = source();
            CampaignReport report = source.newest(sweepOrId());
            BestChoice choice = BestChoice.of(report, request);
            surroundings
                    .out()
                    .println(
                            isJson
                                    ? new String(WireJson.writePretty(BestReport.of(choice)), StandardCharsets.UTF_8)
                                    : BestText.of(choice));
            if (export != null && choice.isComplete()) {
                surroundings.err().println(ModelExport.write(choice, source, export));
            }
            return choice.isComplete() ? ExitCodes.CLEAN : ExitCodes.INCONCLUSIVE;
        } catch (NoChoiceException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
        } catch (ApiException e) {
            throw CommandFailedException.of(e);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCodes.FARM_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private CampaignSource source() {
        Optional<Controller> controller = remote.namedController(surroundings);
        return controller
                .map(named -> CampaignSource.of(named.client(surroundings, PATIENCE)))
                .orElseGet(() -> CampaignSource.of(new KeptReports(home)));
    }

    private String sweepOrId() {
        Path file = Path.of(name);
        return Files.isRegularFile(file)
                ? SweepFile.read(file, surroundings).sweep().name()
                : name;
    }
}
