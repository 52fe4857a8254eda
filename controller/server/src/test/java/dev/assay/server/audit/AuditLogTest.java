package dev.assay.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AuditRow;
import dev.assay.server.FarmStore;
import dev.assay.server.MovableClock;
import dev.assay.server.OnEveryStore;
import dev.assay.server.store.FarmDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
@SuppressWarnings("NullAway.Init") // JUnit calls open first
class AuditLogTest {
    private static final int ROWS_MAX = 200;

    @Parameter
    private FarmStore store;

    private final AuditLog log = new AuditLog(new MovableClock(), ROWS_MAX);
    private FarmDatabase database;

    @BeforeEach
    void open() {
        database = store.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<AuditRow> newest(int limit) {
        return database.read(handle -> log.newest(handle, limit));
    }

    @Test
    void theNewestComeFirstAndTheOldestGo() {
        database.run(handle -> {
            for (int i = 1; i <= 700; i++) {
                log.note(handle, "anna", "device.drain", "pi-" + i, AuditLog.Outcome.DONE, "");
            }
        });

        assertThat(newest(2)).extracting(AuditRow::subject).containsExactly("pi-700", "pi-699");
        assertThat(newest(1_000)).hasSizeBetween(ROWS_MAX, ROWS_MAX + 100);
    }

    @Test
    void whatCannotBeStoredBecomesHarmless() {
        String word = "\ud83e\uddea".repeat(60) + "\u0000";

        database.run(handle -> log.note(handle, word, "a" + word, word, AuditLog.Outcome.REFUSED, word.repeat(20)));

        AuditRow row = newest(1).get(0);
        assertThat(row.actor()).isEqualTo("\ud83e\uddea".repeat(50));
        assertThat(row.action()).isEqualTo("a" + "\ud83e\uddea".repeat(19));
        assertThat(row.subject()).isEqualTo("\ud83e\uddea".repeat(60) + " ");
        assertThat(row.detail()).hasSize(1_000);
        assertThat(row.outcome()).isEqualTo("refused");
    }

    @Test
    void aChangeThatFailsLeavesNoEntry() {
        assertThatThrownBy(() -> database.run(handle -> {
                    log.note(handle, "anna", "token.create", "t", AuditLog.Outcome.DONE, "");
                    throw new IllegalArgumentException("the change itself is not possible");
                }))
                .hasMessageContaining("the change itself is not possible");

        assertThat(newest(10)).isEmpty();
    }
}
