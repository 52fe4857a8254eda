package dev.assay.optimizer.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelFacts.TensorFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxModelInspectorTest {
    private static final Path MODELS = Path.of("../examples/digits/models");

    @Test
    void readsTheFactsOfAModel() throws Exception {
        Path file = MODELS.resolve("student-digits.onnx");
        byte[] bytes = Files.readAllBytes(file);

        ModelFacts facts = OnnxModelInspector.inspect(file);

        assertThat(facts.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(facts.bytes()).isEqualTo(bytes.length);
        assertThat(facts.inputs()).hasSize(1);
        assertThat(facts.inputs().get(0).elementType()).isEqualTo("float");
        assertThat(facts.inputs().get(0).shape()).startsWith(-1L);
        assertThat(facts.outputs()).extracting(TensorFacts::shape).containsExactly(List.of(-1L, 10L));
        assertThat(facts.has("Conv")).isTrue();
        assertThat(facts.has("LSTM")).isFalse();
    }

    @Test
    void countsWhatCanBeFactorized() throws Exception {
        ModelFacts transformer = OnnxModelInspector.inspect(MODELS.resolve("vit-digits.onnx"));

        assertThat(transformer.factorizableNodes())
                .isPositive()
                .isLessThanOrEqualTo(transformer.operatorCounts().getOrDefault("MatMul", 0)
                        + transformer.operatorCounts().getOrDefault("Gemm", 0)
                        + transformer.operatorCounts().getOrDefault("Conv", 0));
    }
}
