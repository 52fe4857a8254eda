package dev.assay.sweep.expansion;

/**
 * Why a cell is not measured, known before anything is built.
 *
 * @param reason for a table: {@code convolutions have no fast dynamic kernel}
 */
public record Skip(Kind kind, String reason) {

    /** What sort of reason it is, and what the author of the sweep can do. */
    public enum Kind {
        /** It would work, and cannot be expected to be faster than the model as it came. */
        NO_GAIN("measure it anyway with force: true"),
        /** The optimization finds nothing in the model that it could change: the variant would be another one. */
        NOTHING_TO_CHANGE("exclude it: forcing it would not help"),
        /** The model's weights are integers already. */
        QUANTIZED_ALREADY("start from the float32 model"),
        /** Static quantization without data to take ranges from. */
        NO_CALIBRATION_DATA("name data: calibration: for this model"),
        /** The student cannot take the model's place, or is the model. */
        STUDENT_DOES_NOT_FIT("exclude it, or name a student with the inputs and outputs of the model"),
        /** The device has no such execution provider. */
        PROVIDER_NOT_OFFERED("choose devices that offer it"),
        /** The model accepts one batch size only. */
        BATCH_IS_FIXED("export the model with a free batch dimension"),
        /** The test data do not fill a single batch. */
        TOO_FEW_EXAMPLES("name test data with at least one batch of examples");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }

        /** What the author of the sweep can do, for a footnote. */
        public String remedy() {
            return remedy;
        }
    }
}
