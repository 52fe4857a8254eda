package dev.assay.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code src/test/js} asks of the pure modules, and what no page may do. */
class ModulesTest {
    private static final Path CASES = Path.of("src", "test", "js");
    private static final Path PAGES = Path.of("src", "main", "resources", "META-INF", "resources", "ui");

    /** Ways to make markup or code of a text; `innerHTML` and its like are never needed, since `element` makes nodes. */
    private static final Pattern MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|DOMParser|\\beval\\(|new Function|javascript:");

    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script>");
    private static final Pattern FOREIGN = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)");

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyCaseHolds() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        files(CASES, ".mjs").forEach(file -> command.add(file.toString()));
        Process node;
        try {
            node = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "SKIPPED: the pages' modules were not tried, since there is no node; apt install nodejs");
            throw e;
        }
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("# pass [1-9]");
    }

    @Test
    void noModuleMakesMarkupOrCodeOfAText() throws IOException {
        assertThat(files(PAGES, ".js"))
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(MARKUP));
    }

    @Test
    void noPageHasAStyleOrScriptOfItsOwnOrAnythingOfAnotherHost() throws IOException {
        List<Path> all = Stream.of(".html", ".css", ".js")
                .flatMap(ending -> {
                    try {
                        return files(PAGES, ending).stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();

        assertThat(files(PAGES, ".html"))
                .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(INLINE));
        assertThat(all).allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(FOREIGN));
    }

    @Test
    void everyPageCanBeReadWithoutScriptsAsFarAsToSayWhatIsMissing() throws IOException {
        assertThat(files(PAGES, ".html"))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .contains(
                                "<html lang=\"en\">",
                                "class=\"skip\" href=\"#main\"",
                                "<main id=\"main\"",
                                "<noscript>")
                        .contains("name=\"viewport\""));
    }
}
