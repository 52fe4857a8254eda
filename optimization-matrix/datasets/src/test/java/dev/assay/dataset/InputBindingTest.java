package dev.assay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.dataset.InputBinding.ModelInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputBindingTest {
    private static final List<Long> ANY_BATCH_OF_TWO = List.of(-1L, 2L);

    @TempDir
    Path folder;

    @Test
    void equalNamesAreBound() throws Exception {
        NpzFile file = new NpzFile().floats("a", "(1, 2)", 1, 2).floats("b", "(1, 2)", 3, 4);

        assertThat(bind(file, input("b"), input("a"))).isEqualTo(Map.of("a", "a", "b", "b"));
    }

    @Test
    void oneInputTakesTheOnlyCandidateWhateverItsName() throws Exception {
        NpzFile file = new NpzFile()
                .floats("pixels", "(1, 2)", 1, 2)
                .longs("labels", 3)
                .longs("corruption", 0);

        assertThat(bind(file, input("input"))).isEqualTo(Map.of("input", "pixels"));
    }

    @Test
    void twoCandidatesAreNotGuessedBetween() {
        NpzFile file = new NpzFile().floats("a", "(1, 2)", 1, 2).floats("b", "(1, 2)", 3, 4);

        assertThatThrownBy(() -> bind(file, input("input")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no array for the model's input \"input\" float[-1, 2]")
                .hasMessageContaining("\"a\" float[1, 2], \"b\" float[1, 2]");
    }

    @Test
    void everyMismatchIsListedAtOnce() {
        NpzFile file = new NpzFile().floats("shape", "(1, 3)", 1, 2, 3).array("type", "<f8", "(1, 2)", new byte[16]);

        assertThatThrownBy(() -> bind(file, input("shape"), input("type"), input("name")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("array \"shape\" float[1, 3]; expected")
                .hasMessageContaining("array \"type\" double[1, 2]; expected")
                .hasMessageContaining("no array for the model's input \"name\"");
    }

    @Test
    void theBatchAndFreeDimensionsFitAnySize() throws Exception {
        NpzFile file = new NpzFile().floats("input", "(3, 2)", 1, 2, 3, 4, 5, 6);

        assertThat(bind(file, new ModelInput("input", "float", List.of(1L, -1L))))
                .containsKey("input");
    }

    @Test
    void anotherRankDoesNotFit() {
        NpzFile file = new NpzFile().floats("input", "(1, 2)", 1, 2);

        assertThatThrownBy(() -> bind(file, new ModelInput("input", "float", List.of(-1L, 1L, 2L))))
                .isInstanceOf(DatasetException.class);
    }

    private static ModelInput input(String name) {
        return new ModelInput(name, "float", ANY_BATCH_OF_TWO);
    }

    private Map<String, String> bind(NpzFile file, ModelInput... inputs) throws Exception {
        try (Dataset data = Dataset.open(file.in(folder))) {
            return InputBinding.bind(List.of(inputs), data);
        }
    }
}
