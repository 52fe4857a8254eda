package dev.assay.server.store;

import java.sql.SQLException;

/** Why a database could not be opened, in words for the person who starts the controller. */
final class OpeningFault {
    private static final int CHAIN_MAX = 20;

    private OpeningFault() {}

    /** One sentence that says what would help; without the password. */
    static String explain(DatabaseAddress address, Throwable fault) {
        Throwable root = root(fault);
        String message = firstLine(address.withoutSecrets(String.valueOf(root.getMessage())));
        if (address.isEmbedded()) {
            return message.contains("already in use") || message.contains("is locked")
                    ? "another controller uses the database " + address.shown()
                            + "; stop it, or give this one a folder of its own with -Dassay.home=…"
                    : cannotBeOpened(address, message);
        }
        return address.isPostgresql()
                ? ofPostgresql(address, sqlState(fault), message)
                : cannotBeOpened(address, message + " (expected jdbc:postgresql://host:port/database or jdbc:h2:…)");
    }

    /** The classes and states are those of the PostgreSQL manual, appendix "Error Codes". */
    private static String ofPostgresql(DatabaseAddress address, String state, String message) {
        String user = "\"" + address.user() + "\"";
        return switch (state) {
            case "28P01" ->
                cannotBeOpened(
                        address,
                        "it does not accept the password of user " + user
                                + "; set assay.database.password-file or assay.database.password");
            case "28000" ->
                cannotBeOpened(
                        address, "it does not let user " + user + " in from this machine (pg_hba.conf): " + message);
            case "3D000" ->
                cannotBeOpened(
                        address,
                        "there is no such database on the server; make it with: createdb -O " + address.user()
                                + " NAME");
            case "42501" ->
                cannotBeOpened(
                        address,
                        "user " + user + " may not make tables in it: " + message
                                + "; make the user its owner, or: grant create, usage on schema public to the user");
            case "08001", "08004", "08006" ->
                "the database " + address.shown() + " cannot be reached: " + message
                        + "; is it running, and is the address right?";
            case "57P03", "53300" ->
                "the database " + address.shown() + " takes nobody in now: " + message
                        + "; start the controller again in a moment";
            default -> cannotBeOpened(address, message);
        };
    }

    /** The refusal of a server that is older than what this controller was made for. */
    static String tooOld(DatabaseAddress address, int found, int expected) {
        return cannotBeOpened(address, "it is PostgreSQL " + found + "; expected " + expected + " or newer");
    }

    private static String cannotBeOpened(DatabaseAddress address, String why) {
        return "the database " + address.shown() + " cannot be opened: " + why;
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        for (int depth = 0; root.getCause() != null && depth < CHAIN_MAX; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /** Of the innermost database fault; empty without one. */
    private static String sqlState(Throwable fault) {
        String state = "";
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < CHAIN_MAX; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return state;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
