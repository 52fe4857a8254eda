package dev.assay.api;

import java.util.List;

/**
 * What went wrong with a request, as RFC 9457 problem JSON ({@code application/problem+json}).
 *
 * @param title a few words, the same for all problems of a kind
 * @param detail the sentence that the command line prints
 * @param problems every single fault when there are several: {@code sweep.yaml:14: …}
 */
public record Problem(String title, int status, String detail, List<String> problems) {
    /** The media type of this record. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        problems = List.copyOf(problems);
    }
}
