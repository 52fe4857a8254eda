package dev.assay.server.gate;

import static dev.assay.regression.verdict.GatedMetric.LATENCY_P50;

import dev.assay.api.WaiverRequest;
import dev.assay.evidence.bundle.BundleException;
import dev.assay.evidence.bundle.BundleReader;
import dev.assay.evidence.check.EvidenceCheck;
import dev.assay.evidence.check.Verification;
import dev.assay.evidence.signing.SigningKey;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.evidence.EvidenceDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A farm whose campaigns are exported and checked. */
final class EvidentFarm implements AutoCloseable {
    static final SigningKey KEY = SigningKey.make();

    final GatedFarm gated;
    final MiniFarm farm;
    private final Path folder;

    EvidentFarm(Path folder, FarmStore store) throws IOException {
        this.folder = folder;
        gated = new GatedFarm(folder, store);
        farm = gated.farm;
    }

    /** With another kernel each, so that none measures again for another. */
    FakeAgent device(String name, String kernel) {
        return farm.device(name, new FakeAgent.Kind(null, false), kernel);
    }

    private void measure(FakeAgent agent, World... sessions) {
        FakeAgent now = agent.at(farm.farm());
        now.present();
        for (World session : sessions) {
            new PairingAgent(now).work(session);
        }
    }

    /** One device sees a regression twice, another one that is waived, the third only noise; half of the cells are unchanged. */
    String campaignWithEverything() {
        FakeAgent ash = device("ash", "6.6.31");
        FakeAgent elm = device("elm", "6.12.1");
        FakeAgent oak = device("oak", "6.1.9");
        gated.acceptBaseline(ash, elm, oak);
        String campaign = gated.gateChanged();
        measure(ash, World.slower(0.06, 1), World.slower(0.06, 2));
        measure(elm, World.slower(0.06, 3), World.slower(0.06, 4));
        measure(oak, World.alike(0.2, 3));
        WaiverRequest waiver = new WaiverRequest(
                "small",
                "student",
                gated.int8(campaign).variant(),
                "elm",
                LATENCY_P50,
                farm.clock().instant().plus(Duration.ofDays(7)).toString(),
                "a slower kernel until the next runtime");
        farm.farm().gates().waivers().add(GatedFarm.ADA, waiver);
        return campaign;
    }

    Path export(String campaign) throws IOException {
        EvidenceDesk desk = EvidenceDesk.open(
                farm.database(), farm.artifacts(), farm.farm().reports(), KEY, "fake", folder.resolve("outgoing"));
        return Files.move(desk.write(campaign, true), newFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** An empty one. */
    Path newFile() throws IOException {
        return Files.createTempFile(folder, "evidence", ".zip");
    }

    static Verification check(Path file, @Nullable String trusted) throws IOException {
        try (BundleReader bundle = BundleReader.open(file)) {
            return EvidenceCheck.of(bundle, trusted);
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        gated.close();
    }
}
