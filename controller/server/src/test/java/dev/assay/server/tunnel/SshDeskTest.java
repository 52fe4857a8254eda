package dev.assay.server.tunnel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.SshAccess;
import dev.assay.api.TokenScope;
import dev.assay.server.MovableClock;
import dev.assay.server.access.Actor;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SshDeskTest {
    private static final Actor ADMIN = new Actor("id", "admin", TokenScope.ADMIN, null);

    @Test
    void whatCannotBeSoIsToldAllAtOnce() {
        SshAccess odd = new SshAccess("a b", "x", 0, List.of("y"), "no key", List.of(), List.of(80));
        try (FarmDatabase database =
                FarmDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", Optional.empty())) {
            SshDesk desk = new SshDesk(database, new AuditLog(new MovableClock(), 1_000), new FarmKey(database));

            assertThatThrownBy(() -> desk.put(ADMIN, "cellar-pi", odd))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("user is \"a b\"")
                    .hasMessageContaining("hostKey is \"no key\"")
                    .hasMessageContaining("viaHostKeys has 0 keys")
                    .hasMessageContaining("via: \"y\" is no SSH address")
                    .hasMessageContaining("tunnelPorts has 80");
            assertThatThrownBy(() -> desk.put(ADMIN, "../x", odd)).isInstanceOf(ProblemException.class);
        }
    }
}
