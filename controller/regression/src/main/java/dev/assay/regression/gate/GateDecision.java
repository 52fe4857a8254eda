package dev.assay.regression.gate;

import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;

/** What a gate says after the pairs it has seen. */
public sealed interface GateDecision {
    /** The evidence that it rests on. */
    Standing standing();

    /** Which of the permitted types it is, for a switch. */
    Kind kind();

    /** The permitted types. */
    enum Kind {
        MORE_PAIRS,
        CONFIRM,
        PASS,
        FAIL,
        IMPROVED,
        INCONCLUSIVE
    }

    /** Whether nothing that is measured from now on can change it. */
    default boolean isFinal() {
        return switch (kind()) {
            case MORE_PAIRS, CONFIRM -> false;
            case PASS, FAIL, IMPROVED, INCONCLUSIVE -> true;
        };
    }

    /**
     * Not decided: go on in the same session.
     *
     * @param untilPairs how many the session must have in all before the next look
     */
    record MorePairs(Standing standing, int untilPairs) implements GateDecision {
        @Override
        public Kind kind() {
            return Kind.MORE_PAIRS;
        }
    }

    /**
     * The first session failed: measure a fresh one (after a reboot, on another unit of the kind, or at another time).
     *
     * @param standing of the first session as long as the fresh one has no pairs, then of both together
     * @param untilPairs how many the fresh session must have in all before the next look
     */
    record Confirm(Standing standing, int untilPairs) implements GateDecision {
        @Override
        public Kind kind() {
            return Kind.CONFIRM;
        }
    }

    /** A change that must be caught is excluded. */
    record Pass(Standing standing) implements GateDecision {
        @Override
        public Kind kind() {
            return Kind.PASS;
        }
    }

    /** Proven worse than is tolerated. */
    record Fail(Standing standing) implements GateDecision {
        @Override
        public Kind kind() {
            return Kind.FAIL;
        }
    }

    /** Proven better than the tolerance the other way. */
    record Improved(Standing standing) implements GateDecision {
        @Override
        public Kind kind() {
            return Kind.IMPROVED;
        }
    }

    /**
     * The budget is used up, or would be in vain.
     *
     * @param reason one of {@link VerdictState#INCONCLUSIVE}
     */
    record Inconclusive(Standing standing, VerdictReason reason) implements GateDecision {
        public Inconclusive {
            if (reason.state() != VerdictState.INCONCLUSIVE) {
                throw new IllegalArgumentException(reason + " is a reason for " + reason.state());
            }
        }

        @Override
        public Kind kind() {
            return Kind.INCONCLUSIVE;
        }
    }
}
