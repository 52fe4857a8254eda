package dev.assay.registration.card;

import dev.assay.api.DeviceRow;
import dev.assay.device.BoardFacts;
import dev.assay.registration.profile.ChosenProfile;

/**
 * What is known of a device when its registration is done.
 *
 * @param device as the controller has it
 * @param facts of its board
 * @param javaVersion of the agent
 * @param service how the agent is kept running, for people
 * @param route how the agent reaches the controller, for people
 */
public record DeviceCard(
        DeviceRow device, ChosenProfile profile, BoardFacts facts, String javaVersion, String service, String route) {}
