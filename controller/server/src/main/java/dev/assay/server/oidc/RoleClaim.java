package dev.assay.server.oidc;

import dev.assay.api.TokenScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, by a claim of the id token. The highest that any of somebody's groups has counts; who is in none may not enter.
 *
 * @param path of the claim; {@code realm_access.roles} is {@code roles} within {@code realm_access}
 * @param admins groups whose members are administrators
 * @param ci groups whose members may start campaigns
 * @param viewers groups whose members may look; {@value #ANYBODY} for everybody who has an account
 */
public record RoleClaim(String path, Set<String> admins, Set<String> ci, Set<String> viewers) {
    /** Among viewers: everybody. It means nothing among administrators. */
    public static final String ANYBODY = "*";

    public RoleClaim {
        admins = Set.copyOf(admins);
        ci = Set.copyOf(ci);
        viewers = Set.copyOf(viewers);
    }

    /** What these claims allow; empty when they allow nothing. */
    public Optional<TokenScope> scope(Map<String, Object> claims) {
        Set<String> groups = groups(claims);
        if (groups.stream().anyMatch(admins::contains)) {
            return Optional.of(TokenScope.ADMIN);
        }
        if (groups.stream().anyMatch(ci::contains)) {
            return Optional.of(TokenScope.CI);
        }
        return viewers.contains(ANYBODY) || groups.stream().anyMatch(viewers::contains)
                ? Optional.of(TokenScope.VIEWER)
                : Optional.empty();
    }

    private Set<String> groups(Map<String, Object> claims) {
        // A claim's own name may have dots, as names that are addresses have.
        Object found = claims.containsKey(path) ? claims.get(path) : within(claims, List.of(path.split("\\.")));
        if (found instanceof Collection<?> several) {
            return several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toSet());
        }
        return found instanceof String one ? Set.of(one) : Set.of();
    }

    private static @Nullable Object within(Map<String, Object> claims, List<String> names) {
        Object found = claims;
        for (String name : names) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }
}
