package dev.assay.cli.command.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.LocalBench;
import dev.assay.api.BuildsCondition;
import dev.assay.api.ControllerCondition;
import dev.assay.api.ControllerInfo;
import dev.assay.api.ControllerRow;
import dev.assay.api.DeviceHealth;
import dev.assay.api.DeviceRow;
import dev.assay.api.DeviceState;
import dev.assay.api.FolderCondition;
import dev.assay.api.HealthCheckRow;
import dev.assay.api.InfluxStatus;
import dev.assay.api.StoreCondition;
import dev.assay.api.TokenScope;
import dev.assay.api.TrialBuild;
import dev.assay.cli.command.Typed;
import dev.assay.cli.doctor.Check;
import dev.assay.cli.doctor.DoctorReport;
import dev.assay.cli.waiting.MovableClock;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.Environment;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    private static final FolderCondition ROOMY = new FolderCondition("/var/lib/assay", null, 90_000_000_000L, 1L << 37);
    private static final StoreCondition ANSWERS = new StoreCondition("PostgreSQL", 0.004, null);

    private final String now = new MovableClock().instant().toString();

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private FakeFarmApi farm;

    @BeforeEach
    void start() throws IOException {
        farm = new FakeFarmApi();
        farm.with("GET /info", info(CodeIdentity.RELEASE));
        farm.with("GET /condition", condition(now, ANSWERS, ROOMY));
        farm.with("GET /devices", Map.of("devices", List.of(device("pi", DeviceHealth.GOOD, true, 1))));
    }

    @AfterEach
    void stop() {
        farm.close();
    }

    private Typed type(String... arguments) {
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--controller", farm.url()));
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeFarmApi.TOKEN), all.toArray(String[]::new));
    }

    private ControllerInfo info(String version) {
        return new ControllerInfo(
                version,
                1,
                "farm-1",
                "PostgreSQL",
                List.of(new ControllerRow("c", "https://farm:1", version, now, now)));
    }

    private ControllerCondition condition(String at, StoreCondition store, FolderCondition folder) {
        return new ControllerCondition(
                CodeIdentity.RELEASE,
                at,
                TokenScope.ADMIN,
                store,
                folder,
                folder,
                5_000_000_000L,
                200_000_000_000L,
                new BuildsCondition(2, 1, 0));
    }

    private static InfluxStatus influx(
            long waiting, @Nullable Double seconds, long deadLetters, @Nullable String answer, @Nullable String alarm) {
        return new InfluxStatus(true, waiting, seconds, 0, deadLetters, 0, 1, 0, 0, null, answer, alarm, null);
    }

    private static DeviceRow device(String name, DeviceHealth health, boolean isConnected, double checkedAt) {
        Environment environment = new Environment(
                "aarch64",
                "cpu",
                List.of(),
                4,
                1,
                "os",
                "kernel",
                "none",
                "glibc",
                "17",
                "1.29.0",
                List.of("cpu"),
                CodeIdentity.of(LocalBench.class),
                List.of());
        @Nullable
        HealthCheckRow check =
                checkedAt == 0 ? null : new HealthCheckRow(checkedAt, true, "as always", 0.001, 1.0, 2.0);
        return new DeviceRow(
                name,
                Map.of(),
                environment,
                "f",
                isConnected,
                null,
                false,
                DeviceState.IDLE,
                health,
                "wrong answers",
                check,
                0);
    }

    @Test
    void nothingIsWrongWithAFarmThatIsAsItShouldBe() {
        Typed typed = type();

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("✓ controller  version             " + CodeIdentity.RELEASE)
                .contains("✓ store       database            PostgreSQL answers within 4 ms")
                .contains("2 wait, 1 under way", "1 connected and good: pi")
                .endsWith("nothing is wrong\n")
                .doesNotContain("✗", "→");
        assertThat(farm.requests()).as("it changes nothing").allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void everythingThatIsWrongIsNamedWithWhatToDo() {
        farm.with("GET /info", info("0.0.9"));
        farm.with(
                "GET /condition",
                condition(
                        "2020-01-01T00:00:00Z",
                        new StoreCondition("PostgreSQL", null, "the store is away"),
                        new FolderCondition("/var/lib/assay", "Read-only file system", 1, 2)));
        farm.with(
                "GET /devices",
                Map.of(
                        "devices",
                        List.of(
                                device("pi-1", DeviceHealth.GOOD, false, 1),
                                device("pi-2", DeviceHealth.QUARANTINED, true, 1))));

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains("0.0.9; this command line is " + CodeIdentity.RELEASE)
                .contains("✗ controller  clock")
                .contains("PostgreSQL: the store is away")
                .contains("/var/lib/assay cannot be written: Read-only file system")
                .contains("1 not connected: pi-1", "1 quarantined: pi-2 (wrong answers)")
                .contains("no connected device has passed one")
                .endsWith("8 things are wrong\n");
        assertThat(typed.out().lines().filter(line -> line.startsWith("✗"))).hasSize(8);
        assertThat(typed.out().lines().filter(line -> line.strip().startsWith("→")))
                .hasSize(8);
    }

    @Test
    void nobodyThereIsAnExitCodeOfItsOwn() {
        farm.close();

        Typed typed = type("--json");

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.out()).contains("\"reached\" : false", "cannot be reached");
    }

    @Test
    void aTokenThatIsNotAcceptedIsAWrongCall() {
        Typed typed = Typed.assay(Map.of("ASSAY_TOKEN", "another"), "doctor", "--controller", farm.url());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("the token was not accepted");
    }

    @Test
    void programsGetTheSameAsJson() throws Exception {
        DoctorReport report =
                WireJson.read(DoctorReport.class, type("--json").out().getBytes(StandardCharsets.UTF_8));

        assertThat(report.format()).isEqualTo("assay-doctor/1");
        assertThat(report.reached()).isTrue();
        assertThat(report.wrong()).isZero();
        assertThat(report.checks())
                .extracting(Check::area)
                .contains(Check.Area.CONTROLLER, Check.Area.STORE, Check.Area.DEVICES);
    }

    @Test
    void aTrialBuildsAVariantAndWaitsForTheDevicesAnswer() {
        farm.with("POST /condition/trial-build", new TrialBuild(2.5, 1000));
        farm.with("POST /devices/pi/actions", Map.of());
        farm.with("GET /devices/pi", device("pi", DeviceHealth.GOOD, true, 2));

        Typed typed = type("--with-job");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("a variant within 2.5 s", "✓ trial       job                 pi: as always");
        assertThat(farm.requests())
                .anyMatch(request -> request.startsWith("POST /devices/pi/actions {\"action\":\"CHECK\""));
    }

    @Test
    void aTrialThatComesToNoEndIsWrong() {
        farm.with("POST /condition/trial-build", new TrialBuild(2.5, 1000));
        farm.with("POST /devices/pi/actions", Map.of());
        farm.with("GET /devices/pi", device("pi", DeviceHealth.GOOD, true, 1));

        Typed typed = type("--with-job", "--wait", "30s");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("pi has not finished its check within 30 s");
    }

    @Test
    void anOlderControllerIsToldToBeUpdated() {
        farm.without("GET /condition");

        assertThat(type().out()).contains("✗ controller  condition           it does not know the question");
    }

    @Test
    void whatInfluxdbRefusesOrDoesNotTakeIsWrong() {
        assertThat(type().out()).contains("· influxdb    outbox              off");
        farm.with("GET /influx", influx(0, null, 0, null, null));
        assertThat(type().out()).contains("✓ influxdb    outbox              0 points wait");
        farm.with("GET /influx", influx(900, 4000.0, 2, "503 busy", null));

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains(
                        "✗ influxdb    outbox              900 points wait, the oldest for 4000.0 s; InfluxDB: 503 busy")
                .contains("✗ influxdb    dead letters        2 points were refused");
        farm.with("GET /influx", influx(900, 4000.0, 0, null, "401: the token is not accepted"));
        assertThat(type().out()).contains("✗ influxdb    outbox              401: the token is not accepted");
    }

    @Test
    void aTrialNeedsAnAdministratorsToken() {
        farm.with(
                "GET /condition",
                new ControllerCondition(
                        "0", now, TokenScope.VIEWER, ANSWERS, ROOMY, ROOMY, 0, 1, new BuildsCondition(0, 0, 0)));

        Typed typed = type("--with-job");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("--with-job: this token's scope is viewer; expected an administrator's");
        assertThat(farm.requests()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void aDeviceForNoTrialIsAMistake() {
        Typed typed = type("--device", "pi");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("--device: what for? expected --with-job beside it");
    }
}
