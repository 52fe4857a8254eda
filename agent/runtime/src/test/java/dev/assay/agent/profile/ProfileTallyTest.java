package dev.assay.agent.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfiledNode;
import dev.assay.protocol.ProfiledOperator;
import dev.assay.protocol.ProfiledRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With events as ONNX Runtime 1.29.0 writes them, arguments left out that nobody reads. */
class ProfileTallyTest {
    private static final String LOADED =
            "{\"cat\" : \"Session\",\"pid\" :1,\"tid\" :1,\"dur\" :900,\"ts\" :1,\"ph\" : \"X\",\"name\" :\"model_loading_uri\",\"args\" : {}}";

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>(List.of(LOADED));

    private void node(String name, String operator, long start, long micros) {
        events.add("{\"cat\" : \"Node\",\"pid\" :1,\"tid\" :1,\"dur\" :" + micros + ",\"ts\" :" + start
                + ",\"ph\" : \"X\",\"name\" :\"" + name + "_kernel_time\",\"args\" : {\"op_name\" : \"" + operator
                + "\",\"input_type_shape\" : [{\"float\":[1,3]}],\"provider\" : \"CPUExecutionProvider\"}}");
    }

    private void inference(long start, long micros) {
        events.add("{\"cat\" : \"Session\",\"pid\" :1,\"tid\" :1,\"dur\" :" + micros + ",\"ts\" :" + start
                + ",\"ph\" : \"X\",\"name\" :\"model_run\",\"args\" : {}}");
    }

    private ModelProfile profile(int skipped, int counted) throws IOException {
        Path file = Files.writeString(folder.resolve("profile.json"), "[" + String.join(",\n", events) + "]");
        return ProfileTally.of(file, skipped, counted);
    }

    @Test
    void warmUpIsLeftOutAndTheMedianIsToldOfEachNode() throws IOException {
        long[][] convAndRelu = {{9_000, 900}, {30, 10}, {40, 10}, {500, 20}};
        for (int i = 0; i < convAndRelu.length; i++) {
            long start = 10_000L * (i + 1);
            node("conv", "Conv", start, convAndRelu[i][0]);
            node("relu", "Relu", start + convAndRelu[i][0], convAndRelu[i][1]);
            inference(start, 1_000L * (i + 1));
        }

        ModelProfile profile = profile(1, 3);

        assertThat(profile.inferences()).isEqualTo(3);
        assertThat(profile.inferenceSeconds()).isEqualTo(0.003);
        assertThat(profile.rest()).isNull();
        assertThat(profile.nodes())
                .containsExactly(
                        new ProfiledNode("conv", "Conv", "CPUExecutionProvider", 0.8, 40e-6, 1),
                        new ProfiledNode("relu", "Relu", "CPUExecutionProvider", 0.2, 10e-6, 1));
    }

    @Test
    void aNodeThatHoldsOthersIsToldWithoutThem() throws IOException {
        node("before", "Conv", 100, 10);
        node("inner", "Add", 120, 5);
        node("inner", "Add", 126, 7);
        node("loop", "Loop", 115, 30);
        node("after", "Relu", 145, 3);
        inference(99, 60);

        ModelProfile profile = profile(0, 1);

        assertThat(profile.nodes())
                .extracting(ProfiledNode::name, ProfiledNode::seconds, ProfiledNode::calls)
                .containsExactly(
                        tuple("loop", 18e-6, 1.0),
                        tuple("inner", 12e-6, 2.0),
                        tuple("before", 10e-6, 1.0),
                        tuple("after", 3e-6, 1.0));
        assertThat(profile.nodes().stream().mapToDouble(ProfiledNode::share).sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void theCostliestFortyAreToldOneByOneAndTheRestInOneLine() throws IOException {
        for (int i = 0; i < 50; i++) {
            node("n" + i, i % 2 == 0 ? "Conv" : "Relu", 1_000L * i, i + 1);
        }
        inference(0, 60_000);

        ModelProfile profile = profile(0, 1);

        assertThat(profile.nodes())
                .hasSize(40)
                .first()
                .extracting(ProfiledNode::name)
                .isEqualTo("n49");
        double total = 50 * 51 / 2.0;
        assertThat(profile.rest()).isEqualTo(new ProfiledRest(10, 55 / total, 55e-6));
        assertThat(profile.operators())
                .containsExactly(
                        new ProfiledOperator("Relu", 25, 650 / total, 650e-6, 25),
                        new ProfiledOperator("Conv", 25, 625 / total, 625e-6, 25));
    }

    @Test
    void nodesOfNoMeasurableTimeHaveNoShare() throws IOException {
        node("tiny", "Add", 1, 0);
        inference(0, 1);

        assertThat(profile(0, 1).nodes())
                .containsExactly(new ProfiledNode("tiny", "Add", "CPUExecutionProvider", 0, 0, 1));
    }

    @Test
    void aFileOfOtherInferencesThanWereMadeIsRefused() {
        node("conv", "Conv", 1, 2);
        inference(0, 3);

        assertThatThrownBy(() -> profile(1, 3))
                .isInstanceOf(IOException.class)
                .hasMessage("the profile tells of 1 inferences and 0 nodes; expected 4 inferences");
    }

    @Test
    void aFileThatIsNoProfileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "{\"cat\":1}");

        assertThatThrownBy(() -> ProfileTally.of(file, 0, 1)).hasMessage("the profile is no list of events");
    }
}
