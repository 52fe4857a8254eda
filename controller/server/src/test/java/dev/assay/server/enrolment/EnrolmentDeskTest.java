package dev.assay.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.EnrolmentOffer;
import dev.assay.api.TokenScope;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.server.FarmStore;
import dev.assay.server.MovableClock;
import dev.assay.server.OnEveryStore;
import dev.assay.server.access.Actor;
import dev.assay.server.access.TokenBook;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
@SuppressWarnings("NullAway.Init") // JUnit calls open first
class EnrolmentDeskTest {
    private static final Actor ADMIN = new Actor("0", "tester", TokenScope.ADMIN, null);
    private static final int OPEN_MAX = 3;

    @Parameter
    private FarmStore store;

    private final MovableClock clock = new MovableClock();
    private FarmDatabase database;
    private EnrolmentDesk desk;

    @BeforeEach
    void open() {
        database = store.open();
        desk = desk();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Each controller has its own. */
    private EnrolmentDesk desk() {
        TokenBook tokens = new TokenBook(clock, new SecureRandom(), 1_000);
        return new EnrolmentDesk(database, tokens, new AuditLog(clock, 100), clock, OPEN_MAX, List::of);
    }

    private Actor offered(@Nullable String device) {
        desk.offer(ADMIN, new EnrolmentOffer(device, 60));
        String id = database.read(handle -> handle.createQuery("select token_id from enrolment where issued = 0"
                        + " and coalesce(device, '') = ? order by token_id")
                .bind(0, device == null ? "" : device)
                .mapTo(String.class)
                .first());
        return new Actor(id, "enrolment", TokenScope.ENROLMENT, device);
    }

    private List<String> goodOf(String device) {
        return database.read(handle -> handle.createQuery(
                        "select id from token where device = ? and scope = 'DEVICE' and revoked_at is null")
                .bind(0, device)
                .mapTo(String.class)
                .list());
    }

    private static Actor device(String tokenId, String device) {
        return new Actor(tokenId, device, TokenScope.DEVICE, device);
    }

    /** All at once; returns how many were not refused. */
    private static int succeed(List<Callable<Object>> calls) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            int succeeded = 0;
            for (Future<Object> call : threads.invokeAll(calls)) {
                try {
                    call.get();
                    succeeded++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(ProblemException.class);
                }
            }
            return succeeded;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void manyDevicesAtManyControllersGetOneEnrolmentOnce() throws InterruptedException {
        Actor enrolment = offered(null);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "device-" + i;
            EnrolmentDesk controller = desk();
            calls.add(() -> controller.enrol(enrolment, new EnrolmentRequest(name)));
        }

        assertThat(succeed(calls)).isEqualTo(1);
        long tokens = database.read(handle -> handle.createQuery("select count(*) from token where scope = 'DEVICE'")
                .mapTo(Long.class)
                .one());
        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void ofTheTokensOfOneEnrolmentTheFirstThatIsShownStays() throws InterruptedException {
        Actor enrolment = offered("pi");
        for (int i = 0; i < 5; i++) {
            desk.enrol(enrolment, new EnrolmentRequest("pi"));
        }
        List<String> issued = goodOf("pi");
        assertThat(issued).hasSize(5);
        List<Callable<Object>> calls = new ArrayList<>();
        for (String token : issued) {
            EnrolmentDesk controller = desk();
            calls.add(() -> {
                controller.settle(device(token, "pi"));
                return true;
            });
        }

        assertThat(succeed(calls)).isEqualTo(1);
        assertThat(goodOf("pi")).hasSize(1);
        assertThatThrownBy(() -> desk.enrol(enrolment, new EnrolmentRequest("pi")))
                .hasMessage("this enrolment was used up by device pi; ask for a new enrolment");
    }

    @Test
    void whoNeverShowsItsTokenIsNotGivenTokensForEver() {
        Actor enrolment = offered("pi");
        for (int i = 0; i < 10; i++) {
            desk.enrol(enrolment, new EnrolmentRequest("pi"));
        }

        assertThatThrownBy(() -> desk.enrol(enrolment, new EnrolmentRequest("pi")))
                .hasMessageContaining("was given 10 tokens and has shown none of them");
    }

    @Test
    void enrollingAgainVoidsTheOldTokenAndNoOther() {
        desk.enrol(offered("pi"), new EnrolmentRequest("pi"));
        desk.enrol(offered("jetson"), new EnrolmentRequest("jetson"));
        String old = goodOf("pi").get(0);
        desk.settle(device(old, "pi"));

        desk.enrol(offered("pi"), new EnrolmentRequest("pi"));

        assertThat(goodOf("pi")).hasSize(1).doesNotContain(old);
        assertThat(goodOf("jetson")).hasSize(1);
    }

    @Test
    void onlySoManyWait() {
        for (int i = 0; i < OPEN_MAX; i++) {
            offered("pi-" + i);
        }

        assertThatThrownBy(() -> offered("pi-9")).hasMessageContaining("3 enrolments wait for their device");
        clock.advance(Duration.ofSeconds(60));
        assertThat(offered("pi-9").scope()).isEqualTo(TokenScope.ENROLMENT);
    }

    @Test
    void whatIsOutOfBoundsIsRefused() {
        for (double seconds : new double[] {0, -1, 604_801, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> desk.offer(ADMIN, new EnrolmentOffer(null, seconds)))
                    .hasMessageContaining("expected 1 to 604800");
        }
        assertThatThrownBy(() -> desk.offer(ADMIN, new EnrolmentOffer("No Name", 1)))
                .hasMessageContaining("deviceName is \"No Name\"");
    }
}
