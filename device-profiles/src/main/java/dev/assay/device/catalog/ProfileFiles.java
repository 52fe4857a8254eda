package dev.assay.device.catalog;

import dev.assay.device.reading.ProfileReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.TreeMap;

/** The texts of profiles by the names of their files. Stateless. */
final class ProfileFiles {
    private static final String SHIPPED = "dev/assay/device/boards";

    private ProfileFiles() {}

    /**
     * Those beside this class. They are listed and not named one by one, so that a new board is one new file; and they are found by
     * way of this class, because class loaders need not find folders.
     */
    static Map<String, String> shipped() throws IOException {
        CodeSource source = ProfileFiles.class.getProtectionDomain().getCodeSource();
        Path place = place(source);
        if (Files.isDirectory(place)) {
            return in(place.resolve(SHIPPED));
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return in(jar.getPath(SHIPPED));
        }
    }

    private static Path place(CodeSource source) throws IOException {
        try {
            String location = source.getLocation().toString();
            // A jar in a jar's own notation: jar:file:/folder/name.jar!/
            boolean isJar = location.startsWith("jar:") && location.contains("!/");
            return Path.of(new URI(isJar ? location.substring("jar:".length(), location.indexOf("!/")) : location));
        } catch (URISyntaxException e) {
            throw new IOException("the classes are at " + source.getLocation() + ", which is no file", e);
        }
    }

    static Map<String, String> in(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ProfileReader.ENDING)) {
            for (Path file : files) {
                texts.put(file.toString(), text(file));
            }
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new IOException(file.getFileName() + " is no text in UTF-8", e);
        }
    }
}
