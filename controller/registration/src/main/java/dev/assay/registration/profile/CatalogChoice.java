package dev.assay.registration.profile;

import dev.assay.device.BoardFacts;
import dev.assay.device.DeviceProfile;
import dev.assay.device.catalog.ProfileCatalog;
import dev.assay.device.recognition.Recognition;
import dev.assay.registration.step.StepFailedException;
import org.jspecify.annotations.Nullable;

/** Chooses among the profiles of a catalog. Thread-safe. */
public final class CatalogChoice implements ProfileChoice {
    private final ProfileCatalog catalog;

    /** Among these. */
    public CatalogChoice(ProfileCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public ChosenProfile choose(BoardFacts facts, @Nullable String named) throws StepFailedException {
        if (named != null) {
            return chosen(named(named), "by name", facts);
        }
        Recognition recognition = Recognition.of(facts, catalog);
        DeviceProfile profile = recognition.profile();
        if (profile == null) {
            throw new StepFailedException(recognition.why(), "name one with --profile");
        }
        String doubt = recognition.certainty() == Recognition.Certainty.UNSURE
                ? "; if that is wrong, name another with --profile"
                : "";
        return chosen(profile, recognition.why() + doubt, facts);
    }

    private DeviceProfile named(String name) throws StepFailedException {
        try {
            return catalog.get(name);
        } catch (IllegalArgumentException e) {
            throw new StepFailedException("--profile: " + e.getMessage(), "");
        }
    }

    private static ChosenProfile chosen(DeviceProfile profile, String why, BoardFacts facts) {
        return new ChosenProfile(profile.name(), profile.title(), why, Recognition.differences(profile, facts));
    }
}
