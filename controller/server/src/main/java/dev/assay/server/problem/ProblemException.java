package dev.assay.server.problem;

import dev.assay.api.Problem;
import java.util.List;
import java.util.OptionalInt;

/** A request that cannot be fulfilled, with the answer that its sender gets. No fault of the controller. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int BUSY = 503;
    private static final int NEVER = 0;

    private final transient Problem problem;
    private final int retrySeconds;

    private ProblemException(String title, int status, String detail, List<String> problems) {
        this(title, status, detail, problems, NEVER);
    }

    private ProblemException(String title, int status, String detail, List<String> problems, int retrySeconds) {
        super(detail);
        this.problem = new Problem(title, status, detail, problems);
        this.retrySeconds = retrySeconds;
    }

    /** 400: the request itself is wrong. */
    public static ProblemException invalid(String detail) {
        return new ProblemException("invalid request", 400, detail, List.of());
    }

    /** 400: several things are wrong with the request. */
    public static ProblemException invalid(String detail, List<String> problems) {
        return new ProblemException("invalid request", 400, detail, problems);
    }

    /** 401: nobody knows the sender. */
    public static ProblemException unauthorized(String detail) {
        return new ProblemException("unauthorized", 401, detail, List.of());
    }

    /** 403: the sender is known and may not do this. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException("forbidden", 403, detail, List.of());
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException("not found", 404, detail, List.of());
    }

    /** 409: it would be right in another state. */
    public static ProblemException conflict(String detail) {
        return new ProblemException("conflict", 409, detail, List.of());
    }

    /** 408: the sender is too slow. */
    public static ProblemException tooSlow(String detail) {
        return new ProblemException("too slow", 408, detail, List.of());
    }

    /** 413: larger than this controller takes. */
    public static ProblemException tooLarge(String detail) {
        return new ProblemException("too large", 413, detail, List.of());
    }

    /** 426: the sender speaks another version of the protocol. */
    public static ProblemException upgradeRequired(String detail) {
        return new ProblemException("upgrade required", 426, detail, List.of());
    }

    /** 429: the controller has as much to do as it takes. */
    public static ProblemException tooMany(String detail) {
        return new ProblemException("too much work", 429, detail, List.of());
    }

    /** 429 with Retry-After: too many ask at this moment; soon there is room. */
    public static ProblemException tooManyNow(String detail) {
        return new ProblemException("too many requests", 429, detail, List.of(), 1);
    }

    /** 503 with Retry-After: this controller cannot serve the sender now; later it can. */
    public static ProblemException busy(String detail) {
        return new ProblemException("busy", BUSY, detail, List.of(), 2);
    }

    /** Value of {@code Retry-After}; empty when waiting alone would not help. */
    public OptionalInt retrySeconds() {
        return retrySeconds == NEVER ? OptionalInt.empty() : OptionalInt.of(retrySeconds);
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }

    /** Whether the same may go well in a moment: the store is away, or there is too much to do. */
    public boolean isPassing() {
        return problem.status() == BUSY;
    }
}
