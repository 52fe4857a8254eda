package dev.assay.agent.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.TokenText;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentOptionsTest {
    private static AgentOptions parse(String... arguments) throws Exception {
        return parse(Map.of(), arguments);
    }

    private static AgentOptions parse(Map<String, String> environment, String... arguments) throws Exception {
        return new OptionReader(environment, () -> "from-standard-input", false).read(List.of(arguments));
    }

    @Test
    void everyOptionIsRead() throws Exception {
        AgentOptions options = parse(
                "--controller",
                "http://farm:8080/,https://second",
                "--profile",
                "raspberry-pi-5",
                "--token",
                "t",
                "--name",
                "kitchen-pi5",
                "--home",
                "/var/agent",
                "--label",
                "arch=aarch64",
                "--label",
                "room=");

        assertThat(options.controllers()).containsExactly(URI.create("http://farm:8080"), URI.create("https://second"));
        assertThat(options.profile()).isEqualTo("raspberry-pi-5");
        assertThat(options.token()).isEqualTo(TokenText.parse("t"));
        assertThat(options.attended()).isFalse();
        assertThat(options.name()).isEqualTo("kitchen-pi5");
        assertThat(options.home().folder()).isEqualTo(Path.of("/var/agent"));
        assertThat(options.labels()).containsOnly(Map.entry("arch", "aarch64"), Map.entry("room", ""));
    }

    @Test
    void theTokenMayComeFromAFileOrTheEnvironment(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "from-file\n");
        assertThat(parse("--controller", "http://farm", "--name", "a", "--token-file", file.toString())
                        .token())
                .isEqualTo(TokenText.parse("from-file"));
        assertThat(parse(Map.of("ASSAY_TOKEN", "from-environment"), "--controller", "http://farm", "--name", "a")
                        .token())
                .isEqualTo(TokenText.parse("from-environment"));
    }

    @Test
    void theTokenIsNeverPrinted() throws Exception {
        assertThat(parse("--controller", "http://farm", "--name", "a", "--token", "secret"))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        assertThatThrownBy(() -> parse("--controller", "farm:8080", "--name", "Kitchen Pi", "--label", "arch"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--controller: found \"farm:8080\"; expected http://")
                .hasMessageContaining("--name: found \"Kitchen Pi\"")
                .hasMessageContaining("--label: found arch; expected KEY=VALUE")
                .hasMessageContaining("no token");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> parse("--controler", "http://farm")).hasMessageContaining("--controler: unknown");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> parse("--controller")).hasMessageContaining("--controller: no value");
    }

    @Test
    void whatIsNoUrlIsNamedAmongSeveral() {
        assertThatThrownBy(() -> parse("--controller", "http://farm,second:8420", "--name", "a", "--token", "t"))
                .hasMessage("--controller: found \"second:8420\"; expected http://HOST:PORT or https://HOST:PORT");
    }

    @Test
    void joinTakesItsUrlAndOneTimeTokenInPlace() throws Exception {
        AgentOptions options = parse("join", "https://farm:8420", "once", "--name", "a", "--label", "room=kitchen");

        assertThat(options.controllers()).containsExactly(URI.create("https://farm:8420"));
        assertThat(options.enrolment()).isEqualTo(new EnrolmentToken(TokenText.parse("once"), null));
        assertThat(options.token()).isNull();
        assertThat(options.attended()).isTrue();
        assertThat(options.labels()).containsEntry("room", "kitchen");
    }

    @Test
    void joinReadsItsTokenFromStandardInputSoThatNoProcessListShowsIt() throws Exception {
        AgentOptions options = parse("join", "https://farm:8420", "-", "--name", "a");

        assertThat(options.enrolment()).isEqualTo(new EnrolmentToken(TokenText.parse("from-standard-input"), null));
    }

    @Test
    void joinWantsAnOrdinaryUser() throws Exception {
        List<String> join = List.of("join", "https://farm:8420", "once", "--name", "a");

        assertThatThrownBy(() -> new OptionReader(Map.of(), () -> "", true).read(join))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("this is root")
                .hasMessageContaining("--allow-root");
        List<String> allowed = List.of("join", "https://farm:8420", "once", "--name", "a", "--allow-root");
        assertThat(new OptionReader(Map.of(), () -> "", true).read(allowed).name())
                .isEqualTo("a");
    }

    @Test
    void joinWithoutATokenIsToldWhatIsMissing() {
        assertThatThrownBy(() -> parse("join", "https://farm:8420"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a controller's URL and an enrolment token");
    }

    @Test
    void anEnrolmentTokenIsFoundInItsFileTheHomeFolderOrTheEnvironment(@TempDir Path home) throws Exception {
        Path file = Files.writeString(home.resolve("given"), "from-file");
        String[] bare = {"--controller", "http://farm", "--name", "a", "--home", home.toString()};
        String[] withFile = {
            "--controller", "http://farm", "--name", "a", "--home", home.toString(), "--enrol-file", file.toString()
        };

        assertThat(parse(withFile).enrolment()).isEqualTo(new EnrolmentToken(TokenText.parse("from-file"), file));
        assertThat(parse(Map.of("ASSAY_ENROL_TOKEN", "from-environment"), bare).enrolment())
                .isEqualTo(new EnrolmentToken(TokenText.parse("from-environment"), null));
        Path left = Files.writeString(home.resolve("enrolment.token"), "left");
        assertThat(parse(bare).enrolment()).isEqualTo(new EnrolmentToken(TokenText.parse("left"), left));
    }

    @Test
    void anEnrolledDeviceNeedsNoToken(@TempDir Path home) throws Exception {
        new AgentHome(home).keep(TokenText.parse("own"));

        AgentOptions options = parse(
                Map.of("ASSAY_ENROL_TOKEN", "used already"),
                "--controller",
                "http://farm",
                "--name",
                "a",
                "--home",
                home.toString(),
                "--enrol-file",
                home.resolve("gone").toString());

        assertThat(options.token()).isNull();
        assertThat(options.enrolment()).isNull();
    }
}
