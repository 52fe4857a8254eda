package dev.assay.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.evidence.check.EvidenceCheck;
import dev.assay.evidence.check.Verification;
import dev.assay.evidence.signing.BundleSignature;
import dev.assay.evidence.signing.SigningKey;
import dev.assay.protocol.WireJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody's controller has written. */
class BundleReaderTest {
    private static final SigningKey KEY = SigningKey.make();
    private static final String SHA_256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Path honest() throws IOException {
        Path file = folder.resolve("honest.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            BundleWriter bundle = new BundleWriter(out, "small-1");
            bundle.add(BundleFormat.SWEEP, new ByteArrayInputStream("sweep: small".getBytes(StandardCharsets.UTF_8)));
            bundle.finish(KEY);
        }
        return file;
    }

    /** A zip with these entries and a manifest, both as they come. */
    private Path zip(List<ManifestEntry> manifest, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("made.zip");
        byte[] json = WireJson.write(new BundleManifest(BundleFormat.VERSION, "small-1", manifest));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, BundleFormat.MANIFEST, json);
            put(zip, BundleFormat.SIGNATURE, WireJson.write(BundleSignature.of(json, KEY)));
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static List<Discrepancy> discrepancies(Path file) throws IOException, BundleException {
        try (BundleReader bundle = BundleReader.open(file)) {
            return bundle.discrepancies();
        }
    }

    @Test
    void anHonestBundleIsAsItsManifestSays() throws IOException, BundleException {
        try (BundleReader bundle = BundleReader.open(honest())) {
            assertThat(bundle.discrepancies()).isEmpty();
            assertThat(bundle.signature().holds(bundle.manifestBytes())).isTrue();
            assertThat(bundle.read(BundleFormat.SWEEP)).asString().isEqualTo("sweep: small");
        }
    }

    @Test
    void aFileThatWasCutOffAnywhereIsNoBundle() throws IOException {
        byte[] whole = Files.readAllBytes(honest());
        Path cut = folder.resolve("cut.zip");

        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> BundleReader.open(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(BundleException.class);
        }
    }

    @Test
    void ofABombNoMoreIsUnpackedThanTheManifestNames() throws IOException, BundleException {
        byte[] zeros = new byte[50 << 20];

        List<Discrepancy> found = discrepancies(
                zip(List.of(new ManifestEntry("sweep.yaml", 0, SHA_256_OF_NOTHING)), Map.of("sweep.yaml", zeros)));

        assertThat(found)
                .containsExactly(new Discrepancy(
                        "sweep.yaml", "more than 0 bytes", "0 bytes with SHA-256 " + SHA_256_OF_NOTHING));
    }

    @Test
    void aManifestThatIsABombIsNotReadToItsEnd() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, BundleFormat.MANIFEST, new byte[33 << 20]);
        }

        assertThatThrownBy(() -> BundleReader.open(file))
                .hasMessageContaining("manifest.json has more than 33554432 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "cells/../../x",
                "C:\\x",
                "cells//x",
                ".x",
                "a/b/c",
                "x\u001b[2J",
                ""
            })
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        Path file = zip(List.of(new ManifestEntry(name, 0, SHA_256_OF_NOTHING)), Map.of());

        assertThatThrownBy(() -> BundleReader.open(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("expected plain names")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
    }

    @Test
    void anEntryThatLeadsElsewhereIsOneThatWasAdded() throws IOException, BundleException {
        assertThat(discrepancies(zip(List.of(), Map.of("../../x\u001b", new byte[1]))))
                .containsExactly(
                        new Discrepancy("../../x?", "an entry that was added", "only those that the manifest names"));
    }

    @Test
    void theSameNameTwiceIsSeen() throws IOException, BundleException {
        // No zip writer of Java writes a name twice: it is renamed in the bytes.
        Path file = zip(
                List.of(new ManifestEntry("sweep.yaml", 0, SHA_256_OF_NOTHING)),
                Map.of("sweep.yaml", new byte[0], "sweep.yamm", new byte[1]));
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).replace("sweep.yamm", "sweep.yaml");
        Files.writeString(file, bytes, StandardCharsets.ISO_8859_1);

        assertThat(discrepancies(file))
                .anySatisfy(found -> assertThat(found.found()).isEqualTo("an entry that was added"));
    }

    @Test
    void sizesThatNobodyCouldHoldAreRefused() throws IOException {
        Path file = zip(List.of(new ManifestEntry("sweep.yaml", 1L << 40, SHA_256_OF_NOTHING)), Map.of());

        assertThatThrownBy(() -> BundleReader.open(file)).hasMessageContaining("1099511627776 bytes; expected");
    }

    @Test
    void anotherFormatIsNamed() throws IOException {
        Path file = folder.resolve("newer.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, BundleFormat.MANIFEST, WireJson.write(new BundleManifest("assay-evidence/2", "x", List.of())));
        }

        assertThatThrownBy(() -> BundleReader.open(file))
                .hasMessageContaining("its format is \"assay-evidence/2\"; this Assay reads assay-evidence/1");
    }

    @Test
    void aZipOfSomethingElseIsNoBundle() throws IOException {
        Path file = folder.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "readme.txt", new byte[1]);
        }

        assertThatThrownBy(() -> BundleReader.open(file)).hasMessageContaining("there is no manifest.json");
        assertThatThrownBy(() -> BundleReader.open(folder.resolve("nowhere"))).hasMessageContaining("is no file");
    }

    @Test
    void aBundleWithoutACampaignIsNotCalledReproduced() throws IOException, BundleException {
        try (BundleReader bundle = BundleReader.open(honest())) {
            Verification verification = EvidenceCheck.of(bundle, KEY.signer().fingerprint());

            assertThat(verification.answer()).isEqualTo(Verification.Answer.INCOMPLETE);
            assertThat(verification.unknown()).containsExactly("there is no campaign.json");
        }
    }

    @Test
    void aNameIsWrittenOnceAndNeverOneThatLeadsElsewhere() throws IOException {
        BundleWriter bundle = new BundleWriter(new ByteArrayOutputStream(), "x");
        bundle.addJson("cells/000001.json", Map.of());

        for (String name : List.of("cells/000001.json", "../x")) {
            assertThatThrownBy(() -> bundle.addJson(name, Map.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
