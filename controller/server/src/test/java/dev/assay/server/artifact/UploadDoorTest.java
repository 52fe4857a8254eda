package dev.assay.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AuditRow;
import dev.assay.server.FarmStore;
import dev.assay.server.MovableClock;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls open first
class UploadDoorTest {
    private static final long STORE_BYTES_MAX = 1_000;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private final AuditLog log = new AuditLog(clock, 100);
    private FarmDatabase database;
    private UploadDoor door;

    @BeforeEach
    void open() throws IOException {
        database = FarmStore.H2.open();
        ArtifactStore store = ArtifactStore.open(folder, 10_000);
        door = new UploadDoor(store, new StoreSize(store, clock), database, log, clock, 1, STORE_BYTES_MAX);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private boolean put(byte[] bytes) throws IOException {
        return door.put("anna", Sha256.of(bytes), new ByteArrayInputStream(bytes));
    }

    @Test
    void anUploadIsInTheAuditLogOnceAndOneThatIsWrongNever() throws IOException {
        assertThat(put(new byte[10])).isTrue();
        assertThat(put(new byte[10])).isFalse();
        assertThatThrownBy(() -> door.put("anna", "0".repeat(64), new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(ProblemException.class);

        List<AuditRow> rows = database.read(handle -> log.newest(handle, 10));

        assertThat(rows)
                .extracting(AuditRow::action, AuditRow::actor, AuditRow::detail)
                .containsExactly(Tuple.tuple("artifact.upload", "anna", "10 bytes"));
    }

    @Test
    void aFullStoreTakesNothingMore() throws IOException {
        put(new byte[1_001]);

        assertThatThrownBy(() -> put(new byte[2]))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the artifacts have 1001 bytes together; expected fewer than 1000");
    }

    @Test
    void oneTooManyAtOnceIsToldToComeAgain() throws IOException {
        byte[] bytes = new byte[20];
        InputStream nested = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                // In the middle of this upload comes another one.
                assertThatThrownBy(() -> put(new byte[30]))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                refusal -> assertThat(refusal.retrySeconds()).hasValue(1));
                return super.read(into, offset, length);
            }
        };

        assertThat(door.put("anna", Sha256.of(bytes), nested)).isTrue();
        assertThat(put(new byte[30])).isTrue();
    }

    @Test
    void aSenderThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                given++;
                throw new IOException("the line is cut");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return given++ > 0 ? read() : 10;
            }
        };

        assertThatThrownBy(() -> door.put("anna", "0".repeat(64), broken)).hasMessage("the line is cut");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
