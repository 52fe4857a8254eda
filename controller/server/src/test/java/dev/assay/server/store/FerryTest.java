package dev.assay.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.FarmStore;
import dev.assay.server.OnEveryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Changes that wait together pass together, and each is as whole as if it had passed alone. */
@OnEveryStore
class FerryTest {
    private static final int WAITING = 20;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @SuppressWarnings("NullAway.Init") // made before each
    private FarmDatabase database;

    @BeforeEach
    void openStore() {
        database = store.open();
        database.run(handle -> handle.execute("create table mark (name varchar(40) primary key)"));
    }

    @AfterEach
    void closeStore() {
        database.close();
    }

    private int mark(String name) {
        return database.change(handle -> handle.execute("insert into mark values (?)", name));
    }

    private List<String> marks() {
        return database.read(handle -> handle.createQuery("select name from mark order by name")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whoWaitsTogetherPassesInFewerTransactions() throws Exception {
        List<Callable<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            String name = "m" + i;
            changes.add(() -> mark(name));
        }
        long before = database.passages();

        AtTheGate.together(database, changes);

        assertThat(marks()).hasSize(WAITING);
        assertThat(database.passages() - before).isLessThan(WAITING);
    }

    @Test
    void aChangeThatFailsIsUndoneAndTheOthersStay() throws Exception {
        Callable<Integer> bad = () -> database.change(handle -> {
            handle.execute("insert into mark values ('half')");
            throw new IllegalStateException("in the middle");
        });
        Callable<Integer> duplicate = () -> {
            mark("twice");
            return mark("twice");
        };

        List<Future<Integer>> done = AtTheGate.together(
                database, List.of(() -> mark("a"), bad, () -> mark("b"), duplicate, () -> mark("c")));

        assertThat(marks()).containsExactly("a", "b", "c", "twice");
        assertThatThrownBy(() -> done.get(1).get()).hasRootCauseMessage("in the middle");
        assertThatThrownBy(() -> done.get(3).get()).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aChangeAloneThrowsWhatItThrows() {
        assertThatThrownBy(() -> database.run(handle -> {
                    throw new IOException("disk");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThat(mark("after")).isEqualTo(1);
    }
}
