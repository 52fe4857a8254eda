package dev.assay.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.ArtifactRef;
import dev.assay.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactStoreTest {
    private static final byte[] BYTES = "some model".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = Sha256.of(BYTES);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private ArtifactStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = ArtifactStore.open(folder, 100);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void keepsBytesUnderTheirHash() throws IOException {
        boolean isNew = store.put(SHA_256, stream(BYTES));
        boolean isNewAgain = store.put(SHA_256, stream(BYTES));

        assertThat(isNew).isTrue();
        assertThat(isNewAgain).isFalse();
        assertThat(store.get(SHA_256))
                .hasBinaryContent(BYTES)
                .isEqualTo(folder.resolve(SHA_256.substring(0, 2)).resolve(SHA_256));
        assertThat(store.ref(SHA_256)).isEqualTo(new ArtifactRef(SHA_256, BYTES.length));
    }

    @Test
    void refusesBytesWithAnotherHashAndKeepsNothing() {
        assertThatThrownBy(() -> store.put("0".repeat(64), stream(BYTES)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("the bytes have SHA-256 " + SHA_256 + "; expected " + "0".repeat(64));

        assertThat(store.find("0".repeat(64))).isEmpty();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsTooLargeAndKeepsNothing() {
        byte[] large = new byte[101];

        assertThatThrownBy(() -> store.put(Sha256.of(large), stream(large)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(413));

        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void forgetsWhatAnInterruptedUploadLeft() throws IOException {
        Files.writeString(folder.resolve("incoming/upload1.part"), "half");

        ArtifactStore.open(folder, 100);

        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void unpacksWhatItKeepsPacked() throws IOException {
        byte[] json = "1,".repeat(5_000).getBytes(StandardCharsets.UTF_8);

        ArtifactRef artifact = store.addPacked(json, Sha256.of(json));

        assertThat(artifact).isEqualTo(new ArtifactRef(Sha256.of(json), json.length));
        try (InputStream unpacked = store.findPacked(artifact.sha256()).orElseThrow()) {
            assertThat(unpacked.readAllBytes()).isEqualTo(json);
        }
        assertThat(folder.resolve(artifact.sha256().substring(0, 2)).resolve(artifact.sha256() + ".gz"))
                .isRegularFile()
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(json.length / 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../etc/passwd",
                "ABCDEF",
                "0",
                "00000000000000000000000000000000000000000000000000000000000000zz"
            })
    void noOtherNameReachesTheDisk(String name) {
        assertThatThrownBy(() -> store.find(name))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
