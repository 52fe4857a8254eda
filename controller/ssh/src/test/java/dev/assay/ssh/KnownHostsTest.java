package dev.assay.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
    private static final String ONE = key(1);
    private static final String TWO = key(2);

    private static final String KEY_BY_OPENSSH =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG+meoqjGhyjrYmIjRBe5ePyyu/haDJif3bHbZ57BC2T";
    private static final String FINGERPRINT_BY_OPENSSH = "SHA256:NzkmW35mpn/z83pABbxglrkauAA6EtNpE0/jZs5AOj4";
    private static final String HASHED_BY_OPENSSH = """
            |1|MF699zop38f/zYypvvoshtizMPs=|WOycPfyi4N0apZ+IAv/dvlIB6KQ= ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG+meoqjGhyjrYmIjRBe5ePyyu/haDJif3bHbZ57BC2T
            |1|yhE9rlEEXVUfRH5whSJOxqwuyRI=|zLwXbSz1/C2ofAwOZ2TyJKLgavg= ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG+meoqjGhyjrYmIjRBe5ePyyu/haDJif3bHbZ57BC2T
            """;

    @TempDir
    Path folder;

    private Path users;
    private Path own;
    private KnownHosts known;

    @BeforeEach
    void files() {
        users = folder.resolve("users");
        own = folder.resolve("assay/known_hosts");
        known = KnownHosts.inFiles(users, own);
    }

    @Test
    void aHostInNoFileIsUnknown() throws Exception {
        assertThat(judge("kitchen", ONE)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void aPinnedKeyIsKnownAndAnotherOneHasChanged() throws Exception {
        known.pin(new HostKey("[kitchen]:2222", ONE));

        assertThat(judge("[kitchen]:2222", ONE)).isEqualTo(KnownHosts.Verdict.KNOWN);
        assertThat(judge("[kitchen]:2222", TWO)).isEqualTo(KnownHosts.Verdict.CHANGED);
        assertThat(judge("kitchen", TWO)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void theUsersFileIsHonouredButNeverWritten() throws Exception {
        Files.writeString(users, "# mine\nkitchen,192.168.1.20 " + ONE + " me@here\n");

        known.pin(new HostKey("cellar", TWO));

        assertThat(judge("192.168.1.20", ONE)).isEqualTo(KnownHosts.Verdict.KNOWN);
        assertThat(Files.readString(users)).doesNotContain("cellar");
        assertThat(Files.readString(own)).isEqualTo("cellar " + TWO + "\n");
    }

    @Test
    void aFileThatKnowsAnotherKeyIsNotOutvoted() throws Exception {
        Files.writeString(users, "kitchen " + TWO + "\n");
        known.pin(new HostKey("kitchen", ONE));

        KnownHosts.Judgement judgement = known.judge("kitchen", bytes(TWO));

        assertThat(judgement.verdict()).isEqualTo(KnownHosts.Verdict.CHANGED);
        assertThat(judgement.lines()).extracting(KnownHostsLine::where).containsExactly(own + ":1");
    }

    @Test
    void anyOfSeveralKeysInOneFileIsGood() throws Exception {
        Files.writeString(users, "kitchen " + ONE + "\nkitchen " + TWO + "\n");

        assertThat(judge("kitchen", TWO)).isEqualTo(KnownHosts.Verdict.KNOWN);
    }

    @Test
    void patternsAndTheirExceptionsAreRead() throws Exception {
        Files.writeString(users, "*.lan,!cellar.lan " + ONE + "\n");

        assertThat(judge("kitchen.lan", ONE)).isEqualTo(KnownHosts.Verdict.KNOWN);
        assertThat(judge("cellar.lan", ONE)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void aRevokedKeyIsRefusedEvenIfItIsKnown() throws Exception {
        Files.writeString(users, "kitchen " + ONE + "\n@revoked * " + ONE + "\n");

        assertThat(judge("kitchen", ONE)).isEqualTo(KnownHosts.Verdict.REVOKED);
    }

    @Test
    void aKeyThatIsOnlyRevokedSaysNothingOfOtherKeys() throws Exception {
        Files.writeString(users, "@revoked * " + ONE + "\n");

        assertThat(judge("kitchen", TWO)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void namesThatSshKeygenHashedAreFound() throws Exception {
        // Made by ssh-keygen -H of OpenSSH 9.2 from "kitchen" and "[kitchen]:2222".
        Files.writeString(users, HASHED_BY_OPENSSH);

        assertThat(judge("kitchen", KEY_BY_OPENSSH)).isEqualTo(KnownHosts.Verdict.KNOWN);
        assertThat(judge("[kitchen]:2222", KEY_BY_OPENSSH)).isEqualTo(KnownHosts.Verdict.KNOWN);
        assertThat(judge("[kitchen]:2223", KEY_BY_OPENSSH)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void aFingerprintIsWrittenAsSshKeygenDoes() {
        assertThat(new HostKey("kitchen", KEY_BY_OPENSSH).fingerprint()).isEqualTo(FINGERPRINT_BY_OPENSSH);
    }

    @Test
    void brokenLinesAreNoKeys() throws Exception {
        Files.writeString(users, "kitchen\nkitchen ssh-ed25519 !!!\n|1|x|y ssh-ed25519 AAAA\n\n");

        assertThat(judge("kitchen", ONE)).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    @Test
    void pinsInMemoryTrustNobodyElse() throws Exception {
        KnownHosts pinned = KnownHosts.pinned(List.of(new HostKey("kitchen", ONE)));

        assertThat(pinned.judge("kitchen", bytes(ONE)).verdict()).isEqualTo(KnownHosts.Verdict.KNOWN);
        assertThat(pinned.judge("kitchen", bytes(TWO)).verdict()).isEqualTo(KnownHosts.Verdict.CHANGED);
        assertThat(pinned.judge("cellar", bytes(ONE)).verdict()).isEqualTo(KnownHosts.Verdict.UNKNOWN);
    }

    private KnownHosts.Verdict judge(String name, String line) throws IOException {
        return known.judge(name, bytes(line)).verdict();
    }

    private static String key(int seed) {
        byte[] key = new byte[51];
        System.arraycopy(
                new byte[] {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9'}, 0, key, 0, 15);
        key[18] = 32;
        key[50] = (byte) seed;
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(key);
    }

    private static byte[] bytes(String line) {
        return Base64.getDecoder().decode(line.split(" ")[1]);
    }
}
