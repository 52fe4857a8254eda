package dev.assay.server.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.api.SshAccess;
import dev.assay.api.TokenScope;
import dev.assay.api.TunnelRow;
import dev.assay.server.MovableClock;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunnelKeeperTest {
    private static final String DEVICE = "cellar-pi";
    private static final Actor ADMIN = new Actor("id", "admin", TokenScope.ADMIN, null);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private FarmDatabase database;
    private FarmKey key;
    private SshDesk desk;
    private BoardServer board;
    private ServerSocket controller;
    private List<Integer> ports;

    @BeforeEach
    void start() throws Exception {
        database = keep(
                FarmDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", Optional.empty()));
        key = new FarmKey(database);
        desk = new SshDesk(database, new AuditLog(clock, 1_000), key);
        board = keep(new BoardServer());
        board.allow(key.pair().publicKey());
        controller = keep(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        ports = List.of(freePort(), freePort());
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void aDeviceThatNeedsATunnelGetsOne() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));

        keeper("one").tick();

        TunnelRow row = desk.tunnel(DEVICE);
        assertThat(row.port()).isEqualTo(ports.get(0));
        assertThat(row.connectedSinceEpochSeconds()).isEqualTo(clock.millis() / 1e3);
        assertThat(row.lastError()).isNull();
        assertLeadsToTheController(ports.get(0));
    }

    @Test
    void aDeviceThatNeedsNoneIsLeftAlone() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(List.of()));

        keeper("one").tick();

        assertThat(board.logins()).isZero();
        assertThat(desk.tunnel(DEVICE).wanted()).isFalse();
    }

    @Test
    void ofSeveralControllersOneAloneHoldsATunnel() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        TunnelKeeper first = keeper("one");
        TunnelKeeper second = keeper("two");

        first.tick();
        second.tick();
        clock.advance(Duration.ofSeconds(50));
        first.tick();
        clock.advance(Duration.ofSeconds(50));
        second.tick();

        assertThat(board.logins()).isEqualTo(1);
    }

    @Test
    void anotherControllerGoesOnAfterOneDiedOnAnotherPortWhileTheFirstIsHeld() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        keeper("one").tick();

        clock.advance(TunnelBook.LEASE.plusSeconds(1));
        keeper("two").tick();

        assertThat(desk.tunnel(DEVICE).port()).isEqualTo(ports.get(1));
        assertLeadsToTheController(ports.get(1));
    }

    @Test
    void aControllerThatSleptForTooLongGivesWay() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        TunnelKeeper sleeper = keeper("one");
        sleeper.tick();
        clock.advance(TunnelBook.LEASE.plusSeconds(1));
        keeper("two").tick();

        sleeper.tick();

        await().until(() -> board.logins() == 1);
        assertLeadsToTheController(ports.get(1));
    }

    @Test
    void aControllerThatStopsInGoodOrderGivesItsTunnelsUpAtOnce() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        TunnelKeeper first = keeper("one");
        first.tick();

        first.close();
        await().until(() -> board.logins() == 0);
        keeper("two").tick();

        assertThat(desk.tunnel(DEVICE).port()).isNotNull();
    }

    @Test
    void aBrokenConnectionIsNotedAndComesBackAfterAPause() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        TunnelKeeper keeper = keeper("one");
        keeper.tick();

        board.cut();
        await().untilAsserted(() -> {
            keeper.tick();
            assertThat(desk.tunnel(DEVICE).lastError()).contains("broke");
        });
        assertThat(desk.tunnel(DEVICE).port()).isNull();
        keeper.tick();
        assertThat(board.logins()).isZero();
        clock.advance(LONGEST_REST);
        keeper.tick();

        assertThat(desk.tunnel(DEVICE).port()).isEqualTo(ports.get(0));
        assertLeadsToTheController(ports.get(0));
    }

    @Test
    void aBoardWithAnotherHostKeyGetsNoTunnelAndThatIsSaid() throws Exception {
        SshAccess real = board.access(ports);
        desk.put(
                ADMIN,
                DEVICE,
                new SshAccess(
                        real.user(),
                        real.host(),
                        real.port(),
                        real.via(),
                        BoardServer.line(BoardServer.newKey()),
                        List.of(),
                        ports));

        keeper("one").tick();

        assertThat(desk.tunnel(DEVICE).lastError()).contains("HAS CHANGED");
        assertThat(desk.tunnel(DEVICE).port()).isNull();
    }

    @Test
    void aBoardThatDoesNotKnowTheFarmsKeySaysWhatToDo() throws Exception {
        BoardServer stranger = keep(new BoardServer());
        desk.put(ADMIN, DEVICE, stranger.access(ports));

        keeper("one").tick();

        assertThat(desk.tunnel(DEVICE).lastError())
                .contains("does not accept the farm's key")
                .contains("assay device add");
    }

    @Test
    void aChangedAccessEndsTheTunnelOfTheOldOne() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        TunnelKeeper keeper = keeper("one");
        keeper.tick();

        desk.put(ADMIN, DEVICE, board.access(List.of()));
        keeper.tick();

        await().untilAsserted(() ->
                assertThatThrownBy(() -> dial(ports.get(0)).close()).isInstanceOf(ConnectException.class));
    }

    @Test
    void aForgottenDeviceHasNoTunnel() throws Exception {
        desk.put(ADMIN, DEVICE, board.access(ports));
        TunnelKeeper keeper = keeper("one");
        keeper.tick();

        desk.forget(ADMIN, DEVICE);
        desk.forget(ADMIN, DEVICE);
        keeper.tick();

        await().until(() -> board.logins() == 0);
        assertThatThrownBy(() -> desk.get(DEVICE)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aJumpHostIsPinnedByItsOwnKey() throws Exception {
        BoardServer jump = keep(new BoardServer());
        jump.allow(key.pair().publicKey());
        SshAccess target = board.access(ports);
        SshAccess jumpAccess = jump.access(List.of());
        String via = "me@127.0.0.1:" + jumpAccess.port();
        desk.put(
                ADMIN,
                DEVICE,
                new SshAccess(
                        "pi",
                        target.host(),
                        target.port(),
                        List.of(via),
                        target.hostKey(),
                        List.of(jumpAccess.hostKey()),
                        ports));

        keeper("one").tick();

        assertThat(desk.tunnel(DEVICE).lastError()).isNull();
        assertLeadsToTheController(ports.get(0));
    }

    @Test
    void everyControllerOfAFarmHasTheSameKey() {
        assertThat(new FarmKey(database).pair()).isEqualTo(key.pair());
        assertThat(desk.keys().publicKeys()).containsExactly(key.pair().publicKey());
        assertThat(key.pair().publicKey()).startsWith("ssh-ed25519 AAAA");
    }

    private TunnelKeeper keeper(String self) {
        return keep(new TunnelKeeper(
                new TunnelBook(database, clock),
                key,
                clock,
                RandomGeneratorFactory.of("L64X128MixRandom").create(7),
                () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), controller.getLocalPort()),
                self,
                Runnable::run));
    }

    private void assertLeadsToTheController(int port) throws IOException {
        try (Socket agent = dial(port);
                Socket accepted = controller.accept()) {
            agent.getOutputStream().write(42);
            assertThat(accepted.getInputStream().read()).isEqualTo(42);
        }
    }

    private static Socket dial(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
