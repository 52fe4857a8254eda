package dev.assay.server.hostile;

import dev.assay.api.Problem;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer must look like, whatever was asked. */
final class Verdict {
    /** Frames of a stack, names of classes, statements of SQL: nobody outside needs them, and attackers like them. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\bat [a-z]+(\\.\\w+)+\\(|\\b(java|javax|jakarta|io|org|com|dev)\\.\\w+\\.\\w+|Exception\\b|SQLSTATE"
                    + "|(select|insert|update|delete) [\\w*, ]+ (from|into|set) ",
            Pattern.CASE_INSENSITIVE);

    private static final int BUSY = 503;

    private Verdict() {}

    /** What is wrong with an answer; empty when nothing is. */
    static Optional<String> of(Request request, RawHttp.Answer answer, List<String> secrets) {
        int status = answer.status();
        if (status < 0) {
            return Optional.of("no answer in time");
        }
        if (status >= 500 && !(status == BUSY && answer.headers().containsKey("retry-after"))) {
            return Optional.of("a fault of the controller");
        }
        String text = answer.text();
        if (secrets.stream().anyMatch(text::contains)) {
            return Optional.of("it shows a token");
        }
        if (status < 400 || request.method.equals("HEAD") || (text.isEmpty() && isTransport(status))) {
            return Optional.empty();
        }
        String type = answer.headers().getOrDefault("content-type", "none");
        if (!type.startsWith(Problem.MEDIA_TYPE)) {
            return Optional.of("it has content type " + type);
        }
        try {
            Problem problem = WireJson.read(Problem.class, answer.body());
            if (problem.status() != status
                    || problem.detail().isBlank()
                    || problem.title().isBlank()) {
                return Optional.of("its problem says too little");
            }
        } catch (WireFormatException e) {
            return Optional.of("its body is no problem: " + e.getMessage());
        }
        return INSIDES.matcher(text).find() ? Optional.of("it shows the controller's insides") : Optional.empty();
    }

    /** Refused before anybody has read the whole request: no word of ours is said then. */
    private static boolean isTransport(int status) {
        return status == 400 || status == 413 || status == 414 || status == 431 || status == 417;
    }
}
