package dev.assay.cli.client;

import dev.assay.api.Problem;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.util.List;

/** The controller refused, or cannot be reached any more. The message is for people. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int NO_ANSWER = 0;

    private final int status;
    private final List<String> problems;

    private ApiException(int status, String message, List<String> problems) {
        super(message);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /** What an answer with an error's status says: its problem JSON, or the status alone. */
    static ApiException refused(int status, byte[] body) {
        try {
            Problem problem = WireJson.read(Problem.class, body);
            return new ApiException(status, problem.detail(), problem.problems());
        } catch (WireFormatException | RuntimeException e) {
            return new ApiException(status, "the controller answered with status " + status, List.of());
        }
    }

    /** No answer in spite of patience. */
    static ApiException unreachable(String message) {
        return new ApiException(NO_ANSWER, message, List.of());
    }

    /** Whether the controller answered and said no, so that asking again would not help. */
    public boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    /** Whether the token was not accepted. */
    public boolean isAboutTheToken() {
        return status == 401 || status == 403;
    }

    /** Every single fault, when the answer lists some. */
    public List<String> problems() {
        return problems;
    }
}
