package dev.assay.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.graph.OrtAnswer;
import org.junit.jupiter.api.Test;

/** What every pass owes its callers. The test of a pass implements this with a model that the pass changes. */
public interface PassContract {
    /** A new pass. */
    Pass pass();

    /** Float inputs only. */
    ModelProto model();

    default PassContext context() {
        return new PassContext(null, 1);
    }

    @Test
    default void sameModelAndContextGiveTheSameBytes() throws Exception {
        assertThat(pass().apply(model(), context()).toByteArray())
                .isEqualTo(pass().apply(model(), context()).toByteArray());
    }

    @Test
    default void givenModelIsNotChangedAndTheOtherOneIs() throws Exception {
        ModelProto model = model();
        byte[] before = model.toByteArray();

        ModelProto changed = pass().apply(model, context());

        assertThat(model.toByteArray()).isEqualTo(before);
        assertThat(changed.toByteArray()).isNotEqualTo(before);
    }

    @Test
    default void changedModelLoadsAndRuns() throws Exception {
        float[] answer = OrtAnswer.of(pass().apply(model(), context()));

        assertThat(answer).hasSameSizeAs(OrtAnswer.of(model()));
        for (float value : answer) {
            assertThat(value).isFinite();
        }
    }

    @Test
    default void contextTellsWhatWasDone() throws Exception {
        PassContext context = context();

        pass().apply(model(), context);

        assertThat(context.actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.node()).isNotEmpty());
    }
}
