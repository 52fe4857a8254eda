package dev.assay.device.reading;

import dev.assay.device.DeviceProfile;
import dev.assay.yaml.YamlProblem;
import dev.assay.yaml.YamlProblems;
import java.util.List;
import java.util.regex.Pattern;

/** Reads device profiles. Stateless. */
public final class ProfileReader {
    /** What ends the name of a profile's file. */
    public static final String ENDING = ".yaml";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");

    private ProfileReader() {}

    /**
     * Reads and checks one profile.
     *
     * @param fileName its last part without {@code .yaml} is the profile's name; messages begin with the whole
     * @param yaml its text
     * @throws ProfileException with every problem that was found
     */
    public static DeviceProfile read(String fileName, String yaml) throws ProfileException {
        String last = fileName.substring(fileName.lastIndexOf('/') + 1);
        String name = last.endsWith(ENDING) ? last.substring(0, last.length() - ENDING.length()) : last;
        YamlProblems problems = new YamlProblems(fileName);
        if (!NAME.matcher(name).matches() || !last.endsWith(ENDING)) {
            problems.add(
                    1,
                    "",
                    "a file named \"" + last + "\"; expected lower-case words joined by -, such as my-board.yaml");
        }
        return new ProfileDocument(name, problems).read(yaml);
    }

    /** The problem that a file could not even be read. */
    public static YamlProblem unreadable(String fileName, String reason) {
        return new YamlProblem(fileName, 1, "", "cannot be read (" + reason + "); expected a device profile");
    }

    /** The same problem as an exception. */
    public static ProfileException unreadableFile(String fileName, String reason) {
        return new ProfileException(List.of(unreadable(fileName, reason)));
    }
}
