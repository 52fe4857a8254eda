package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.ControllerCondition;
import dev.assay.api.TokenScope;
import dev.assay.api.TrialBuild;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.WireJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FarmProfile.class)
class ConditionTest {
    private static final byte[] NOTHING = new byte[0];

    private static ControllerCondition condition(Http sender) throws Exception {
        HttpResponse<byte[]> response = sender.send("GET", "/api/v1/condition", NOTHING);
        assertThat(response.statusCode()).isEqualTo(200);
        return WireJson.read(ControllerCondition.class, response.body());
    }

    @Test
    void aSoundControllerSaysSoOfEveryPart() throws Exception {
        ControllerCondition condition = condition(Http.asClient());

        assertThat(condition.version()).isEqualTo(CodeIdentity.RELEASE);
        assertThat(condition.scope()).isEqualTo(TokenScope.ADMIN);
        assertThat(Instant.parse(condition.at())).isAfter(Instant.EPOCH);
        assertThat(condition.store().kind()).isEqualTo("H2");
        assertThat(condition.store().problem()).isNull();
        assertThat(condition.store().answerSeconds()).isPositive();
        assertThat(condition.home().path()).isEqualTo(FarmProfile.home().toString());
        assertThat(condition.home().problem()).isNull();
        assertThat(condition.home().freeBytes()).isBetween(1L, condition.home().totalBytes());
        assertThat(condition.artifacts().problem()).isNull();
        assertThat(condition.artifactBytes()).as("the golden model, at least").isPositive();
    }

    @Test
    void whoeverAsksIsToldTheScopeOfTheTokenThatWasShown() throws Exception {
        assertThat(condition(Senders.of(TokenScope.VIEWER)).scope()).isEqualTo(TokenScope.VIEWER);
    }

    @Test
    void aTrialBuildBuildsForRealAndLeavesNothing() throws Exception {
        HttpResponse<byte[]> response = Http.asClient().send("POST", "/api/v1/condition/trial-build", NOTHING);

        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("seconds");
        TrialBuild built = WireJson.read(TrialBuild.class, response.body());
        assertThat(built.bytes()).isPositive();
        assertThat(built.seconds()).isPositive();
        assertThat(FarmProfile.home().resolve("builds/trial")).doesNotExist();
    }

    @Test
    void readinessIsToldOfTheStore() throws IOException {
        HttpResponse<byte[]> response = Http.asClient().send("GET", "/q/health/ready", NOTHING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("\"store\"", "\"UP\"");
    }
}
