package dev.assay.server;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.assay.server.store.FarmDatabase;
import java.util.Optional;
import java.util.UUID;

/** The stores that a farm may stand on: each test of what is stored runs on all of them. */
public enum FarmStore {
    H2 {
        @Override
        public FarmDatabase open() {
            return FarmDatabase.open(
                    "jdbc:h2:mem:farm" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", Optional.empty());
        }
    },
    POSTGRESQL {
        @Override
        public FarmDatabase open() {
            return RealPostgresql.get()
                    .map(server -> FarmDatabase.open(server.newDatabase(), RealPostgresql.USER, Optional.of("any")))
                    .orElseGet(() -> abort(RealPostgresql.ABSENCE));
        }
    };

    /** An empty store of its own; the caller closes it. Aborts the test where this machine cannot have one. */
    public abstract FarmDatabase open();
}
