package dev.assay.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TokenScope;
import dev.assay.server.FarmStore;
import dev.assay.server.MovableClock;
import dev.assay.server.OnEveryStore;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Two controllers on one store: what ends on one has ended on the other. */
@OnEveryStore
@SuppressWarnings("NullAway.Init") // JUnit calls open first
class SessionBookTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Parameter
    private FarmStore store;

    private final MovableClock clock = new MovableClock();
    private FarmDatabase database;
    private TokenBook tokens;
    private SessionBook sessions;
    private SignIn here;
    private SignIn elsewhere;

    @BeforeEach
    void open() {
        database = store.open();
        tokens = new TokenBook(clock, new SecureRandom(), 100);
        sessions = SignIns.sessions(tokens, clock);
        here = SignIns.of(database, tokens, clock);
        elsewhere = SignIns.of(database, new TokenBook(clock, new SecureRandom(), 100), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TokenDesk tokenDesk() {
        return new TokenDesk(database, tokens, new AuditLog(clock, 100), clock, List::of);
    }

    private SessionDesk desk() {
        return new SessionDesk(database, sessions, tokenDesk());
    }

    private TokenBook.Issued token(String name, @Nullable Instant expiresAt) {
        return database.change(handle ->
                tokens.issue(handle, new TokenBook.Draft(TokenScope.VIEWER, name, null, null, null, expiresAt)));
    }

    private Secret session(TokenBook.Issued token) {
        return database.change(handle -> sessions.begin(handle, token.id()));
    }

    private static void assertSignedOut(SignIn controller, Secret session) {
        assertThat(controller.known(Shown.session(session))).isEmpty();
        assertThatThrownBy(() -> controller.check(Shown.session(session))).isInstanceOf(ProblemException.class);
    }

    private long rows() {
        return database.read(handle -> handle.createQuery("select count(*) from browser_session")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void everyControllerKnowsABrowserAndNoneTakesItsCookieForAToken() {
        TokenBook.Issued token = token("ada", null);
        Secret session = session(token);

        assertThat(here.check(Shown.session(session)).tokenId()).isEqualTo(token.id());
        assertThat(elsewhere.check(Shown.session(session)).name()).isEqualTo("ada");

        assertThat(here.known(Shown.token(session))).isEmpty();
        assertThatThrownBy(() -> here.check(Shown.token(session))).hasMessageContaining("not known here");
        assertThatThrownBy(() -> here.check(Shown.session(token.secret()))).hasMessageContaining("not signed in");
    }

    @Test
    void whatACookieHoldsIsNowhereInTheStore() {
        Secret session = session(token("ada", null));

        String rows = database.read(handle -> handle.createQuery("select * from browser_session")
                .mapToMap()
                .list()
                .toString());

        assertThat(rows).doesNotContain(session.text().substring(0, 16)).contains(session.hash());
    }

    @Test
    void whoSignsOutIsSignedOutOfEveryControllerAndKeepsTheToken() {
        TokenBook.Issued token = token("ada", null);
        Secret session = session(token);
        Secret other = session(token);
        Actor actor = here.check(Shown.session(session));
        elsewhere.check(Shown.session(session));

        desk().end(actor, session);

        assertSignedOut(here, session);
        clock.advance(SECOND);
        assertSignedOut(elsewhere, session);
        assertThat(here.check(Shown.session(other))).isEqualTo(actor);
        assertThat(here.check(Shown.token(token.secret()))).isEqualTo(actor);
    }

    @Test
    void nobodySignsAnotherOut() {
        Secret session = session(token("ada", null));
        Actor stranger = here.check(Shown.token(token("mallory", null).secret()));

        desk().end(stranger, session);

        assertThat(here.check(Shown.session(session)).name()).isEqualTo("ada");
    }

    @Test
    void aTokenThatIsRevokedSignsItsBrowsersOut() {
        TokenBook.Issued token = token("ada", null);
        Secret session = session(token);
        Actor actor = here.check(Shown.session(session));
        elsewhere.check(Shown.session(session));

        tokenDesk().revoke(actor, token.id());

        assertThatThrownBy(() -> here.check(Shown.session(session))).hasMessageContaining("was revoked");
        clock.advance(SECOND);
        assertSignedOut(elsewhere, session);
    }

    @Test
    void aTokenThatEndsSignsItsBrowsersOut() {
        Secret session = session(token("ada", clock.instant().plus(Duration.ofMinutes(10))));
        here.check(Shown.session(session));

        clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(() -> here.check(Shown.session(session))).hasMessageContaining("expired at");
    }

    @Test
    void aBrowserThatDoesNothingIsSignedOut() {
        Secret session = session(token("ada", null));
        here.check(Shown.session(session));

        clock.advance(SignIns.TERMS.idle());

        assertThatThrownBy(() -> here.check(Shown.session(session))).hasMessageContaining("sign in again");
        assertSignedOut(elsewhere, session);
    }

    @Test
    void useOnOneControllerKeepsABrowserSignedInOnTheOtherUntilItsTimeIsOver() {
        Secret session = session(token("ada", null));
        elsewhere.check(Shown.session(session));
        Duration step = SignIns.TERMS.idle().minus(SECOND);
        for (Duration passed = step; passed.compareTo(SignIns.TERMS.length()) < 0; passed = passed.plus(step)) {
            clock.advance(step);
            here.check(Shown.session(session));
        }

        assertThat(elsewhere.check(Shown.session(session)).name()).isEqualTo("ada");
        clock.advance(step);
        assertSignedOut(here, session);
    }

    @Test
    void ofOneTokenTheSessionsUsedLeastLatelyEnd() {
        TokenBook.Issued token = token("ada", null);
        List<Secret> begun = new ArrayList<>();
        for (int i = 0; i <= SessionBook.SESSIONS_MAX; i++) {
            clock.advance(SECOND);
            begun.add(session(token));
        }

        assertSignedOut(here, begun.get(0));
        assertThat(here.check(Shown.session(begun.get(1))).name()).isEqualTo("ada");
        assertThat(rows()).isEqualTo(SessionBook.SESSIONS_MAX);
    }

    @Test
    void whatEndedLongAgoIsForgottenAndTheRestStays() {
        TokenBook.Issued revoked = token("bob", null);
        session(revoked);
        tokenDesk().revoke(here.check(Shown.token(revoked.secret())), revoked.id());
        session(token("ada", null));
        clock.advance(Duration.ofDays(1).plus(SignIns.TERMS.idle()).plus(SECOND));
        Secret fresh = session(token("grace", null));

        desk().sweep();

        assertThat(rows()).isEqualTo(1);
        assertThat(here.check(Shown.session(fresh)).name()).isEqualTo("grace");
    }

    @Test
    void aTokenThatIsForgottenTakesItsSessionsWithIt() {
        session(token("ada", clock.instant().plus(SECOND)));
        clock.advance(Duration.ofDays(31));

        token("grace", null);

        assertThat(rows()).isZero();
    }
}
