package dev.assay.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one was probably meant to be. Stateless. */
public final class NearestName {
    /** Longer words are not compared: nobody misspells a name with so many letters, and the comparison is quadratic. */
    private static final int LETTERS_MAX = 64;

    private NearestName() {}

    /**
     * The known name with the fewest edits (insert, delete, replace, swap neighbours), the first of equals. Letter case, and
     * {@code _} against {@code -}, count nothing. Empty when every name is more than a third of its letters away: a far-fetched
     * hint is worse than none.
     */
    public static Optional<String> of(String found, Collection<String> known) {
        String given = plain(found);
        if (given.isEmpty() || given.length() > LETTERS_MAX) {
            return Optional.empty();
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int edits = edits(given, plain(name));
            if (edits < fewest && edits <= Math.max(1, Math.max(name.length(), given.length()) / 3)) {
                fewest = edits;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code "; did you mean NAME?"}, or nothing when no name is near; goes at the end of a message. */
    public static String hint(String found, Collection<String> known) {
        return of(found, known).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** {@code a, b or c}: how names are listed in a message. */
    public static String list(Collection<String> names) {
        String all = String.join(", ", names);
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
