package dev.assay.cli.command.farm;

import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Controller;
import dev.assay.cli.command.DurationConverter;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A one-time token, for a board that nothing may log in to. */
@Command(
        name = "enrol",
        description = {
            "Makes a one-time token for a new device and prints what to type on its board.",
            "Where this machine can log in to the board, \"assay device add\" does all of it."
        })
public final class EnrolCommand extends FarmCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "the only name that can be enrolled with it")
    private @Nullable String name;

    @Option(
            names = "--valid",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "void after so long, at most 168h (${DEFAULT-VALUE})")
    private Duration valid = Duration.ofHours(1);

    @Option(names = "--board-url", paramLabel = "URL", description = "the controller as the board reaches it")
    private @Nullable URI boardUrl;

    /** In these surroundings. */
    public EnrolCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        Controller controller = controller();
        EnrolmentGrant grant = farm().enrol(new EnrolmentOffer(name, valid.toSeconds()));
        URI url = boardUrl == null ? controller.url() : boardUrl;
        surroundings().err().println("works once, for " + valid.toMinutes() + " minutes; on the board:");
        print("assay agent join " + url + " " + grant.token() + (name == null ? "" : " --name " + name));
        return ExitCodes.CLEAN;
    }
}
