package dev.assay.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.store.FarmDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Fuzzed requests to every operation that the running controller's own document names, so that a new one is attacked before anybody
 * thinks of it: never a fault, never a leak, and a refused request changes nothing.
 *
 * <p>{@code -Dassay.hostile.rounds=N} and {@code -Dassay.hostile.seed=N} make it longer, and another.
 */
@QuarkusTest
@TestProfile(HostileProfile.class)
class HostileRequestsTest {
    private static final int ROUNDS = Integer.getInteger("assay.hostile.rounds", 25);
    private static final long SEED = Long.getLong("assay.hostile.seed", 7);
    private static final int FAULTS_SHOWN = 12;

    @Inject
    FarmDatabase database;

    private static RawHttp http() {
        return new RawHttp(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    }

    @Test
    void noRequestBreaksTheControllerAndNoRefusedOneChangesIt() throws IOException {
        Target target = Target.open(http());
        StoreWitness witness = new StoreWitness(database, HostileProfile.HOME);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Attacks attacks = new Attacks(random, target);
        List<String> faults = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        Map<String, Integer> accepted = new TreeMap<>();

        Map<String, List<String>> before = witness.look();
        for (int round = 0; round < ROUNDS; round++) {
            for (Operation operation : target.operations()) {
                Request request = attacks.next(operation);
                RawHttp.Answer answer = target.http().send(request.bytes());
                statuses.merge(answer.status(), 1, Integer::sum);
                Optional<String> fault = Verdict.of(request, answer, target.secrets());
                Map<String, List<String>> after = witness.look();
                if (answer.status() >= 400 && !after.equals(before)) {
                    fault = Optional.of("refused, and yet something changed: " + difference(before, after));
                }
                fault.ifPresent(what ->
                        faults.add(what + "\n  sent " + request + "\n  got " + answer.status() + " " + answer.text()));
                if (operation.isChange() && answer.status() < 300) {
                    accepted.merge(operation.toString(), 1, Integer::sum);
                    target.restore();
                    after = witness.look();
                }
                before = after;
            }
        }

        System.out.println("hostile requests: seed " + SEED + ", answers " + statuses + ", accepted " + accepted);
        assertThat(faults.subList(0, Math.min(FAULTS_SHOWN, faults.size())))
                .as("%d faults with seed %d", faults.size(), SEED)
                .isEmpty();
        assertThat(accepted)
                .as("without a request that passes, none was near to it")
                .hasSizeGreaterThan(5);
    }

    private static String difference(Map<String, List<String>> before, Map<String, List<String>> after) {
        StringBuilder text = new StringBuilder();
        after.forEach((name, now) -> {
            if (!now.equals(before.get(name))) {
                text.append(name)
                        .append(": ")
                        .append(before.get(name))
                        .append(" -> ")
                        .append(now);
            }
        });
        return text.substring(0, Math.min(2_000, text.length()));
    }
}
