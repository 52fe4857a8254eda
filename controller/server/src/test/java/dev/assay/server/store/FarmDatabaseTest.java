package dev.assay.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.ProblemException;
import dev.assay.server.problem.StartFailedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarmDatabaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("assay") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private FarmDatabase open() {
        return FarmDatabase.open(url(), "sa", Optional.empty());
    }

    private static long passages(FarmDatabase database) {
        return database.<Long, RuntimeException>read(handle -> handle.createQuery("select passages from farm_gate")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        try (FarmDatabase database = open()) {
            database.run(handle -> handle.execute("insert into device (name, instance_id, host_id, hello, fingerprint,"
                    + " seen_at) values ('pi', 'i', 'h', '{}', 'f', 1)"));
        }

        try (FarmDatabase database = open()) {
            assertThat(database.<Integer, RuntimeException>read(
                            handle -> handle.createQuery("select count(*) from device")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWasChangedOutlivesAProcessThatIsKilled() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltedWriter.class.getName(),
                        url())
                .inheritIO()
                .start();

        assertThat(writer.waitFor()).isEqualTo(9);

        try (FarmDatabase database = open()) {
            assertThat(passages(database)).isEqualTo(HaltedWriter.CHANGES);
        }
    }

    @Test
    void aChangeThatFailsLeavesNothing() {
        try (FarmDatabase database = open()) {
            assertThatThrownBy(() -> database.run(handle -> {
                        handle.execute("update farm_gate set passages = 77");
                        throw new IllegalStateException("in the middle");
                    }))
                    .hasMessage("in the middle");

            assertThat(passages(database)).isZero();
        }
    }

    /** As it does by itself when its disk is full. */
    @Test
    void aStoreThatClosedItselfIsSaidToBeBrokenAndIsWholeForTheNextProcess() {
        AtomicInteger breaks = new AtomicInteger();
        try (FarmDatabase database = FarmDatabase.open(url(), "sa", Optional.empty(), breaks::incrementAndGet)) {
            database.run(handle -> handle.execute("update farm_gate set passages = 7"));

            assertThatThrownBy(() -> database.note("shutdown immediately"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(503));

            assertThat(breaks).hasValue(1);
        }
        try (FarmDatabase database = open()) {
            assertThat(passages(database)).isEqualTo(7);
        }
    }

    @Test
    void aUrlThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> FarmDatabase.open("jdbc:nosuch://farm", "sa", Optional.empty()))
                .isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("the database jdbc:nosuch://farm cannot be opened: ");
    }
}
