package dev.assay.registration.profile;

import java.util.List;

/**
 * The device profile that a board gets.
 *
 * @param name as its file is called: {@code raspberry-pi-5}
 * @param title for people: {@code Raspberry Pi 5}
 * @param why what it was recognised by, or that a person named it
 * @param differences between the board and its profile, a sentence each
 */
public record ChosenProfile(String name, String title, String why, List<String> differences) {
    public ChosenProfile {
        differences = List.copyOf(differences);
    }
}
