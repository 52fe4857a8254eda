package dev.assay.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.TokenScope;
import dev.assay.server.problem.StartFailedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleClaimTest {
    private static RoleClaim claim(String path, String... viewers) {
        return new RoleClaim(path, Set.of("ops"), Set.of("builders"), Set.of(viewers));
    }

    @Test
    void aClaimMayLieWithinOthersOrHaveDotsInItsName() {
        assertThat(claim("realm_access.roles").scope(Map.of("realm_access", Map.of("roles", List.of("builders")))))
                .contains(TokenScope.CI);
        assertThat(claim("https://farm.example/groups").scope(Map.of("https://farm.example/groups", "ops")))
                .contains(TokenScope.ADMIN);
    }

    @Test
    void whatIsNoListOfNamesOpensNothing() {
        assertThat(claim("groups").scope(Map.of())).isEmpty();
        assertThat(claim("groups").scope(Map.of("groups", 7))).isEmpty();
        assertThat(claim("groups").scope(Map.of("groups", List.of(Map.of("name", "ops")))))
                .isEmpty();
        assertThat(claim("groups.a").scope(Map.of("groups", "ops"))).isEmpty();
    }

    @Test
    void everybodyIsAWordAmongViewersAlone() {
        assertThat(claim("groups", "*").scope(Map.of())).contains(TokenScope.VIEWER);
        assertThat(new RoleClaim("groups", Set.of("*"), Set.of(), Set.of()).scope(Map.of("groups", "x")))
                .isEmpty();
    }

    @Test
    void aProviderThatOthersCouldReadIsRefused() {
        assertThatThrownBy(() -> terms("http://accounts.example", List.of("openid")))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("expected an https:// address");
        assertThatThrownBy(() -> terms("https://accounts.example", List.of("profile")))
                .hasMessageContaining("expected openid among them");
    }

    private static OidcTerms terms(String issuer, List<String> scopes) {
        return new OidcTerms(issuer, "id", null, scopes, claim("groups"), "x");
    }
}
