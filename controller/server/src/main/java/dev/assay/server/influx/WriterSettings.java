package dev.assay.server.influx;

import dev.assay.influx.write.InfluxTerms;
import dev.assay.influx.write.InfluxVersion;
import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the writer as they were written down; {@link #terms} makes sense of them, or says what cannot be so.
 *
 * @param token of 2.x and 3.x
 * @param tokenFile whose first line is the token
 * @param user of 1.x
 * @param passwordFile whose first line is the password
 */
public record WriterSettings(
        String url,
        InfluxVersion version,
        String database,
        String organization,
        Optional<String> token,
        Optional<Path> tokenFile,
        Optional<String> user,
        Optional<String> password,
        Optional<Path> passwordFile,
        Duration timeout) {

    /**
     * In the words of the writer.
     *
     * @throws StartFailedException with everything that cannot be so
     */
    public InfluxTerms terms() {
        List<String> problems = new ArrayList<>();
        Optional<String> credentials = credentials(problems);
        InfluxTerms terms = new InfluxTerms(url, version, database, organization, credentials, timeout);
        if (problems.isEmpty()) {
            problems.addAll(terms.problems());
        }
        if (!problems.isEmpty()) {
            throw new StartFailedException(String.join("; ", problems), null);
        }
        return terms;
    }

    private Optional<String> credentials(List<String> problems) {
        Optional<String> secret = secret("token", token, tokenFile, problems);
        Optional<String> word = secret("password", password, passwordFile, problems);
        return switch (version) {
            case V1 -> {
                if (secret.isPresent()) {
                    problems.add("assay.influx.token is set for version v1; expected assay.influx.user and a password");
                }
                if (user.isPresent() != word.isPresent()) {
                    problems.add("of assay.influx.user and assay.influx.password one is set; expected both or none");
                }
                yield user.isPresent() && word.isPresent()
                        ? Optional.of(InfluxTerms.userAndPassword(user.get(), word.get()))
                        : Optional.empty();
            }
            case V2, V3 -> {
                if (user.isPresent() || word.isPresent()) {
                    problems.add(
                            "assay.influx.user or its password is set; expected assay.influx.token for this version"
                                    + " (of 1.8, set assay.influx.version=v1)");
                }
                yield secret;
            }
        };
    }

    private static Optional<String> secret(
            String name, Optional<String> setting, Optional<Path> file, List<String> problems) {
        if (setting.isPresent() && file.isPresent()) {
            problems.add("assay.influx." + name + " and assay.influx." + name + "-file are both set; expected one");
        }
        Optional<String> found =
                file.flatMap(path -> firstLine(name, path, problems)).or(() -> setting);
        if (found.isPresent() && found.get().chars().anyMatch(c -> c < ' ' || c > '~')) {
            // The HTTP client would refuse it with the secret in its words.
            problems.add("assay.influx." + name + " has characters that no header carries; expected printable ASCII");
            return Optional.empty();
        }
        return found;
    }

    private static Optional<String> firstLine(String name, Path file, List<String> problems) {
        try {
            Optional<String> line = Files.readString(file).lines().findFirst().map(String::strip);
            if (line.isEmpty() || line.get().isEmpty()) {
                problems.add("assay.influx." + name + "-file is \"" + file + "\", whose first line is empty");
            }
            return line;
        } catch (IOException e) {
            problems.add("assay.influx." + name + "-file is \"" + file + "\", which cannot be read: " + e);
            return Optional.empty();
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return url + ", " + version + ", " + database;
    }
}
