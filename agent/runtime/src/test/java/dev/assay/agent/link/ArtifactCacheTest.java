package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.ArtifactRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCacheTest {
    @TempDir
    Path folder;

    private long now = 1_700_000_000;
    private final List<String> downloads = new ArrayList<>();

    private ArtifactCache cache(long bytesMax) throws IOException {
        return new ArtifactCache(folder, bytesMax, () -> Instant.ofEpochSecond(now++));
    }

    private static ArtifactRef ref(String content) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new ArtifactRef(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), bytes.length);
    }

    private ArtifactCache.Source serving(String content) {
        return (sha256, bytesMax, into) -> {
            downloads.add(content);
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            try {
                into.write(bytes, 0, (int) Math.min(bytes.length, bytesMax));
            } catch (IOException e) {
                throw new LinkException.Passing("cut off", e);
            }
        };
    }

    private Path get(ArtifactCache cache, String content, String... kept) throws Exception {
        return cache.get(ref(content), Set.of(kept), serving(content));
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws Exception {
        ArtifactCache cache = cache(100);

        Path first = get(cache, "model");
        Path second = get(cache, "model");

        assertThat(first).isEqualTo(second).hasContent("model");
        assertThat(downloads).hasSize(1);
    }

    @Test
    void anythingElseThanAskedForLeavesNothingBehind() throws Exception {
        ArtifactCache cache = cache(100);

        for (String wrong : List.of("mode1", "mod", "model and more")) {
            assertThatThrownBy(() -> cache.get(ref("model"), Set.of(), serving(wrong)))
                    .isInstanceOf(ArtifactCache.UnusableArtifactException.class)
                    .hasMessageContaining("arrived damaged");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDownloadThatIsCutOffLeavesNothingBehind() throws Exception {
        ArtifactCache.Source breaking = (sha256, bytesMax, into) -> {
            throw new LinkException.Passing("cut off", new IOException());
        };

        ArtifactCache cache = cache(100);

        assertThatThrownBy(() -> cache.get(ref("model"), Set.of(), breaking)).isInstanceOf(LinkException.Passing.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatWasNotUsedForLongestMakesRoom() throws Exception {
        ArtifactCache cache = cache(12);
        get(cache, "aaaaa");
        get(cache, "bbbbb");
        get(cache, "aaaaa");

        get(cache, "ccccc");

        assertThat(folder.resolve(ref("bbbbb").sha256())).doesNotExist();
        assertThat(folder.resolve(ref("aaaaa").sha256())).exists();
    }

    @Test
    void whatIsInUseNeverMakesRoom() throws Exception {
        ArtifactCache cache = cache(12);
        get(cache, "aaaaa");
        get(cache, "bbbbb");

        get(cache, "ccccc", ref("aaaaa").sha256());

        assertThat(folder.resolve(ref("aaaaa").sha256())).exists();
        assertThat(folder.resolve(ref("bbbbb").sha256())).doesNotExist();
    }

    @Test
    void anArtifactLargerThanTheCacheIsRefusedWithBothSizes() throws Exception {
        ArtifactCache cache = cache(4);

        assertThatThrownBy(() -> get(cache, "model"))
                .hasMessageContaining("5 bytes")
                .hasMessageContaining("at most 4");
        assertThat(downloads).isEmpty();
    }

    @Test
    void aNameThatIsNoHashNeverBecomesAPath() throws Exception {
        ArtifactCache cache = cache(100);

        assertThatThrownBy(() -> cache.get(new ArtifactRef("../../etc/passwd", 5), Set.of(), serving("model")))
                .isInstanceOf(ArtifactCache.UnusableArtifactException.class)
                .hasMessageContaining("64 lower-case hex digits");
    }

    @Test
    void halfADownloadOfAFormerLifeIsRemoved() throws Exception {
        Files.writeString(folder.resolve(ref("model").sha256() + ".part"), "mo");

        get(cache(100), "model");

        assertThat(folder.toFile().list()).containsExactly(ref("model").sha256());
    }
}
