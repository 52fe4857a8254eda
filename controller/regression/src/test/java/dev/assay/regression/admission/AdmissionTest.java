package dev.assay.regression.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.Environment;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final GateSide SIDE = new GateSide("ab", "onnxruntime 1.23.0", "threads=4");
    private static final Object[] TRAITS = {
        "aarch64",
        "Cortex-A76",
        List.of("asimddp"),
        4,
        8_000_000_000L,
        "Linux",
        "6.6.31",
        "performance",
        "glibc 2.36",
        "17",
        "1.23.0",
        List.of("CPU"),
        "1",
        List.of("-Xmx64m")
    };

    private static Environment environment(Object... traits) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(Environment.class.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return Environment.class.getDeclaredConstructor(types).newInstance(traits);
    }

    @Test
    void identicalSidesPassWithoutTheDevice() {
        Admission admission = Admission.of(SIDE, SIDE, false);

        assertThat(admission.isMeasured()).isFalse();
        assertThat(admission.verdict(GatedMetric.LATENCY_P50).label()).isEqualTo("PASS(identical)");
    }

    @Test
    void aCanaryIsMeasuredAllTheSame() {
        assertThat(Admission.of(SIDE, SIDE, true).kind()).isEqualTo(Admission.Kind.CANARY);
        assertThatThrownBy(() -> Admission.of(SIDE, SIDE, true).verdict(GatedMetric.LOAD))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherRuntimeIsMeasured() {
        GateSide newer = new GateSide("ab", "onnxruntime 1.24.0", "threads=4");

        assertThat(Admission.of(SIDE, newer, false).kind()).isEqualTo(Admission.Kind.MEASURE);
    }

    @Test
    void unlikeEnvironmentsAreRefusedWithWhatDiffers() throws ReflectiveOperationException {
        Object[] other = TRAITS.clone();
        other[7] = "powersave";

        Admission admission = Admission.ofMeasured(environment(TRAITS), environment(other));

        assertThat(admission.explanation())
                .isEqualTo("environments differ in governor: performance and powersave;"
                        + " measure both sides on one device in one session");
        assertThat(admission.verdict(GatedMetric.LATENCY_P50).label()).isEqualTo("NO_VERDICT(unlike environments)");
    }

    @Test
    void whateverChangesTheFingerprintIsNamed() throws ReflectiveOperationException {
        List<Integer> unnamed = new ArrayList<>();
        for (int i : IntStream.range(0, TRAITS.length).toArray()) {
            Object[] other = TRAITS.clone();
            other[i] = TRAITS[i] instanceof List<?>
                    ? List.of("x")
                    : TRAITS[i] instanceof String ? "x" : TRAITS[i] instanceof Long ? (Object) 1L : (Object) 1;
            Environment one = environment(TRAITS);
            Environment two = environment(other);
            boolean isUnlike = !one.fingerprint().equals(two.fingerprint());
            if (isUnlike == Unlikeness.between(one, two).isEmpty()) {
                unnamed.add(i);
            }
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void oneKeyInFiftyIsACanaryAndAlwaysTheSame() {
        List<String> keys =
                IntStream.range(0, 20_000).mapToObj(i -> "digits-" + i).toList();
        List<String> drawn = keys.stream()
                .filter(key -> CanaryDraw.isDrawn(key, CanaryDraw.USUAL_SHARE))
                .toList();

        assertThat(drawn).hasSizeBetween(320, 480);
        assertThat(drawn).allMatch(key -> CanaryDraw.isDrawn(key, CanaryDraw.USUAL_SHARE));
        assertThat(keys).noneMatch(key -> CanaryDraw.isDrawn(key, 0)).allMatch(key -> CanaryDraw.isDrawn(key, 1));
    }

    @Test
    void tooManyRejectedOrUnsettledPairsForbidAVerdict() {
        assertThat(objection(0, 0, 0).label()).isEqualTo("NO_VERDICT(not measured)");
        assertThat(objection(8, 3, 0).label()).isEqualTo("NO_VERDICT(too many pairs rejected)");
        assertThat(objection(8, 0, 9).label()).isEqualTo("INCONCLUSIVE(no steady state)");
        assertThat(new PairCensus(9, 3, 0, 9).objection(GatedMetric.LOAD)).isNull();
    }

    private static Verdict objection(int complete, int rejected, int unsteady) {
        return Objects.requireNonNull(new PairCensus(complete, rejected, 0, unsteady).objection(GatedMetric.LOAD));
    }
}
