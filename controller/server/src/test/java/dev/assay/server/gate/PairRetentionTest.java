package dev.assay.server.gate;

import static dev.assay.regression.verdict.GatedMetric.ENERGY;
import static dev.assay.regression.verdict.GatedMetric.LATENCY_P50;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CellRow;
import dev.assay.protocol.LeaseGrant;
import dev.assay.regression.gate.ObservedVariance;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the figures of pairs. */
@OnEveryStore
class PairRetentionTest extends OnGatedFarm {
    private static final World ALIKE = World.alike(0.004, 5);

    @SuppressWarnings("NullAway.Init") // made before each
    private String campaign;

    @BeforeEach
    void planPairs() {
        gated.acceptBaseline(pi);
        campaign = gated.gateChanged();
        pi = pi.at(farm.farm());
    }

    private int rows(String what) {
        return farm.database()
                .read(handle -> handle.createQuery("select count(*) from " + what)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void blocksOfALostLeaseGoWithTheFirstOfTheNext() {
        LeaseGrant lost = pi.work();
        new PairingAgent(pi).send(lost, 0, ALIKE);
        new PairingAgent(pi).send(lost, 1, ALIKE);
        farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
        pi.present();

        new PairingAgent(pi).send(pi.work(), 0, ALIKE);

        assertThat(rows("pair_block")).isEqualTo(1);
    }

    @Test
    void blocksOfASessionThatIsStillMeasuredStay() {
        new PairingAgent(pi).send(pi.work(), 0, ALIKE);

        farm.farm().tidy();

        assertThat(rows("pair_block")).isEqualTo(1);
    }

    @Test
    void blocksOfASessionThatNobodyWantsAnyMoreGo() {
        new PairingAgent(pi).send(pi.work(), 0, ALIKE);
        farm.farm().campaigns().cancel(campaign, "ada");

        farm.farm().tidy();

        assertThat(rows("pair_block")).isZero();
    }

    @Test
    void figuresOfAFailStayUntilItIsSeenAgain() {
        new PairingAgent(pi).work(World.slower(0.06, 1));
        farm.farm().tidy();
        assertThat(rows("pair_session where pairs is not null")).isEqualTo(1);

        new PairingAgent(pi).work(World.slower(0.06, 2));
        farm.farm().tidy();

        assertThat(GatedFarm.verdict(gated.int8(campaign), LATENCY_P50)
                        .verdict()
                        .label())
                .isEqualTo("FAIL");
        assertThat(rows("pair_session where pairs is not null")).isZero();
    }

    @Test
    void rawReportsAndTheNumberOfPairsOutliveTheFigures() throws IOException {
        new PairingAgent(pi).work(ALIKE);
        farm.farm().tidy();

        CellRow cell = gated.int8(campaign);
        String report = Objects.requireNonNull(cell.evidence()).sessionSha256s().get(0);
        try (InputStream raw = farm.artifacts().findPacked(report).orElseThrow()) {
            assertThat(raw.read()).isEqualTo((int) '{');
        }
        assertThat(rows("session where raw_sha256 = '" + report + "'")).isEqualTo(1);
        assertThat(Objects.requireNonNull(farm.report(campaign).gate()).usedPairs())
                .isEqualTo(4);
    }

    @Test
    void onlyAsManyPastGatesAreRememberedAsAreAskedFor() {
        VarianceBook book = new VarianceBook();
        farm.database().run(handle -> {
            book.note(handle, "other", LATENCY_P50, "key", new ObservedVariance(1, 3));
            book.note(handle, "pi", ENERGY, "key", new ObservedVariance(1, 3));
            for (int gate = 1; gate <= 100; gate++) {
                book.note(handle, "pi", LATENCY_P50, "key", new ObservedVariance(gate, 3));
            }
        });

        assertThat(rows("pair_variance where device = 'pi' and metric = 'LATENCY_P50'"))
                .isEqualTo(60);
        assertThat(rows("pair_variance where device = 'pi' and metric = 'LATENCY_P50' and variance > 40"))
                .isEqualTo(60);
        assertThat(rows("pair_variance where device = 'other' or metric = 'ENERGY'"))
                .isEqualTo(2);
    }
}
