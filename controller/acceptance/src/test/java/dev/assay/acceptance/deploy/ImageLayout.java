package dev.assay.acceptance.deploy;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One target of the container file below a folder instead of in an image: its {@code COPY} steps carried out, its command line and
 * variables with that folder before their paths.
 */
final class ImageLayout {
    /** Empty folders that the build stage makes. */
    static final String MADE_FOLDERS = "/folders/";

    private static final String SOURCES = "/src/";

    private final ContainerFile.Stage stage;
    private final Path root;

    private ImageLayout(ContainerFile.Stage stage, Path root) {
        this.stage = stage;
        this.root = root;
    }

    /** Carries the steps out. */
    static ImageLayout make(String target, Path root) throws IOException {
        ContainerFile.Stage stage = ContainerFile.stage(target);
        ImageLayout layout = new ImageLayout(stage, root);
        for (ContainerFile.Copy copy : stage.copies()) {
            layout.copy(copy);
        }
        return layout;
    }

    /** Where the checkout has what is copied. */
    static Path source(ContainerFile.Copy copy) {
        String path = copy.source();
        return Repository.root().resolve(path.startsWith(SOURCES) ? path.substring(SOURCES.length()) : path);
    }

    private void copy(ContainerFile.Copy copy) throws IOException {
        Path target = inside(copy.target());
        if (copy.source().startsWith(MADE_FOLDERS)) {
            Files.createDirectories(target);
            return;
        }
        Path source = source(copy);
        if (Files.isDirectory(source)) {
            copyFolder(source, target);
        } else {
            // As COPY does: a target that ends with a slash is a folder.
            Path file = copy.target().endsWith("/") ? target.resolve(source.getFileName()) : target;
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.copy(source, file);
        }
    }

    private static void copyFolder(Path source, Path target) throws IOException {
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path path : walk.toList()) {
                Path copied = target.resolve(source.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(path, copied);
                }
            }
        }
    }

    /** A path of the image. */
    Path inside(String path) {
        return root.resolve(path.substring(1));
    }

    /** What its container runs. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        stage.command("ENTRYPOINT").forEach(word -> command.add(moved(word)));
        command.addAll(arguments);
        return command;
    }

    /** Its variables, and more. */
    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>();
        stage.environment().forEach((name, value) -> all.put(name, moved(value)));
        all.putAll(more);
        return all;
    }

    private String moved(String word) {
        return word.replaceAll("(^|@|:)(/(?:opt|var)/)", "$1" + root + "$2");
    }
}
