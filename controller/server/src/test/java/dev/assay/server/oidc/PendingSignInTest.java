package dev.assay.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingSignInTest {
    private static PendingSignIn to(String back) {
        return PendingSignIn.begin(new SecureRandom(), back);
    }

    @Test
    void itComesBackFromTheBrowserAsItWas() {
        PendingSignIn begun = to("/ui/variant.html?campaign=a%20b&cell=3#samples");

        assertThat(PendingSignIn.read(begun.text())).contains(begun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/%zz",
                "/ui/##",
                "/ui/../api/v1/tokens",
                "//elsewhere.example/ui/",
                "https://elsewhere.example/ui/",
                "/ui/%"
            })
    void whatIsNoAddressOfAPageLeadsToTheOverview(String back) {
        assertThat(to(back).back()).isEqualTo("/ui/");
    }

    @Test
    void aSpoiltPlaceLeadsToTheOverviewToo() {
        String spoilt = to("/ui/").text().replaceFirst("[^.]*$", "a");

        assertThat(PendingSignIn.read(spoilt))
                .hasValueSatisfying(read -> assertThat(read.back()).isEqualTo("/ui/"));
    }
}
