package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileYamlTest {
    @TempDir
    Path folder;

    private SampleFiles files;

    @BeforeEach
    void writeFiles() throws IOException {
        files = new SampleFiles(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "---\n",
                "just a text",
                "- a\n- list",
                "~",
                "sweep: [",
                "sweep: \"open",
                "\tsweep: tab",
                "sweep: *nowhere",
                "%YAML 3.0\n---\nsweep: s",
                "? [a, b]\n: c",
                "&a [*a]",
                "sweep: &a\n  x: *a",
                "models: &m [*m]",
                "sweep: !!java.net.URL [http://x]",
                "!!javax.script.ScriptEngineManager {}",
                "\u0000",
                "\uFEFF\uFEFF",
            })
    void whatIsNoSweepGivesProblemsAndNothingElse(String yaml) {
        SweepException problems = read(yaml);

        assertThat(problems.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.text())
                        .startsWith("hostile.yaml:" + problem.line() + ": ")
                        .doesNotContain("\n"));
    }

    @Test
    void enormousFileIsNotParsed() {
        assertThat(read("#".repeat(262_145)).problems())
                .containsExactly(
                        new YamlProblem("hostile.yaml", 1, "", "262,145 characters; expected at most 262,144"));
    }

    @Test
    void deepNestingIsRefusedWithoutRecursion() {
        assertThat(read("\n" + "[".repeat(200_000)).problems())
                .containsExactly(new YamlProblem("hostile.yaml", 2, "", "nested more than 32 deep; expected a sweep"));
        assertThat(read("{a: ".repeat(20_000)).problems())
                .containsExactly(new YamlProblem("hostile.yaml", 1, "", "nested more than 32 deep; expected a sweep"));
    }

    @Test
    void aliasesThatWouldMultiplyAreRefused() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(12) + "]\n");
        }

        assertThat(read(yaml.toString()).problems())
                .containsExactly(new YamlProblem("hostile.yaml", 10, "", "more than 100 aliases; expected fewer"));
    }

    @Test
    void secondDocumentIsRefused() {
        assertThat(read("sweep: a\n---\nsweep: b\n").problems())
                .containsExactly(
                        new YamlProblem("hostile.yaml", 2, "", "a second YAML document; expected a sweep alone"));
    }

    @Test
    void tagIsNamedInsteadOfObeyed() {
        assertThat(read("sweep: !secret s\nmodels: [{name: cnn, onnx: cnn.onnx, task: none}]\n")
                        .problems())
                .containsExactly(
                        new YamlProblem("hostile.yaml", 1, "sweep", "the tag !secret; expected a value without one"));
    }

    @Test
    void repeatedKeyIsToldWithTheLineOfTheFirst() {
        assertThat(read("sweep: a\nmodels: [{name: cnn, onnx: cnn.onnx, task: none}]\nsweep: b\n")
                        .problems())
                .containsExactly(new YamlProblem(
                        "hostile.yaml", 3, "sweep", "the same key as in line 1; expected each key once"));
    }

    @Test
    void whatAMessageQuotesCannotSteerTheTerminal() {
        SweepException problems = read(
                "sweep: \"\\e[2J\\nforged.yaml:1: all is well \\u202e\"\nmodels: [{name: cnn, onnx: cnn.onnx, task: none}]\n");

        assertThat(problems.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.text())
                                .startsWith(
                                        "hostile.yaml:1: sweep: \"\\u001b[2J\\u000aforged.yaml:1: all is well \\u202e\"; expected"));
    }

    @Test
    void longTextIsQuotedInPart() {
        assertThat(read("sweep: " + "x".repeat(5_000) + "\nmodels: [{name: cnn, onnx: cnn.onnx, task: none}]\n")
                        .problems())
                .containsExactly(new YamlProblem(
                        "hostile.yaml",
                        1,
                        "sweep",
                        "\"" + "x".repeat(60) + "…\" (5,000 characters); expected at most 1000"));
    }

    @Test
    void hopelessFileIsNotToldInFull() {
        StringBuilder yaml = new StringBuilder("sweep: s\nmodels: [{name: cnn, onnx: cnn.onnx, task: none}]\n");
        for (int i = 0; i < 5_000; i++) {
            yaml.append("key" + i + ": 1\n");
        }

        assertThat(read(yaml.toString()).problems())
                .hasSize(101)
                .last()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("4900 further problems are left out; expected at most 100"));
    }

    private SweepException read(String yaml) {
        return catchThrowableOfType(SweepException.class, () -> SweepReader.read("hostile.yaml", yaml, files));
    }
}
