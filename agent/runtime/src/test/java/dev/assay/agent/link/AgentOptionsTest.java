package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentOptionsTest {
    private static AgentOptions parse(String... arguments) throws Exception {
        return AgentOptions.parse(List.of(arguments), Map.of());
    }

    @Test
    void everyOptionIsRead() throws Exception {
        AgentOptions options = parse(
                "--controller",
                "http://farm:8080/",
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

        assertThat(options.controller()).hasToString("http://farm:8080");
        assertThat(options.token()).isEqualTo("t");
        assertThat(options.name()).isEqualTo("kitchen-pi5");
        assertThat(options.home()).isEqualTo(Path.of("/var/agent"));
        assertThat(options.labels()).containsOnly(Map.entry("arch", "aarch64"), Map.entry("room", ""));
    }

    @Test
    void theTokenMayComeFromAFileOrTheEnvironment(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "from-file\n");
        List<String> bare = List.of("--controller", "http://farm", "--name", "a");

        assertThat(parse("--controller", "http://farm", "--name", "a", "--token-file", file.toString())
                        .token())
                .isEqualTo("from-file");
        assertThat(AgentOptions.parse(bare, Map.of("ASSAY_TOKEN", "from-environment"))
                        .token())
                .isEqualTo("from-environment");
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
                .isInstanceOf(AgentOptions.UsageException.class)
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
}
