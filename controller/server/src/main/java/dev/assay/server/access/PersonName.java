package dev.assay.server.access;

/**
 * How tokens of people are called who signed in with an account: such a token was made for one browser, and ends with its session. No
 * other token can be called so.
 */
public final class PersonName {
    private static final String SUFFIX = " (signed in)";

    private PersonName() {}

    /** The token's name for somebody of this name. */
    public static String of(String person) {
        return person + SUFFIX;
    }

    /** Whether a token of this name is one. */
    static boolean isOne(String tokenName) {
        return tokenName.endsWith(SUFFIX);
    }
}
