package dev.assay.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignRequest;
import dev.assay.api.EnrolmentOffer;
import dev.assay.protocol.AgentHello;
import dev.assay.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireMessagesTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatMayBeMissingMayBeMissing() {
        CampaignRequest request = WireMessages.read(
                CampaignRequest.class, utf8("{\"fileName\":\"a.yaml\",\"sweepYaml\":\"\",\"artifacts\":{}}"));

        assertThat(request.revision()).isNull();
        assertThat(request.cellsMax()).isNull();
    }

    @Test
    void whatMustBeThereIsNamedWithItsPath() {
        byte[] json = utf8("{\"protocolVersion\":1,\"deviceName\":\"pi\",\"labels\":{},\"environment\":"
                + "{\"arch\":\"x\",\"cpuFeatures\":[],\"providers\":[],\"runJvmFlags\":[]}}");

        assertThatThrownBy(() -> WireMessages.read(AgentHello.class, json))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("instanceId")
                .hasMessageContaining("hostId")
                .hasMessageContaining("environment.kernel");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> WireMessages.read(AgentHello.class, utf8("{")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected a AgentHello as JSON");
    }

    @Test
    void whatNoStoreKeepsIsRefused() {
        assertThatThrownBy(() -> WireMessages.read(
                        EnrolmentOffer.class, utf8("{\"deviceName\":\"a\\u0000b\",\"validSeconds\":1e400}")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("deviceName has a NUL or half a character in it")
                .hasMessageContaining("validSeconds is Infinity");
        assertThat(StorableText.isStorable("\ud83e\uddea is one character")).isTrue();
        assertThat(StorableText.isStorable("\ud83e alone")).isFalse();
        assertThat(StorableText.isStorable("\uddea alone")).isFalse();
        assertThat(StorableText.isStorable("cut \ud83e")).isFalse();
    }
}
