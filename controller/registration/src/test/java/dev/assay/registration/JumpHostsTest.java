package dev.assay.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registration.java.JavaChoice;
import dev.assay.ssh.SshRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board that needs a tunnel and is reached through two other hosts. */
class JumpHostsTest extends OneBoard {
    private static final String MINE = "ssh-ed25519 AAAAmine me@laptop\n";

    @SuppressWarnings("NullAway.Init") // JUnit calls startHosts first
    private ScratchBoard near;

    @SuppressWarnings("NullAway.Init")
    private ScratchBoard far;

    @BeforeEach
    void startHosts() throws Exception {
        near = host("near");
        far = host("far");
    }

    private ScratchBoard host(String name) throws Exception {
        ScratchBoard host = new ScratchBoard(folder.resolve(name));
        Files.createDirectories(host.authorizedKeys().getParent());
        Files.writeString(host.authorizedKeys(), MINE);
        return host;
    }

    @AfterEach
    void stopHosts() throws IOException {
        near.close();
        far.close();
    }

    @Test
    void eachHostLetsTheControllerThroughToTheNextAndToNothingElse() throws Exception {
        registerThrough();

        assertThat(Files.readString(near.authorizedKeys()))
                .isEqualTo(MINE
                        + line("permitlisten=\"127.0.0.1:1\",permitlisten=\"localhost:1\",permitopen=\"127.0.0.1:"
                                + far.target().port() + "\""));
        assertThat(Files.readString(far.authorizedKeys()))
                .isEqualTo(MINE
                        + line("permitlisten=\"127.0.0.1:1\",permitlisten=\"localhost:1\",permitopen=\"127.0.0.1:"
                                + board.target().port() + "\""));
        assertThat(Files.readAllLines(board.authorizedKeys()))
                .singleElement()
                .asString()
                .contains("permitlisten=\"127.0.0.1:18420\"", "permitopen=\"127.0.0.1:1\"");
        assertThat(farm.ssh("kitchen-pi"))
                .hasValueSatisfying(access -> assertThat(access.via())
                        .containsExactly(near.target().toString(), far.target().toString()));
    }

    @Test
    void removingTheBoardTakesThatBack() throws Exception {
        registerThrough();

        new Removal(means("one")).remove("kitchen-pi", route());

        assertThat(Files.readString(near.authorizedKeys())).isEqualTo(MINE);
        assertThat(Files.readString(far.authorizedKeys())).isEqualTo(MINE);
        assertThat(Files.readString(board.authorizedKeys())).isEmpty();
    }

    @Test
    void aHostThatOtherBoardsNeedStaysOpenForThemAndSoDoesTheWayToIt() throws Exception {
        registerThrough();
        Files.writeString(
                far.authorizedKeys(),
                Files.readString(far.authorizedKeys())
                        .replace(",permitopen=\"", ",permitopen=\"neighbour:22\",permitopen=\""));

        new Removal(means("one")).remove("kitchen-pi", route());

        assertThat(Files.readString(far.authorizedKeys()))
                .isEqualTo(
                        MINE
                                + line(
                                        "permitlisten=\"127.0.0.1:1\",permitlisten=\"localhost:1\",permitopen=\"neighbour:22\""));
        assertThat(Files.readString(near.authorizedKeys()))
                .contains("127.0.0.1:" + far.target().port());
    }

    @Test
    void aHostThatRunsNoCommandIsNamedWithTheLineThatItNeeds() throws Exception {
        far.refuseCommands();

        registerThrough();

        assertThat(steps.lines())
                .filteredOn(line -> line.startsWith("!"))
                .singleElement()
                .asString()
                .contains(
                        far.target() + " must let the tunnel through",
                        "This account is not available.",
                        "which we cannot write: restrict,port-forwarding,",
                        "permitopen=\"127.0.0.1:" + board.target().port() + "\"",
                        " assay-tunnel");
        assertThat(Files.readString(far.authorizedKeys())).isEqualTo(MINE);
        assertThat(Files.readString(near.authorizedKeys()))
                .contains("127.0.0.1:" + far.target().port());
    }

    @Test
    void theDoctorsRemedyGoesTheSameWay() throws Exception {
        registerThrough();
        Files.delete(board.agent().resolve("home/device.token"));

        List<Finding> findings =
                new Doctor("kitchen-pi", route(), means("one")).examine(route(), farm.ssh("kitchen-pi"));

        assertThat(findings)
                .filteredOn(finding -> !finding.ok())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.remedy())
                        .isEqualTo("assay device add " + board.target() + " --via " + near.target() + "," + far.target()
                                + " --name kitchen-pi"));
    }

    private SshRoute route() {
        return new SshRoute(board.target(), List.of(near.target(), far.target()));
    }

    private void registerThrough() throws Exception {
        new Registration(request(JavaChoice.ask(), route()), means("one")).register();
    }

    /** What authorized_keys says of the controller's key. */
    private static String line(String rights) {
        return "restrict,port-forwarding," + rights + ",command=\"echo this key opens a tunnel and nothing else\" "
                + FakeFarm.KEY.replace(" farm", " assay-tunnel") + "\n";
    }
}
