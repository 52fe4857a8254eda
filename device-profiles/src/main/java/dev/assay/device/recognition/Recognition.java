package dev.assay.device.recognition;

import dev.assay.device.BoardFacts;
import dev.assay.device.DeviceProfile;
import dev.assay.device.DeviceProfile.Kind;
import dev.assay.device.catalog.ProfileCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which kind of board a board is.
 *
 * @param profile the one that it should get; null when there is not even a generic one of its architecture
 * @param certainty how far that can be relied on
 * @param why in a sentence, for people
 * @param candidates profiles of its architecture for which something speaks, best first; never a generic or a simulated one
 */
public record Recognition(
        @Nullable DeviceProfile profile, Certainty certainty, String why, List<Candidate> candidates) {
    public Recognition {
        candidates = List.copyOf(candidates);
    }

    /** How far a recognition can be relied on. */
    public enum Certainty {
        /** The board names itself, and nothing speaks against it. */
        SURE,
        /** Something speaks against it, or as much for another profile: a person should look. */
        UNSURE,
        /** Nothing names the board: it gets the profile of its architecture, which promises little. */
        GENERIC
    }

    /** Recognises a board among all profiles. */
    public static Recognition of(BoardFacts facts, ProfileCatalog catalog) {
        List<Candidate> candidates = catalog.all().stream()
                .filter(profile ->
                        profile.kind() == Kind.BOARD && profile.arch().equals(facts.arch()))
                .map(profile -> Candidate.of(profile, facts))
                .filter(candidate -> candidate.score() > 0)
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .toList();
        List<Candidate> named = candidates.stream().filter(Candidate::named).toList();
        if (named.isEmpty()) {
            return generic(facts, catalog, candidates);
        }
        Candidate best = named.get(0);
        boolean hasRival = named.size() > 1 && named.get(1).score() == best.score();
        String why = sentence(best.reasons());
        if (!best.doubts().isEmpty()) {
            why += "; but " + String.join(", and ", best.doubts());
        }
        if (hasRival) {
            why += "; as much speaks for " + named.get(1).profile().name();
        }
        Certainty certainty = best.doubts().isEmpty() && !hasRival ? Certainty.SURE : Certainty.UNSURE;
        return new Recognition(best.profile(), certainty, why, candidates);
    }

    private static Recognition generic(BoardFacts facts, ProfileCatalog catalog, List<Candidate> candidates) {
        Optional<DeviceProfile> generic = catalog.generic(facts.arch());
        String why = generic.isEmpty()
                ? "there is no profile for " + facts.arch()
                : "nothing names the board, so it gets the profile of its architecture";
        if (!candidates.isEmpty()) {
            why += "; its cores would suit "
                    + String.join(
                            " or ",
                            candidates.stream()
                                    .map(candidate -> candidate.profile().name())
                                    .toList());
        }
        return new Recognition(generic.orElse(null), Certainty.GENERIC, why, candidates);
    }

    private static String sentence(List<String> reasons) {
        return String.join(", and ", reasons);
    }

    /** What a board lacks of its profile or has beyond it, a sentence each; empty when it is as expected. */
    public static List<String> differences(DeviceProfile profile, BoardFacts facts) {
        return new ProfileComparison(profile, facts).sentences();
    }
}
