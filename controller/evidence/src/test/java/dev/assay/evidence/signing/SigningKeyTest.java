package dev.assay.evidence.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final byte[] TEXT = "what was measured".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("evidence").resolve("signing.key");
    }

    @Test
    void aKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        SigningKey made = SigningKey.open(file);
        SigningKey again = SigningKey.open(file);

        assertThat(again.signer().fingerprint())
                .isEqualTo(made.signer().fingerprint())
                .hasSize(64);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(again.sign(TEXT)).isEqualTo(made.sign(TEXT));
        assertThat(SigningKey.make().signer().fingerprint())
                .isNotEqualTo(made.signer().fingerprint());
    }

    @Test
    void aSignatureHoldsForItsTextAndItsKeyAlone() throws IOException {
        SigningKey key = SigningKey.open(file);
        SignerKey copy = SignerKey.parsePem(key.signer().pem());
        BundleSignature signature = BundleSignature.of(TEXT, key);

        assertThat(copy.hasSigned(TEXT, key.sign(TEXT))).isTrue();
        assertThat(copy.hasSigned(new byte[] {1}, key.sign(TEXT))).isFalse();
        assertThat(SigningKey.make().signer().hasSigned(TEXT, key.sign(TEXT))).isFalse();
        assertThat(copy.hasSigned(TEXT, new byte[3])).isFalse();
        assertThat(signature.holds(TEXT)).isTrue();
        assertThat(signature.holds(new byte[0])).isFalse();
        assertThat(new BundleSignature("Ed25519", "no key", "", "").holds(TEXT)).isFalse();
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        SigningKey.open(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SigningKey.open(file)).hasMessageContaining("rw-r-----; expected rw-------");
    }

    @Test
    void halvesOfTwoKeysAreRefused() throws IOException {
        SigningKey.open(file);
        String text = Files.readString(file);
        String secret = text.substring(0, text.indexOf("-----BEGIN PUBLIC"));
        Files.writeString(file, secret + SigningKey.make().signer().pem());

        assertThatThrownBy(() -> SigningKey.open(file)).hasMessageContaining("do not belong together");
    }

    @Test
    void aDamagedKeyIsNotReplaced() throws IOException {
        SigningKey.open(file);
        Files.writeString(file, "nothing of use");

        assertThatThrownBy(() -> SigningKey.open(file)).hasMessageContaining("holds no signing key");
        assertThat(Files.readString(file)).isEqualTo("nothing of use");
    }
}
