package dev.assay.registration.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentArgumentsTest {
    private static final AgentArguments ARGUMENTS = new AgentArguments(
            List.of(URI.create("https://farm:8420"), URI.create("https://127.0.0.1:18420")),
            "kitchen-pi",
            Map.of("room", "the kitchen = warm", "floor", "1"),
            "cafe",
            "raspberry-pi-5");

    @Test
    void oneArgumentStandsInEachLine() {
        assertThat(ARGUMENTS.lines(new InstallFolder("/home/pi/agent"))).isEqualTo("""
                        --controller
                        https://farm:8420,https://127.0.0.1:18420
                        --name
                        kitchen-pi
                        --home
                        /home/pi/agent/home
                        --profile
                        raspberry-pi-5
                        --label
                        bundle=cafe
                        --label
                        floor=1
                        --label
                        room=the kitchen = warm
                        """);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        assertThat(AgentArguments.parse(ARGUMENTS.lines(new InstallFolder("/home/pi/agent"))))
                .contains(ARGUMENTS);
    }

    @Test
    void whatIsCutOffIsNoAnswer() {
        assertThat(AgentArguments.parse("--controller\nhttps://farm:8420\n--name\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "agent",
                "/home/pi/a\"b",
                "/home/pi/$(id)",
                "/home/pi/50%",
                "/home/pi/x\ny",
                "/home/pi/ "
            })
    void aFolderThatSystemdOrCronWouldMisreadIsRefused(String path) {
        assertThatThrownBy(() -> new InstallFolder(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"17.0.15,true", "21,true", "17-ea,true", "11.0.2,false", "1.8.0_402,false", "'',false"})
    void theReleaseDecidesWhetherAJavaIsUsable(String version, boolean isUsable) {
        assertThat(new JavaHome(version, "/usr/lib/jvm/x").isUsable()).isEqualTo(isUsable);
    }
}
