package dev.assay.influx.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    /** Takes what is not bad, as InfluxDB does with a partial write. */
    private static final class PickyWriter implements LineWriter {
        private final List<String> taken = new ArrayList<>();
        private int requests;

        @Override
        public WriteAnswer write(List<String> lines) {
            requests++;
            lines.stream().filter(line -> !line.startsWith("bad")).forEach(taken::add);
            return lines.stream().anyMatch(line -> line.startsWith("bad"))
                    ? new WriteAnswer.Refused("field type conflict")
                    : new WriteAnswer.Written();
        }

        @Override
        public void close() {}
    }

    private static List<Delivery.Line> lines(int count, int... bad) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Delivery.Line(i, (IntStream.of(bad).anyMatch(b -> b == i) ? "bad " : "good ") + i))
                .toList();
    }

    @Test
    void onlyTheBadLinesDie() {
        PickyWriter writer = new PickyWriter();

        Delivery delivery = Delivery.of(lines(1_000, 0, 500, 501, 999), writer, () -> true);

        assertThat(delivery.refused())
                .extracting(refusal -> refusal.line().id())
                .containsExactly(0L, 500L, 501L, 999L);
        assertThat(delivery.refused().get(0).words()).isEqualTo("field type conflict");
        assertThat(delivery.written()).hasSize(996).isSorted();
        assertThat(delivery.end()).isNull();
        // A bad line costs two requests for each halving, and not one for each of its neighbours.
        assertThat(writer.requests).isLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsBadEveryLineEndsInOnePlace(long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(200);
        int[] bad =
                IntStream.range(0, count).filter(i -> random.nextInt(4) == 0).toArray();

        Delivery delivery = Delivery.of(lines(count, bad), new PickyWriter(), () -> true);

        List<Long> all = new ArrayList<>(delivery.written());
        delivery.refused().forEach(refusal -> all.add(refusal.line().id()));
        assertThat(all)
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, count).boxed().toList());
        assertThat(delivery.refused()).hasSize(bad.length);
    }

    @Test
    void whenTheServerGoesAwayTheRestStays() {
        LineWriter writer = new LineWriter() {
            private int requests;

            @Override
            public WriteAnswer write(List<String> lines) {
                requests++;
                return requests == 1
                        ? new WriteAnswer.Refused("bad")
                        : requests == 2
                                ? new WriteAnswer.Written()
                                : new WriteAnswer.Later("gone", Duration.ofSeconds(3));
            }

            @Override
            public void close() {}
        };

        Delivery delivery = Delivery.of(lines(10), writer, () -> true);

        assertThat(delivery.written()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(delivery.refused()).isEmpty();
        assertThat(delivery.end()).isEqualTo(new WriteAnswer.Later("gone", Duration.ofSeconds(3)));
    }

    @Test
    void whoIsNotWantedAnyMoreSendsNothing() {
        PickyWriter writer = new PickyWriter();

        Delivery delivery = Delivery.of(lines(10), writer, () -> false);

        assertThat(writer.requests).isZero();
        assertThat(delivery.written()).isEmpty();
    }
}
