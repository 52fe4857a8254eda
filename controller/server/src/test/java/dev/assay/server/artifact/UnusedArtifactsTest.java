package dev.assay.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.ArtifactRef;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnEveryStore
class UnusedArtifactsTest extends OnMiniFarm {
    private static final byte[] LATE = "a report that came too late".getBytes(StandardCharsets.UTF_8);
    private static final Duration GRACE = Duration.ofDays(30);

    private int remove() throws IOException {
        return new UnusedArtifacts(farm.artifacts(), farm.farm().references(), farm.clock(), GRACE).remove();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("artifacts"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** As if nobody had asked for anything since. */
    private void age(Duration age) throws IOException {
        Instant then = farm.clock().instant().minus(age);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(then));
        }
    }

    @Test
    void whatACampaignWasMadeOfAndWhatCameOfItStays() throws IOException {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.sweep("axes: {quantization: [none, static-int8]}\n"));
        farm.buildAll();
        assertThat(pi.workUntilDone()).isPositive();
        List<Path> before = files();
        age(Duration.ofDays(400));

        assertThat(remove()).isZero();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatNothingRefersToGoesWhenItsGraceIsOver() throws IOException {
        ArtifactRef stray = farm.artifacts().addPacked(LATE, Sha256.of(LATE));
        farm.begin(Digits.sweep(""));
        int all = files().size();

        age(GRACE.minusDays(1));
        assertThat(remove()).isZero();
        age(GRACE.plusDays(1));
        assertThat(remove()).isEqualTo(1);

        assertThat(files()).hasSize(all - 1);
        assertThat(farm.artifacts().findPacked(stray.sha256())).isEmpty();
    }

    @Test
    void whatSomebodyAsksForIsAsGoodAsNew() throws IOException {
        ArtifactRef stray = farm.artifacts().addPacked(LATE, Sha256.of(LATE));
        farm.begin(Digits.sweep(""));
        age(GRACE.plusDays(1));

        farm.artifacts().touch(stray.sha256(), farm.clock().instant());

        assertThat(remove()).isZero();
    }

    @Test
    void aLongInterruptedUploadGoesAndOneUnderWayStays() throws IOException {
        Path incoming = folder.resolve("artifacts").resolve("incoming");
        Path old = Files.createFile(incoming.resolve("upload1.part"));
        Files.setLastModifiedTime(old, FileTime.from(farm.clock().instant().minus(Duration.ofDays(2))));
        Path young = Files.createFile(incoming.resolve("upload2.part"));
        Files.setLastModifiedTime(young, FileTime.from(farm.clock().instant()));

        remove();

        assertThat(incoming).isDirectoryContaining(young::equals);
        assertThat(old).doesNotExist();
    }
}
