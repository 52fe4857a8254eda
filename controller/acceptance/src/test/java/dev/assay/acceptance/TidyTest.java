package dev.assay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** House rules that no compiler knows, each failing with {@code path:line: what is banned, what to do}. */
class TidyTest {
    private static final int LINES_MAX = 300;
    private static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "common", "impl", "helper", "helpers", "manager", "misc");
    private static final Pattern LOOSE_END = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    /** Written in pieces, so that this file does not break its own rule. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(^|[\\s\"'=:(])/(" + String.join("|", "work", "farm", "root", "tmp/wt") + ")/");

    private static final Pattern REGISTRY = Pattern.compile(String.join(
            "|", "repo1?\\.maven\\.", "registry\\.npmjs", "pypi\\.org", "files\\.pythonhosted", "proxy\\.golang"));

    private final List<String> offences = new ArrayList<>();

    @Test
    void noSourceFileHasBegunToDoASecondThing() {
        for (String ending : List.of(".java", ".js", ".css", ".html")) {
            for (Path file : Repository.files(ending)) {
                int lines = Repository.lines(file).size();
                if (lines > LINES_MAX) {
                    offences.add(file + ":" + LINES_MAX + ": has " + lines
                            + " lines; what second thing has it begun to do?");
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        for (Path file : Repository.files(".java")) {
            Path folder = file.getParent();
            if (file.toString().contains("src/main/java")
                    && !Files.exists(Repository.root().resolve(folder).resolve("package-info.java"))) {
                offences.add(folder + ":1: has no package-info.java; say what the package is");
            }
        }
        assertThat(offences.stream().distinct()).isEmpty();
    }

    @Test
    void noPackageIsADrawerForOddThings() {
        for (Path file : Repository.files(".java")) {
            for (Path part : file) {
                if (BANNED_PACKAGES.contains(part.toString())) {
                    offences.add(file + ":1: package " + part + " is banned; name the domain it serves");
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        look(LOOSE_END, "a loose end", "finish it, or open an issue");
    }

    @Test
    void noPathOfSomebodysMachineIsWritten() {
        look(MACHINE_PATH, "a path of one machine", "use a path relative to the repository");
    }

    @Test
    void noPackageRegistryIsNamed() {
        look(REGISTRY, "a package registry's host", "leave it to the tool's own settings");
    }

    private void look(Pattern banned, String what, String instead) {
        for (String ending : List.of(
                ".java",
                ".xml",
                ".md",
                ".yaml",
                ".json",
                ".sh",
                ".sql",
                ".properties",
                ".py",
                ".js",
                ".css",
                ".html")) {
            for (Path file : Repository.files(ending)) {
                List<String> lines = Repository.lines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (banned.matcher(lines.get(i)).find() && !file.endsWith("TidyTest.java")) {
                        offences.add(file + ":" + (i + 1) + ": " + what + "; " + instead);
                    }
                }
            }
        }
        assertThat(offences).isEmpty();
    }
}
