package dev.assay.sweep;

/**
 * How a variant is executed.
 *
 * @param provider ONNX Runtime execution provider in lower case: {@code cpu}
 * @param threads intra-op threads: 1 … {@value #THREADS_MAX}
 * @param batch examples per inference: 1 … {@value #BATCH_MAX}
 */
public record RuntimeSettings(String provider, int threads, int batch) {
    public static final int THREADS_MAX = 1_024;
    public static final int BATCH_MAX = 65_536;

    /** What a sweep that says nothing gets: what a single request on a small device looks like. */
    public static final RuntimeSettings DEFAULT = new RuntimeSettings("cpu", 1, 1);

    public RuntimeSettings {
        if (threads < 1 || threads > THREADS_MAX) {
            throw new IllegalArgumentException("threads is " + threads + "; expected 1 to " + THREADS_MAX);
        }
        if (batch < 1 || batch > BATCH_MAX) {
            throw new IllegalArgumentException("batch is " + batch + "; expected 1 to " + BATCH_MAX);
        }
    }

    /** The canonical text: {@code provider=cpu threads=1 batch=1}. */
    public String text() {
        return "provider=" + provider + " threads=" + threads + " batch=" + batch;
    }
}
