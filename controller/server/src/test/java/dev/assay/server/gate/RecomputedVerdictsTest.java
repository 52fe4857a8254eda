package dev.assay.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.EvidenceRow;
import dev.assay.api.VerdictRow;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.regression.judgement.GateJudge;
import dev.assay.server.OnEveryStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.Sessions;
import dev.assay.server.artifact.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever downloads what a cell's evidence names comes to its verdicts, and to what is noted with them. */
@OnEveryStore
class RecomputedVerdictsTest extends OnGatedFarm {
    @BeforeEach
    void acceptBaseline() {
        gated.acceptBaseline(pi);
    }

    private String gateChanged() {
        String campaign = gated.gateChanged();
        pi = pi.at(farm.farm());
        return campaign;
    }

    private void assertRecomputable(CellRow cell) throws IOException, WireFormatException {
        EvidenceRow evidence = Objects.requireNonNull(cell.evidence());
        GateInputs inputs = WireJson.read(GateInputs.class, text(Objects.requireNonNull(evidence.inputsSha256())));
        List<SessionReport> reports = new ArrayList<>();
        for (String sha256 : evidence.sessionSha256s()) {
            reports.add(WireJson.read(SessionReport.class, packed(sha256)));
        }

        assertThat(new GateJudge(inputs)
                        .verdictsOf(reports).stream()
                                .map(judged -> new VerdictRow(
                                        judged.verdict(),
                                        judged.baselineFigure(),
                                        judged.candidateFigure(),
                                        judged.notes(),
                                        null))
                                .toList())
                .isNotEmpty()
                .isEqualTo(cell.verdicts());
    }

    private byte[] text(String sha256) {
        byte[] text = farm.farm().references().text(sha256).orElseThrow();
        assertThat(Sha256.of(text)).isEqualTo(sha256);
        return text;
    }

    private byte[] packed(String sha256) throws IOException {
        try (InputStream in = farm.artifacts().findPacked(sha256).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    @Test
    void ofAFailThatWasConfirmed() throws IOException, WireFormatException {
        String campaign = gateChanged();

        new PairingAgent(pi).work(World.slower(0.06, 1));
        new PairingAgent(pi).work(World.slower(0.06, 2));

        CellRow cell = gated.int8(campaign);
        assertThat(Objects.requireNonNull(cell.evidence()).sessionSha256s()).hasSize(2);
        assertRecomputable(cell);
    }

    @Test
    void ofADeviceThatChangedAfterTheGateWasPlanned() throws IOException, WireFormatException {
        String campaign = gateChanged();
        LeaseGrant grant = pi.work();

        pi.send(PairingAgent.session(grant, "pi", Sessions.environment("6.12.1"), 4, World.slower(0.06, 1)));

        CellRow cell = gated.int8(campaign);
        assertThat(cell.state()).isEqualTo(CellState.MEASURED);
        assertThat(cell.verdicts())
                .extracting(row -> row.verdict().label())
                .isNotEmpty()
                .containsOnly("NO_VERDICT(unlike environments)");
        assertThat(rows("pair_variance")).isZero();
        assertRecomputable(cell);
    }

    private int rows(String table) {
        return farm.database()
                .read(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    /** A plan of a thousand cells would otherwise wait for a disk a thousand times, with everybody behind it. */
    @Test
    void noFileIsWrittenWhenACellIsPlanned() throws IOException {
        long before = packedFiles();

        gateChanged();

        assertThat(pi.work().plan().pairs()).isNotNull();
        assertThat(packedFiles()).isEqualTo(before);
    }

    private long packedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".gz")).count();
        }
    }
}
