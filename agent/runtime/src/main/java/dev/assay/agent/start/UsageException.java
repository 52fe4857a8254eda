package dev.assay.agent.start;

import java.util.List;

/** The arguments cannot be used; the message holds every problem, one per line. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
