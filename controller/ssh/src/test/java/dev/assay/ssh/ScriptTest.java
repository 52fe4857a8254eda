package dev.assay.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final String HOSTILE = "'\"\\$`;&|<>(){}[]*?!#~ \t\n\u00e4-=%^";

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        long seed = 20261121;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 60; i++) {
            List<String> arguments = new ArrayList<>();
            for (int a = 0; a < 3; a++) {
                StringBuilder argument = new StringBuilder();
                for (int c = random.nextInt(12); c > 0; c--) {
                    argument.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
                }
                arguments.add(argument.append(random.nextInt(10)).toString());
            }

            String printed = shell(new Script("printf '%s\\0' \"$@\"", arguments).wire(), "sh", "-s");

            assertThat(printed)
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(Script.BEGIN + "\n" + String.join("\0", arguments) + "\0");
        }
    }

    @Test
    void aProgramIsRunWithoutAShellLookingAtItsArguments() throws Exception {
        String printed = shell(
                Script.command("printf", "%s|", "$(id)", "; exit 3", "--", "-n").wire(), "sh", "-s");

        assertThat(printed).isEqualTo(Script.BEGIN + "\n$(id)|; exit 3|--|-n|");
    }

    @Test
    void textThatArrivesInPartIsNotRunAtAll() throws Exception {
        String wire = Script.of("echo one\necho two").wire();

        assertThat(shell(wire.substring(0, wire.indexOf("echo two")), "sh", "-s"))
                .isEmpty();
        assertThat(shell(wire, "sh", "-s")).isEqualTo(Script.BEGIN + "\none\ntwo\n");
    }

    @Test
    void aCommandCannotEatTheRestOfTheScript() throws Exception {
        assertThat(shell(Script.of("cat\necho after").wire(), "sh", "-s")).isEqualTo(Script.BEGIN + "\nafter\n");
    }

    @Test
    void theLineFormQuotesAsWell() throws Exception {
        String line = Script.of("cat; printf '[%s]' \"$1\"", "it's $HOME").line();

        assertThat(shell("input ", "sh", "-c", line)).isEqualTo("input [it's $HOME]");
    }

    @Test
    void whatNoShellCanTakeIsRefused() {
        assertThatThrownBy(() -> Script.of("true", "a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a\\0b");
    }

    private static String shell(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
