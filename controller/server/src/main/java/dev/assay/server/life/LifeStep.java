package dev.assay.server.life;

import dev.assay.api.DeviceHealth;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the {@link LifeMachine}.
 *
 * @param health from now on
 * @param refusal why a person's wish makes no sense in this health; null when it does, and for everything else
 */
public record LifeStep(
        DeviceHealth health,
        Set<LifeAction> actions,
        @Nullable String refusal) {
    public LifeStep {
        actions = Collections.unmodifiableSet(
                actions.isEmpty() ? EnumSet.noneOf(LifeAction.class) : EnumSet.copyOf(actions));
    }

    static LifeStep to(DeviceHealth health, LifeAction... actions) {
        return new LifeStep(health, Set.copyOf(Arrays.asList(actions)), null);
    }

    static LifeStep refused(DeviceHealth health, String refusal) {
        return new LifeStep(health, Set.of(), refusal);
    }
}
