package dev.assay.cli.command.farm;

import dev.assay.cli.client.ApiException;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import dev.assay.registration.Registration;
import dev.assay.registration.RegistrationRequest;
import dev.assay.registration.card.CardText;
import dev.assay.registration.card.DeviceCard;
import dev.assay.registration.java.JavaChoice;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A board becomes a device. */
@Command(
        name = "add",
        description = {
            "Makes a board a device of the farm: looks at it, installs the agent in a folder of its user, enrols and starts it,",
            "opens a tunnel if the board cannot reach the controller, and checks it. The same command again repairs."
        })
final class DeviceAddCommand extends BoardCommand {
    @Parameters(paramLabel = "USER@HOST", description = "where to log in; USER@HOST:PORT for another port than 22")
    private String target = "";

    @Option(names = "--name", paramLabel = "NAME", description = "the device's name; otherwise the board's own")
    private @Nullable String name;

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "what sweeps select devices by; may be repeated")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(
            names = "--via",
            paramLabel = "JUMP",
            description = "log in through this host, USER@HOST; several separated by commas, the nearest first")
    private @Nullable String via;

    @Option(names = "--profile", paramLabel = "NAME", description = "the kind of board; otherwise it is recognised")
    private @Nullable String profile;

    @Option(
            names = "--java",
            paramLabel = "auto|none|FILE",
            description =
                    "when the board has no Java: install one made of this machine's, install none, or install the one in"
                            + " this tar.gz; otherwise you are asked")
    private @Nullable String java;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "of the agent on the board; otherwise ~/.local/share/assay-agent")
    private String folder = "";

    @Option(
            names = "--board-url",
            paramLabel = "URL",
            split = ",",
            description = "the controller as the board reaches it, if that is another address than here")
    private List<URI> boardUrls = new ArrayList<>();

    @Option(names = "--json", description = "print the device card for programs")
    private boolean isJson;

    DeviceAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run() throws ApiException, InterruptedException {
        RegistrationRequest request = request();
        return withBoard(List.of(), means -> {
            DeviceCard card = new Registration(request, means).register();
            if (isJson) {
                printJson(card);
            } else {
                print("\n" + CardText.of(card));
            }
            return ExitCodes.CLEAN;
        });
    }

    private RegistrationRequest request() {
        try {
            return new RegistrationRequest(
                    new SshRoute(SshTarget.parse(target), via == null ? List.of() : SshTarget.parseJumps(via)),
                    name,
                    labels,
                    profile,
                    java == null ? JavaChoice.ask() : JavaChoice.parse(java),
                    folder,
                    controller().url(),
                    boardUrls);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }
}
