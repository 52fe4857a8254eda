package dev.assay.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.protocol.TokenText;
import dev.assay.server.FarmStore;
import dev.assay.server.MovableClock;
import dev.assay.server.OnEveryStore;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
@SuppressWarnings("NullAway.Init") // JUnit calls open first
class TokensTest {
    private static final Actor ADMIN = new Actor("0", "tester", TokenScope.ADMIN, null);
    private static final String PIN = "p".repeat(43);
    private static final int TOKENS_MAX = 5;

    @Parameter
    private FarmStore store;

    private final MovableClock clock = new MovableClock();
    private FarmDatabase database;
    private TokenBook book;

    @BeforeEach
    void open() {
        database = store.open();
        book = book();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TokenBook book() {
        return new TokenBook(clock, new SecureRandom(), TOKENS_MAX);
    }

    private TokenDesk desk() {
        return new TokenDesk(database, book, new AuditLog(clock, 100), clock, () -> List.of(PIN));
    }

    private String made(TokenScope scope, @Nullable Double validSeconds) {
        return desk().create(ADMIN, new TokenRequest(scope, "a name", validSeconds))
                .token();
    }

    private static Secret secret(String text) {
        return new Secret(TokenText.parse(text).secret());
    }

    @Test
    void aTokenIsKnownByItsSecretAloneWhichIsNowhere() {
        String text = made(TokenScope.CI, null);

        Actor actor = SignIns.of(database, book, clock).check(Shown.token(secret(text)));

        assertThat(actor.scope()).isEqualTo(TokenScope.CI);
        assertThat(actor.name()).isEqualTo("a name");
        assertThat(TokenText.parse(text).pins()).containsExactly(PIN);
        String rows = database.read(handle ->
                handle.createQuery("select * from token").mapToMap().list().toString());
        assertThat(rows).doesNotContain(TokenText.parse(text).secret().substring(0, 16));
    }

    @Test
    void anotherControllerForgetsARevokedTokenWithinASecond() {
        Secret secret = secret(made(TokenScope.VIEWER, null));
        SignIn elsewhere = SignIns.of(database, book(), clock);
        Actor actor = elsewhere.check(Shown.token(secret));
        assertThat(elsewhere.known(Shown.token(secret))).contains(actor);

        desk().revoke(ADMIN, actor.tokenId());
        clock.advance(Duration.ofSeconds(1));

        assertThat(elsewhere.known(Shown.token(secret))).isEmpty();
        assertThatThrownBy(() -> elsewhere.check(Shown.token(secret)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("the token \"a name\" was revoked; ask for a new one");
    }

    @Test
    void theControllerThatRevokesForgetsAtOnce() {
        Secret secret = secret(made(TokenScope.VIEWER, null));
        SignIn here = SignIns.of(database, book, clock);
        Actor actor = here.check(Shown.token(secret));

        desk().revoke(ADMIN, actor.tokenId());

        assertThat(here.known(Shown.token(secret))).isEmpty();
    }

    @Test
    void aTokenExpiresAlsoWhereItIsRemembered() {
        Secret secret = secret(made(TokenScope.VIEWER, 60.0));
        SignIn signIn = SignIns.of(database, book, clock);
        signIn.check(Shown.token(secret));

        clock.advance(Duration.ofSeconds(60));

        assertThat(signIn.known(Shown.token(secret))).isEmpty();
        assertThatThrownBy(() -> signIn.check(Shown.token(secret)))
                .hasMessageContaining("expired at 2026-11-20T10:01:00Z");
    }

    @Test
    void useIsNotedEveryTenMinutes() {
        Secret secret = secret(made(TokenScope.VIEWER, null));
        SignIn signIn = SignIns.of(database, book, clock);

        signIn.check(Shown.token(secret));
        clock.advance(Duration.ofMinutes(5));
        signIn.check(Shown.token(secret));
        double first = usedAt();
        clock.advance(Duration.ofMinutes(6));
        signIn.check(Shown.token(secret));

        assertThat(first).isEqualTo(clock.instant().getEpochSecond() - 660.0);
        assertThat(usedAt()).isEqualTo((double) clock.instant().getEpochSecond());
    }

    private double usedAt() {
        Double seconds = desk().list().tokens().get(0).usedAtEpochSeconds();
        return seconds == null ? Double.NaN : seconds;
    }

    @Test
    void thereAreNotMoreThanAllowedAndTheDeadDoNotCount() {
        for (int i = 0; i < TOKENS_MAX; i++) {
            made(TokenScope.VIEWER, null);
        }
        assertThatThrownBy(() -> made(TokenScope.VIEWER, null)).hasMessageContaining("there are 5 tokens");

        desk().revoke(ADMIN, desk().list().tokens().get(0).id());

        assertThat(made(TokenScope.VIEWER, null)).isNotEmpty();
        assertThatThrownBy(() -> desk().revoke(ADMIN, "none")).hasMessageContaining("there is no token none");
    }
}
