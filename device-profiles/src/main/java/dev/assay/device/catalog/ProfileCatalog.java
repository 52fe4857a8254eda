package dev.assay.device.catalog;

import dev.assay.device.DeviceProfile;
import dev.assay.device.DeviceProfile.Kind;
import dev.assay.device.reading.ProfileException;
import dev.assay.device.reading.ProfileReader;
import dev.assay.yaml.NearestName;
import dev.assay.yaml.YamlProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Device profiles by name. Unchangeable, so safe for use by several threads. */
public final class ProfileCatalog {
    private final Map<String, DeviceProfile> profiles;

    private ProfileCatalog(Map<String, DeviceProfile> profiles) {
        this.profiles = profiles;
    }

    /** The profiles that Assay ships. */
    public static ProfileCatalog shipped() {
        try {
            return new ProfileCatalog(read(ProfileFiles.shipped()));
        } catch (ProfileException | IOException e) {
            throw new IllegalStateException("a shipped profile cannot be read; the build checks every one", e);
        }
    }

    /**
     * These profiles and those of a folder, of which each {@code *.yaml} is one. A profile of the folder takes the place of one with
     * the same name. A folder that does not exist has no profiles.
     *
     * @throws ProfileException with every problem in every file of the folder
     */
    public ProfileCatalog with(Path folder) throws ProfileException {
        Map<String, DeviceProfile> all = new TreeMap<>(profiles);
        try {
            all.putAll(read(ProfileFiles.in(folder)));
        } catch (IOException e) {
            throw ProfileReader.unreadableFile(folder.toString(), String.valueOf(e.getMessage()));
        }
        return new ProfileCatalog(all);
    }

    private static Map<String, DeviceProfile> read(Map<String, String> textsByFile) throws ProfileException {
        Map<String, DeviceProfile> read = new TreeMap<>();
        List<YamlProblem> problems = new ArrayList<>();
        textsByFile.forEach((file, text) -> {
            try {
                DeviceProfile profile = ProfileReader.read(file, text);
                read.put(profile.name(), profile);
            } catch (ProfileException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new ProfileException(problems);
        }
        return read;
    }

    /** The profile of this name. */
    public Optional<DeviceProfile> find(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /**
     * The profile of this name.
     *
     * @throws IllegalArgumentException when there is none; the message says which there are, for people
     */
    public DeviceProfile get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no device profile; expected "
                        + NearestName.list(profiles.keySet()) + NearestName.hint(name, profiles.keySet())));
    }

    /** Every profile, by name. */
    public List<DeviceProfile> all() {
        return List.copyOf(profiles.values());
    }

    /** The profile for any machine of an architecture; empty when there is none. */
    public Optional<DeviceProfile> generic(String arch) {
        return profiles.values().stream()
                .filter(profile ->
                        profile.kind() == Kind.GENERIC && profile.arch().equals(arch))
                .findFirst();
    }
}
