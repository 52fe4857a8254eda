package dev.assay.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.assay.server.Cable;
import dev.assay.server.RealPostgresql;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.problem.StartFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a database in another process can do to a controller. */
class PostgresqlTest {
    private static final String SECRET = "correct-horse";

    @SuppressWarnings("NullAway.Init") // set before each
    private RealPostgresql server;

    @BeforeEach
    void startServer() {
        server = RealPostgresql.get().orElseGet(() -> abort("no PostgreSQL here"));
    }

    private static FarmDatabase open(String url) {
        return FarmDatabase.open(url, RealPostgresql.USER, Optional.empty());
    }

    private String newUser() {
        String user = "user_" + UUID.randomUUID().toString().replace('-', '_');
        server.addUserWithPassword(user, SECRET);
        return user;
    }

    private String urlFor(String database) {
        return "jdbc:postgresql://localhost:" + server.port() + "/" + database;
    }

    @Test
    void aServerThatIsNotThereIsCalledUnreachable() {
        String url = "jdbc:postgresql://127.0.0.1:1/farm?password=" + SECRET;

        assertThatThrownBy(() -> FarmDatabase.open(url, "assay", Optional.of(SECRET)))
                .isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("the database jdbc:postgresql://127.0.0.1:1/farm cannot be reached: ")
                .hasMessageEndingWith("is it running, and is the address right?")
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void aWrongPasswordIsCalledOneAndNotShown() {
        String user = newUser();

        assertThatThrownBy(() -> FarmDatabase.open(urlFor("postgres"), user, Optional.of("battery-staple")))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("does not accept the password of user \"" + user + "\"")
                .message()
                .doesNotContain("battery-staple");
    }

    @Test
    void aUserWhoMayMakeNoTablesIsToldWhatToGrant() {
        String user = newUser();

        assertThatThrownBy(() -> FarmDatabase.open(urlFor("postgres"), user, Optional.of(SECRET)))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("user \"" + user + "\" may not make tables in it")
                .hasMessageContaining("grant create");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> open(urlFor("nowhere")))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("/nowhere cannot be opened: there is no such database on the server");
    }

    @Test
    void anOldServerIsRefusedWithBothVersions() {
        DatabaseAddress address = new DatabaseAddress(urlFor("farm"), "assay", Optional.empty());

        assertThat(OpeningFault.tooOld(address, 14, 15)).endsWith("it is PostgreSQL 14; expected 15 or newer");
    }

    @Test
    void controllersThatStartAtOnceMakeTheTablesOnce() throws Exception {
        String url = server.newDatabase();
        ExecutorService starters = Executors.newFixedThreadPool(3);
        try {
            Callable<FarmIdentity> start = () -> {
                try (FarmDatabase database = open(url)) {
                    return FarmIdentity.of(database);
                }
            };
            List<FarmIdentity> found = new ArrayList<>();
            for (Future<FarmIdentity> started : starters.invokeAll(List.of(start, start, start))) {
                found.add(started.get());
            }

            assertThat(found).hasSize(3).containsOnly(found.get(0));
        } finally {
            starters.shutdownNow();
        }
    }

    @Test
    void whileTheStoreIsAwayRequestsAreToldToComeAgainAndLaterTheyAreServed() throws Exception {
        String direct = server.newDatabase();
        try (Cable cable = new Cable(server.port());
                FarmDatabase database = open(direct.replace(":" + server.port(), ":" + cable.port()))) {
            long before = database.passages();

            cable.cut();
            assertThatThrownBy(() -> database.run(handle -> {}))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            busy -> assertThat(busy.problem().status()).isEqualTo(503));

            cable.mend();
            await().ignoreExceptions().until(() -> database.passages() == before);
            database.run(handle -> {});
            assertThat(database.passages()).isEqualTo(before + 1);
        }
    }

    @Test
    void aConnectionThatBreaksUnderManyChangesSendsThemAllAwayToAskAgain() throws Exception {
        try (FarmDatabase farm = open(server.newDatabase())) {
            farm.run(handle -> handle.execute("create table mark (name varchar(40) primary key)"));
            Callable<Integer> unlucky = () -> farm.change(handle -> {
                handle.execute("insert into mark values ('never')");
                return handle.execute("select pg_terminate_backend(pg_backend_pid())");
            });
            List<Callable<Integer>> changes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "m" + i;
                changes.add(() -> farm.change(handle -> handle.execute("insert into mark values (?)", name)));
            }
            changes.add(10, unlucky);

            int across = 0;
            for (Future<Integer> change : AtTheGate.together(farm, changes)) {
                try {
                    across += change.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(ProblemException.class).hasMessageContaining("ask again");
                }
            }

            List<String> marks = farm.read(handle -> handle.createQuery("select name from mark")
                    .mapTo(String.class)
                    .list());
            assertThat(marks).hasSize(across).doesNotContain("never");
        }
    }
}
