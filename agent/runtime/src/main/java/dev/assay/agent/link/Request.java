package dev.assay.agent.link;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One question to a controller.
 *
 * @param path below the controller's URL
 * @param subject what the answer is about when it is no success
 * @param patienceMillis how long one controller may take to answer
 * @param repeat when the next controller may be asked the same
 * @param body what is sent; null when nothing is
 */
record Request(
        String path,
        Subject subject,
        int patienceMillis,
        Repeat repeat,
        @Nullable Body body) {
    private static final int PATIENCE_MILLIS = 30_000;

    /** What an endpoint's answer is about when it is no success. */
    enum Subject {
        AGENT,
        LEASE,
        JOB,
        ARTIFACT
    }

    /** When the next controller may be asked after one failed. */
    enum Repeat {
        /** Only while nothing was sent: asked twice, two things could happen. */
        IF_UNREACHED,
        /** Always: asked twice, the same happens. */
        IF_UNANSWERED
    }

    static Request post(String path, Subject subject, Repeat repeat, Object message) {
        return new Request(path, subject, PATIENCE_MILLIS, repeat, Body.of(message));
    }

    /** Compressed: for messages with raw samples. */
    static Request postPacked(String path, Subject subject, Repeat repeat, Object message) {
        return new Request(path, subject, PATIENCE_MILLIS, repeat, Body.pack(message));
    }

    static Request post(String path, Subject subject, Repeat repeat, Path gzip) {
        return new Request(path, subject, PATIENCE_MILLIS, repeat, Body.of(gzip));
    }

    static Request get(String path, Subject subject, Repeat repeat) {
        return new Request(path, subject, PATIENCE_MILLIS, repeat, null);
    }

    Request within(double millis) {
        return new Request(path, subject, (int) millis, repeat, body);
    }
}
