package dev.assay.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What the document promises of the API: nothing is missing from it. */
@QuarkusTest
@TestProfile(FarmProfile.class)
class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "head", "patch");

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        Object child = parent.get(name);
        return child instanceof Map ? (Map<String, Object>) child : Map.of();
    }

    private static Map<String, Object> document() throws IOException {
        return JSON.std.mapFrom(Http.asClient().get("/q/openapi?format=json").body());
    }

    private static void eachOperation(BiConsumer<String, Map<String, Object>> look) throws IOException {
        Map<String, Object> paths = child(document(), "paths");
        for (String path : paths.keySet()) {
            for (String method : METHODS) {
                Map<String, Object> operation = child(child(paths, path), method);
                if (!operation.isEmpty()) {
                    look.accept(method + " " + path, operation);
                }
            }
        }
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatItAnswers() throws IOException {
        List<String> poor = new ArrayList<>();
        eachOperation((name, operation) -> {
            if (!operation.containsKey("summary")
                    || !operation.containsKey("tags")
                    || child(operation, "responses").isEmpty()) {
                poor.add(name);
            }
        });

        assertThat(poor).isEmpty();
    }

    @Test
    void everyOperationIsInTheTableOfAccess() throws IOException {
        List<String> unchecked = new ArrayList<>();
        eachOperation((name, operation) -> {
            String[] parts = name.split(" ");
            if (!AccessTest.isCovered(parts[0], parts[1])) {
                unchecked.add(name);
            }
        });

        assertThat(unchecked).isEmpty();
    }

    @Test
    void everyOperationNeedsAToken() throws IOException {
        Map<String, Object> document = document();
        Map<String, Object> schemes = child(child(document, "components"), "securitySchemes");

        assertThat(schemes).containsKey("token");
        assertThat(child(schemes, "token")).containsEntry("type", "http").containsEntry("scheme", "bearer");
        assertThat(String.valueOf(document.get("security"))).contains("token=[]");
    }

    @Test
    void theWordsOfTheContractAreDescribed() throws IOException {
        Map<String, Object> schemas = child(child(document(), "components"), "schemas");

        assertThat(schemas)
                .containsKeys(
                        "AgentHello",
                        "AgentWelcome",
                        "LeaseRequest",
                        "LeaseGrant",
                        "Heartbeat",
                        "SessionReport",
                        "ReportReceipt",
                        "CampaignRequest",
                        "CampaignCreated",
                        "CampaignProgress",
                        "CampaignReport",
                        "CellRow",
                        "Problem",
                        "ControllerInfo",
                        "ControllerRow");
        assertThat(child(child(schemas, "CellRow"), "properties"))
                .containsKeys("index", "summary", "accuracyChange", "onParetoFront", "sessionSha256");
    }
}
