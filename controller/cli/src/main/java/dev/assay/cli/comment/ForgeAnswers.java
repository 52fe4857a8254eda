package dev.assay.cli.comment;

import dev.assay.protocol.WireFormatException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;

/** What the statuses and headers of GitHub's and GitLab's answers mean: both follow the same habits. */
final class ForgeAnswers {
    /** The first asks for a token; the others hide what a token may not see or change. */
    private static final Set<Integer> NOT_PERMITTED = Set.of(401, 403, 404);

    private static final Pattern NEXT = Pattern.compile("rel=\"?next\"?");

    private ForgeAnswers() {}

    /** Whether there is nothing at that address, or nothing that this token may see. */
    static boolean isMissing(HttpResponse<?> response) {
        return response.statusCode() == 404;
    }

    /** Whether more pages follow, as the header {@code Link} says. */
    static boolean hasNextPage(HttpResponse<?> response) {
        return response.headers().allValues("Link").stream()
                .anyMatch(link -> NEXT.matcher(link).find());
    }

    /**
     * The JSON of a success.
     *
     * @param deed what was asked for, as {@code comments of pull request 12 cannot be read}
     * @param rights what a token needs for it
     */
    static JsonValue success(HttpResponse<byte[]> response, String deed, String rights) throws CommentException {
        requireSuccess(response, deed, rights);
        try {
            return JsonValue.parse(response.body());
        } catch (WireFormatException e) {
            throw CommentException.unreachable(deed + ": the answer is not understood: " + e.getMessage());
        }
    }

    static void requireSuccess(HttpResponse<byte[]> response, String deed, String rights) throws CommentException {
        int status = response.statusCode();
        if (NOT_PERMITTED.contains(status)) {
            throw CommentException.notPermitted(deed + " (" + ForgeClient.reason(response) + "); " + rights);
        }
        if (status >= 300) {
            throw CommentException.unreachable(deed + " (" + ForgeClient.reason(response) + ")");
        }
    }
}
