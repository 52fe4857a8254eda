package dev.assay.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignState;
import dev.assay.api.CellTally;
import dev.assay.server.Digits;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnPiFarm;
import dev.assay.server.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnEveryStore
class CampaignShelfTest extends OnPiFarm {
    private List<CampaignRow> page(@Nullable String sweep, @Nullable String state, int offset, int limit) {
        return farm.farm().shelf().page(CampaignChoice.asked(sweep, null, state, offset, limit));
    }

    @Test
    void theNewestComesFirstAndAPageGoesOnWhereTheLastOneEnded() {
        List<String> begun = List.of(begin(), begin(), begin());

        assertThat(page(null, null, 0, 2))
                .extracting(CampaignRow::campaignId)
                .containsExactly(begun.get(2), begun.get(1));
        assertThat(page(null, null, 2, 2)).extracting(CampaignRow::campaignId).containsExactly(begun.get(0));
    }

    private String begin() {
        return farm.begin(Digits.smallSweep("axes: {quantization: [none, static-int8]}\n"));
    }

    @Test
    void aCampaignIsListedWithItsCellsCounted() {
        String id = begin();

        CampaignRow row = page(null, null, 0, 10).get(0);

        int cells = farm.report(id).cells().size();
        assertThat(row.cells()).isEqualTo(new CellTally(cells, 0, 0, 0, 0));
        assertThat(row.verdicts()).isNull();
        assertThat(row.finishedAt()).isNull();
    }

    @Test
    void onlyThoseThatWereAskedForAreListed() {
        String stopped = begin();
        String running = begin();
        farm.farm().campaigns().cancel(stopped, "Ada");

        assertThat(page(null, CampaignState.RUNNING.name(), 0, 10))
                .extracting(CampaignRow::campaignId)
                .containsExactly(running);
        assertThat(page(null, CampaignState.CANCELLED.name(), 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.finishedAt()).isNotNull());
        assertThat(page("another", null, 0, 10)).isEmpty();
        assertThat(page(page(null, null, 0, 1).get(0).sweep(), null, 0, 10)).hasSize(2);
    }

    @Test
    void whatCannotBeAskedForIsToldAtOnce() {
        assertThatThrownBy(() -> page(null, "ENDED", -1, 0))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("offset is -1 and limit 0")
                .hasMessageContaining("\"ENDED\"; expected one of [RUNNING");
    }
}
