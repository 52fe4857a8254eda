package dev.assay.server.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.h2.mvstore.MVStoreException;

/** Tells a store that is away, or too busy, for a moment from a fault of the controller. */
final class StoreOutage {
    private static final int CHAIN_MAX = 20;
    private static final String CONNECTION_CLASS = "08";

    /**
     * Beyond lost connections (class 08): ended by the server (57P01 … 57P05), idle too long within a transaction (25P03), only
     * readable after a failover (25006), no room on the disk (53100), no connection left (53300), a lock waited for too long (55P03).
     */
    private static final Set<String> PASSING =
            Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006", "53100", "53300", "55P03");

    /** Transactions of others came in between, and the database rolled this one back: it can simply be done again. */
    private static final Set<String> CLASHES = Set.of("40001", "40P01");

    private StoreOutage() {}

    /** Whether the same request can succeed later, and nothing is wrong with it. */
    static boolean isBehind(Throwable fault) {
        return isAny(fault, StoreOutage::isOutage);
    }

    /** Whether the transaction was rolled back because of another one. */
    static boolean isClash(Throwable fault) {
        return isAny(fault, sql -> sql.getSQLState() != null && CLASHES.contains(sql.getSQLState()));
    }

    private static boolean isOutage(SQLException fault) {
        String state = fault.getSQLState();
        return fault instanceof SQLTransientException
                || isBreak(fault)
                || (state != null
                        && (state.startsWith(CONNECTION_CLASS) || PASSING.contains(state) || CLASHES.contains(state)));
    }

    /** Whether an embedded store could not write, and has closed itself. */
    static boolean isBroken(Throwable fault) {
        return isAny(fault, StoreOutage::isBreak);
    }

    private static boolean isBreak(SQLException fault) {
        return fault instanceof SQLNonTransientConnectionException || fault.getCause() instanceof MVStoreException;
    }

    private static boolean isAny(Throwable fault, Predicate<SQLException> wanted) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < CHAIN_MAX; depth++) {
            if (cause instanceof SQLException sql && wanted.test(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
