package dev.assay.cli.certify;

import dev.assay.regression.certification.KnownGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a certification is, as it is kept on disk. Immutable.
 *
 * @param format {@value #FORMAT}
 * @param identity hash of all that must be the same for gates to belong together
 * @param startedAtEpochSeconds when the first was begun
 * @param baselineCampaign the accepted one; null before there is one
 * @param scales of every model, once they are known
 * @param openCampaign that runs, or has ended without being looked at; null when there is none
 * @param openPlaces gates of it, in the plan
 * @param done gates that have ended
 */
public record CertifyState(
        String format,
        String identity,
        double startedAtEpochSeconds,
        @Nullable String baselineCampaign,
        List<WorkScale> scales,
        @Nullable String openCampaign,
        List<Integer> openPlaces,
        List<KnownGate> done) {
    static final String FORMAT = "assay-certify-state/1";

    public CertifyState {
        scales = List.copyOf(scales);
        openPlaces = List.copyOf(openPlaces);
        done = List.copyOf(done);
    }

    static CertifyState begun(String identity, double nowEpochSeconds) {
        return new CertifyState(FORMAT, identity, nowEpochSeconds, null, List.of(), null, List.of(), List.of());
    }

    CertifyState calibrated(String baseline, List<WorkScale> found) {
        return new CertifyState(
                format, identity, startedAtEpochSeconds, baseline, found, openCampaign, openPlaces, done);
    }

    CertifyState open(String campaign, List<Integer> places) {
        return new CertifyState(
                format, identity, startedAtEpochSeconds, baselineCampaign, scales, campaign, places, done);
    }

    CertifyState closed(List<KnownGate> ended) {
        List<KnownGate> all = new ArrayList<>(done);
        all.addAll(ended);
        return new CertifyState(
                format, identity, startedAtEpochSeconds, baselineCampaign, scales, null, List.of(), all);
    }

    /** Places of gates that have ended. */
    Set<Integer> donePlaces() {
        return done.stream().map(KnownGate::place).collect(Collectors.toSet());
    }
}
