package dev.assay.acceptance.deploy;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder {@code deploy} of this checkout, without the templates for CI systems, which have tests of their own. */
final class DeployFolder {
    private static final Set<String> TEMPLATES = Set.of("github-action", "gitlab", "jenkins");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private DeployFolder() {}

    static Path file(String name) {
        return Repository.root().resolve("deploy").resolve(name);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file that says how something is started, the documentation included. */
    static List<Path> files() {
        try (Stream<Path> walk = Files.walk(Repository.root().resolve("deploy"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> TEMPLATES.stream().noneMatch(path.toString()::contains))
                    // What an operator made here.
                    .filter(path -> !path.endsWith(".env"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that a pattern finds in a text: its first group. */
    static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    /** The version that the parent's POM gives to everything. */
    static String version() {
        Matcher version = VERSION.matcher(text(Repository.root().resolve("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml has no version");
        }
        return version.group(1);
    }
}
