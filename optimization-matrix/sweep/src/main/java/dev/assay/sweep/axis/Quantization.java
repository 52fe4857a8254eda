package dev.assay.sweep.axis;

/** How weights and activations are stored and computed. */
public sealed interface Quantization
        permits Quantization.None, Quantization.DynamicInt8, Quantization.StaticInt8, Quantization.Fp16Storage {

    /** Which of the permitted schemes this is, for exhaustive switches. */
    enum Scheme {
        NONE,
        DYNAMIC_INT8,
        STATIC_INT8,
        FP16_STORAGE
    }

    /** The scheme of this value. */
    Scheme scheme();

    /** The canonical text, for instance {@code static-int8(calibration=percentile:99.99,per-tensor)}; the defaults are left out. */
    String text();

    /** Leaves the model in float32. */
    record None() implements Quantization {
        @Override
        public Scheme scheme() {
            return Scheme.NONE;
        }

        @Override
        public String text() {
            return "none";
        }
    }

    /** int8 weights; activations quantized at run time from their own range. MatMul and Gemm only. */
    record DynamicInt8() implements Quantization {
        @Override
        public Scheme scheme() {
            return Scheme.DYNAMIC_INT8;
        }

        @Override
        public String text() {
            return "dynamic-int8";
        }
    }

    /**
     * QDQ, uint8 activations and int8 weights (U8S8), ranges taken from calibration data.
     *
     * @param perChannel one weight scale per output channel, else one per tensor
     */
    record StaticInt8(Calibration calibration, boolean perChannel) implements Quantization {
        @Override
        public Scheme scheme() {
            return Scheme.STATIC_INT8;
        }

        @Override
        public String text() {
            String options = (calibration.equals(Calibration.MINMAX) ? "" : ",calibration=" + calibration.text())
                    + (perChannel ? "" : ",per-tensor");
            return options.isEmpty() ? "static-int8" : "static-int8(" + options.substring(1) + ")";
        }
    }

    /** Weights stored as float16 and computed in float32: half the file, the same speed. */
    record Fp16Storage() implements Quantization {
        @Override
        public Scheme scheme() {
            return Scheme.FP16_STORAGE;
        }

        @Override
        public String text() {
            return "fp16-storage";
        }
    }
}
