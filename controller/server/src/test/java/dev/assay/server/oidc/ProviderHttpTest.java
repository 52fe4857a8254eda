package dev.assay.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderHttpTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final ProviderHttp http = new ProviderHttp(Duration.ofSeconds(2));

    @AfterEach
    void close() throws IOException {
        provider.close();
    }

    @Test
    void aWholeAnswerIsRead() throws OidcException {
        provider.answerWith(ScriptedProvider.whole("{\"a\":\"b\"}"));

        assertThat(http.post(provider.address(), Map.of("code", "1"))).containsEntry("a", "b");
    }

    @Test
    void anAnswerThatBeginsAndNeverEndsIsGivenUp() {
        provider.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id_token\":");

        assertThatThrownBy(() -> http.post(provider.address(), Map.of("code", "1")))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("has not answered within 2000 ms");
    }

    @Test
    void anAnswerThatIsTooLongIsBrokenOff() {
        provider.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + "x".repeat(2_000_000));

        assertThatThrownBy(() -> http.get(provider.address()))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void whatAnAnswerSaysIsNotRepeated() {
        provider.answerWith(ScriptedProvider.whole("a secret and no JSON"));

        assertThatThrownBy(() -> http.post(provider.address(), Map.of("code", "1")))
                .isInstanceOf(OidcException.class)
                .hasMessageEndingWith("does not answer with a JSON object")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
