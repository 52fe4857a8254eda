package dev.assay.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.hostile.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The table of endpoints in the API's README, the OpenAPI document and the running controller say the same. */
@QuarkusTest
@TestProfile(HostileProfile.class)
class DocumentedAccessTest {
    private static final Path README = Path.of("../api/README.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) (/api/v1/\\S+)` \\| ([a-z, ]+) \\|.*");
    /** Where the framework has no endpoint, it says just this. */
    private static final String NO_SUCH_PATH = "\"detail\":\"not found\"";

    /** Whose requests a word of the table lets in. */
    private static final Map<String, Set<String>> SENDERS = Map.of(
            "admin", Set.of("admin"),
            "ci", Set.of("admin", "ci"),
            "viewer", Set.of("admin", "ci", "viewer"),
            "device", Set.of("device", "any device"),
            "enrolment", Set.of("enrolment"),
            "anybody", Set.of("admin", "ci", "viewer", "device", "any device", "enrolment", "nobody"));

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        for (String line : Files.readAllLines(README)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> senders = new HashSet<>();
                for (String word : row.group(3).split(",", -1)) {
                    senders.addAll(SENDERS.getOrDefault(word.strip(), Set.of()));
                }
                table.put(row.group(1) + " " + row.group(2), senders);
            }
        }
        return table;
    }

    private static Target target() throws IOException {
        return Target.open(new RawHttp(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class)));
    }

    @Test
    void everyEndpointIsInTheTableAndNoOtherIs() throws IOException {
        List<String> operations =
                target().operations().stream().map(Operation::toString).toList();

        assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void everyScopeMayDoWhatTheTableSaysAndNothingElse() throws IOException {
        Target target = target();
        Map<String, Set<String>> documented = documented();
        List<String> wrong = new ArrayList<>();

        for (Operation operation : target.operations()) {
            Set<String> allowed = documented.getOrDefault(operation.toString(), Set.of());
            for (String sender : target.tokens().keySet()) {
                Request request = new Request(operation.method(), target.address(operation));
                int status = target.http()
                        .send(request.as(target.tokens().get(sender)).bytes())
                        .status();
                int refusal = sender.equals("nobody") || sender.equals("stranger") ? 401 : 403;
                boolean isRefused = status == 401 || status == 403;
                boolean isAsTold = allowed.contains(sender) ? !isRefused : status == refusal;
                if (!isAsTold || status >= 500) {
                    wrong.add(sender + ": " + operation + " answered with " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Two classes with paths of which one begins the other can hide each other's endpoints. */
    @Test
    void everyEndpointIsReached() throws IOException {
        Target target = target();
        List<String> hidden = new ArrayList<>();

        for (Operation operation : target.operations()) {
            Request request = new Request(operation.method(), target.address(operation))
                    .as(target.tokens().get(target.friend(operation)));
            Answer answer = target.http().send(request.bytes());
            if (answer.status() == 405 || answer.text().contains(NO_SUCH_PATH)) {
                hidden.add(operation + " answered with " + answer.status());
            }
        }

        assertThat(hidden).isEmpty();
    }
}
