package dev.assay.registration;

import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.registration.bundle.FakeAgentFiles;
import dev.assay.registration.card.DeviceCard;
import dev.assay.registration.java.JavaChoice;
import dev.assay.registration.probe.BoardProbe;
import dev.assay.registration.probe.ScriptedProbe;
import dev.assay.registration.profile.CatalogChoice;
import dev.assay.registration.step.Steps;
import dev.assay.ssh.SshRoute;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A farm with one board: a real SSH server and a real shell; only Java, the agent and the controller are made up. */
abstract class OneBoard {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls setUp first
    ScratchBoard board;

    @SuppressWarnings("NullAway.Init")
    FakeFarm farm;

    private final SteppedClock clock = new SteppedClock();
    RecordedSteps steps = new RecordedSteps();
    private int builds;

    @BeforeEach
    void setUp() throws Exception {
        board = new ScratchBoard(folder.resolve("board"));
        farm = new FakeFarm(board.agent().resolve("home"));
    }

    @AfterEach
    void tearDown() throws IOException {
        board.close();
    }

    Means means(String code) throws IOException {
        steps = new RecordedSteps();
        Path built = folder.resolve("built-" + builds++);
        return new Means(
                board.connector(),
                probe(),
                farm,
                () -> FakeAgentFiles.write(built, code),
                new CatalogChoice(ProfileCatalog.shipped()),
                question -> false,
                new Steps(steps, clock),
                clock,
                clock,
                Files.createDirectories(folder.resolve("scratch-" + builds)));
    }

    /** Looks at the board. */
    BoardProbe probe() {
        return new ScriptedProbe(clock);
    }

    RegistrationRequest request(JavaChoice java) {
        return request(java, board.route());
    }

    RegistrationRequest request(JavaChoice java, SshRoute route) {
        return new RegistrationRequest(
                route,
                "kitchen-pi",
                Map.of("room", "kitchen"),
                null,
                java,
                "",
                URI.create("http://127.0.0.1:8420"),
                List.of());
    }

    DeviceCard register(String code) throws Exception {
        return new Registration(request(JavaChoice.ask()), means(code)).register();
    }

    String pid() throws IOException {
        return Files.readString(board.agent().resolve("home/seen-pid"));
    }
}
