package dev.assay.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private static final int LIMIT = 1_000;

    private static InputStream gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return new ByteArrayInputStream(packed.toByteArray());
    }

    private static int statusOf(InputStream body, @Nullable String encoding) throws IOException {
        try {
            BoundedBody.read(body, encoding, LIMIT);
            return 200;
        } catch (ProblemException e) {
            return e.problem().status();
        }
    }

    @Test
    void readsPlainAndPackedBodies() throws IOException {
        byte[] bytes = new byte[LIMIT];

        assertThat(BoundedBody.read(new ByteArrayInputStream(bytes), null, LIMIT))
                .isEqualTo(bytes);
        assertThat(BoundedBody.read(gzip(bytes), "gzip", LIMIT)).isEqualTo(bytes);
        assertThat(BoundedBody.read(gzip(bytes), "GZIP", LIMIT)).isEqualTo(bytes);
    }

    @Test
    void stopsAtTheLimitHoweverSmallTheBombIs() throws IOException {
        assertThat(statusOf(new ByteArrayInputStream(new byte[LIMIT + 1]), null))
                .isEqualTo(413);
        assertThat(statusOf(gzip(new byte[100_000_000]), "gzip")).isEqualTo(413);
    }

    @Test
    void refusesWhatIsNotPackedAsItSays() throws IOException {
        assertThat(statusOf(new ByteArrayInputStream(new byte[10]), "gzip")).isEqualTo(400);
        assertThat(statusOf(new ByteArrayInputStream(new byte[0]), "gzip")).isEqualTo(400);
        assertThat(statusOf(gzip(new byte[10]), "br")).isEqualTo(400);
        byte[] cut = gzip(new byte[500]).readNBytes(12);
        assertThatThrownBy(() -> BoundedBody.read(new ByteArrayInputStream(cut), "gzip", LIMIT))
                .isInstanceOf(ProblemException.class);
    }
}
