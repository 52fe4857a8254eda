package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.FarmStore;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of faults, and which of them are others' matter. */
class GuardedTellingTest {
    private static final Logger LOG = Logger.getLogger("dev.assay.server.influx");

    private final List<Throwable> said = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getThrown() != null) {
                said.add(line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final FarmDatabase database = FarmStore.H2.open();
    private final GuardedTelling guard = new GuardedTelling();

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void close() {
        LOG.removeHandler(listener);
        database.close();
    }

    private void tell(RuntimeException fault) {
        database.run(handle -> guard.tell(handle, "a cell", () -> {
            handle.execute("insert into influx_tag (tag, tag_value) values ('device', 'pi')");
            throw fault;
        }));
    }

    private long faults() {
        return database.read(GuardedTellingTest::faults);
    }

    private static long faults(Handle handle) {
        return handle.createQuery("select faults from influx_drain")
                .mapTo(Long.class)
                .one();
    }

    @Test
    void aFaultIsSaidOnceAndCountedEachTimeAndUndone() {
        tell(new IllegalStateException("bad"));
        tell(new IllegalStateException("bad"));
        tell(new NullPointerException("worse"));

        assertThat(said).extracting(Throwable::getMessage).containsExactly("bad", "worse");
        assertThat(faults()).isEqualTo(3);
        long tags = database.read(handle -> handle.createQuery("select count(*) from influx_tag")
                .mapTo(Long.class)
                .one());
        assertThat(tags).isZero();
    }

    @Test
    void aStoreThatIsAwayIsNoFaultOfTheTelling() {
        ConnectionException away = new ConnectionException(new SQLTransientConnectionException("no connection"));

        assertThatThrownBy(() -> tell(away)).isInstanceOf(ProblemException.class);

        assertThat(said).isEmpty();
        assertThat(faults()).isZero();
    }

    @Test
    void theCrewIsSilentAboutAStoreThatIsAwayAndNothingElse() {
        InfluxCrew.doSafely(() -> {
            throw ProblemException.busy("the store is away");
        });
        InfluxCrew.doSafely(() -> {
            throw ProblemException.notFound("there is no campaign x");
        });

        assertThat(said).extracting(Throwable::getMessage).containsExactly("there is no campaign x");
    }
}
