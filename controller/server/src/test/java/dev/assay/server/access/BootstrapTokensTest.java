package dev.assay.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TokenScope;
import dev.assay.protocol.TokenText;
import dev.assay.server.FarmStore;
import dev.assay.server.MovableClock;
import dev.assay.server.OnEveryStore;
import dev.assay.server.store.FarmDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryStore
@SuppressWarnings("NullAway.Init") // JUnit calls open first
class BootstrapTokensTest {
    private static final String PIN = "p".repeat(43);

    @Parameter
    private FarmStore store;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private final TokenBook book = new TokenBook(clock, new SecureRandom(), 100);
    private FarmDatabase database;
    private SignIn signIn;

    @BeforeEach
    void open() {
        database = store.open();
        signIn = SignIns.of(database, book, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** As a controller does when it starts. */
    private void start(Path home) throws IOException {
        new BootstrapTokens(database, book, new SecureRandom(), home, home.toString(), List.of(PIN)).open();
    }

    private static Secret inFile(Path home, String name) throws IOException {
        return new Secret(TokenText.parse(Files.readString(home.resolve(name))).secret());
    }

    @Test
    void theFolderHasATokenForEachWhoBegins() throws IOException {
        start(folder);

        assertThat(signIn.check(Shown.token(inFile(folder, "client.token"))).scope())
                .isEqualTo(TokenScope.ADMIN);
        Actor agent = signIn.check(Shown.token(inFile(folder, "agent.token")));
        assertThat(agent.scope()).isEqualTo(TokenScope.DEVICE);
        assertThat(agent.isBound()).isFalse();
        assertThat(Files.readString(folder.resolve("agent.token"))).endsWith("." + PIN + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("agent.token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsThereIsKept() throws IOException {
        Secret mine = new Secret("0123456789".repeat(4));
        Files.writeString(folder.resolve("client.token"), mine.text() + "\n");

        start(folder);
        start(folder);

        assertThat(inFile(folder, "client.token")).isEqualTo(mine);
        assertThat(signIn.check(Shown.token(mine)).scope()).isEqualTo(TokenScope.ADMIN);
    }

    @Test
    void aFileThatWasDeletedVoidsItsTokenAndNoOtherControllers() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        start(one);
        start(two);
        Secret leaked = inFile(one, "client.token");
        Files.delete(one.resolve("client.token"));

        start(one);

        assertThatThrownBy(() -> signIn.check(Shown.token(leaked))).hasMessageContaining("was revoked");
        assertThat(signIn.check(Shown.token(inFile(one, "client.token"))).scope())
                .isEqualTo(TokenScope.ADMIN);
        assertThat(signIn.check(Shown.token(inFile(two, "client.token"))).scope())
                .isEqualTo(TokenScope.ADMIN);
    }

    @Test
    void aRevokedTokenIsReplacedAtTheNextStart() throws IOException {
        start(folder);
        Secret old = inFile(folder, "agent.token");
        String id = signIn.check(Shown.token(old)).tokenId();
        database.run(handle -> assertThat(book.revoke(handle, id)).contains("agent.token"));

        start(folder);

        assertThatThrownBy(() -> signIn.check(Shown.token(old))).hasMessageContaining("was revoked");
        assertThat(signIn.check(Shown.token(inFile(folder, "agent.token"))).scope())
                .isEqualTo(TokenScope.DEVICE);
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefused() throws IOException {
        Files.writeString(folder.resolve("client.token"), "secret\n");

        assertThatThrownBy(() -> start(folder))
                .hasMessageContaining("client.token holds 6 characters; expected at least 32");
    }
}
