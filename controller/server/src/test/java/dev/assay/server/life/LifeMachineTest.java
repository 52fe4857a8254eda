package dev.assay.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.DeviceHealth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifeMachineTest {
    /** Every pair there is: health, event, the health that follows and what is done. A change of the machine is a change here. */
    private static final String TABLE = """
            UNKNOWN      JOINED_CHECKED    GOOD
            UNKNOWN      JOINED_UNCHECKED  UNKNOWN      CHECK_NOW
            UNKNOWN      CHECK_PASSED      GOOD         CHECK_NEXT_TIME FORGIVE
            UNKNOWN      CHECK_DOUBTFUL    SUSPECT      CHECK_NOW
            UNKNOWN      CHECK_FAILED      QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY
            UNKNOWN      FAULT             SUSPECT      CHECK_NOW
            UNKNOWN      FAULTS_REPEATED   QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY RESTART
            UNKNOWN      SILENT            UNKNOWN      RESTART
            UNKNOWN      DRAIN             MAINTENANCE  CHECK_NEVER
            UNKNOWN      RESUME            refused
            UNKNOWN      RETIRE            RETIRED      CHECK_NEVER END_JOBS
            UNKNOWN      CHECK             UNKNOWN      CHECK_NOW
            UNKNOWN      REBOOT            UNKNOWN      REBOOT
            UNKNOWN      POWER_CYCLE       UNKNOWN      POWER_CYCLE
            GOOD         JOINED_CHECKED    GOOD
            GOOD         JOINED_UNCHECKED  UNKNOWN      CHECK_NOW
            GOOD         CHECK_PASSED      GOOD         CHECK_NEXT_TIME FORGIVE
            GOOD         CHECK_DOUBTFUL    SUSPECT      CHECK_NOW
            GOOD         CHECK_FAILED      QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY
            GOOD         FAULT             SUSPECT      CHECK_NOW
            GOOD         FAULTS_REPEATED   QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY RESTART
            GOOD         SILENT            GOOD         RESTART
            GOOD         DRAIN             MAINTENANCE  CHECK_NEVER
            GOOD         RESUME            refused
            GOOD         RETIRE            RETIRED      CHECK_NEVER END_JOBS
            GOOD         CHECK             GOOD         CHECK_NOW
            GOOD         REBOOT            GOOD         REBOOT
            GOOD         POWER_CYCLE       GOOD         POWER_CYCLE
            SUSPECT      JOINED_CHECKED    SUSPECT
            SUSPECT      JOINED_UNCHECKED  SUSPECT      CHECK_NOW
            SUSPECT      CHECK_PASSED      GOOD         CHECK_NEXT_TIME
            SUSPECT      CHECK_DOUBTFUL    QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY
            SUSPECT      CHECK_FAILED      QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY
            SUSPECT      FAULT             SUSPECT      CHECK_NOW
            SUSPECT      FAULTS_REPEATED   QUARANTINED  CHECK_AFTER_PAUSE SEND_JOBS_AWAY RESTART
            SUSPECT      SILENT            SUSPECT      RESTART
            SUSPECT      DRAIN             MAINTENANCE  CHECK_NEVER
            SUSPECT      RESUME            refused
            SUSPECT      RETIRE            RETIRED      CHECK_NEVER END_JOBS
            SUSPECT      CHECK             SUSPECT      CHECK_NOW
            SUSPECT      REBOOT            SUSPECT      REBOOT
            SUSPECT      POWER_CYCLE       SUSPECT      POWER_CYCLE
            QUARANTINED  JOINED_CHECKED    QUARANTINED
            QUARANTINED  JOINED_UNCHECKED  QUARANTINED
            QUARANTINED  CHECK_PASSED      GOOD         CHECK_NEXT_TIME FORGET_FAULTS OFFER_TO_CAMPAIGNS
            QUARANTINED  CHECK_DOUBTFUL    QUARANTINED  CHECK_AFTER_PAUSE
            QUARANTINED  CHECK_FAILED      QUARANTINED  CHECK_AFTER_PAUSE
            QUARANTINED  FAULT             QUARANTINED  CHECK_AFTER_PAUSE
            QUARANTINED  FAULTS_REPEATED   QUARANTINED  CHECK_AFTER_PAUSE
            QUARANTINED  SILENT            QUARANTINED  RESTART
            QUARANTINED  DRAIN             MAINTENANCE  CHECK_NEVER
            QUARANTINED  RESUME            UNKNOWN      CHECK_NOW FORGIVE FORGET_FAULTS FORGET_CHECKS OFFER_TO_CAMPAIGNS
            QUARANTINED  RETIRE            RETIRED      CHECK_NEVER END_JOBS
            QUARANTINED  CHECK             QUARANTINED  CHECK_NOW
            QUARANTINED  REBOOT            QUARANTINED  REBOOT
            QUARANTINED  POWER_CYCLE       QUARANTINED  POWER_CYCLE
            MAINTENANCE  JOINED_CHECKED    MAINTENANCE
            MAINTENANCE  JOINED_UNCHECKED  MAINTENANCE
            MAINTENANCE  CHECK_PASSED      MAINTENANCE  CHECK_NEVER
            MAINTENANCE  CHECK_DOUBTFUL    MAINTENANCE  CHECK_NEVER
            MAINTENANCE  CHECK_FAILED      MAINTENANCE  CHECK_NEVER
            MAINTENANCE  FAULT             MAINTENANCE
            MAINTENANCE  FAULTS_REPEATED   MAINTENANCE
            MAINTENANCE  SILENT            MAINTENANCE
            MAINTENANCE  DRAIN             MAINTENANCE
            MAINTENANCE  RESUME            UNKNOWN      CHECK_NOW FORGIVE FORGET_FAULTS FORGET_CHECKS OFFER_TO_CAMPAIGNS
            MAINTENANCE  RETIRE            RETIRED      CHECK_NEVER END_JOBS
            MAINTENANCE  CHECK             MAINTENANCE  CHECK_NOW
            MAINTENANCE  REBOOT            MAINTENANCE  REBOOT
            MAINTENANCE  POWER_CYCLE       MAINTENANCE  POWER_CYCLE
            RETIRED      JOINED_CHECKED    RETIRED
            RETIRED      JOINED_UNCHECKED  RETIRED
            RETIRED      CHECK_PASSED      RETIRED
            RETIRED      CHECK_DOUBTFUL    RETIRED
            RETIRED      CHECK_FAILED      RETIRED
            RETIRED      FAULT             RETIRED      END_JOBS
            RETIRED      FAULTS_REPEATED   RETIRED      END_JOBS
            RETIRED      SILENT            RETIRED
            RETIRED      DRAIN             refused
            RETIRED      RESUME            UNKNOWN      CHECK_NOW FORGIVE FORGET_FAULTS FORGET_CHECKS OFFER_TO_CAMPAIGNS
            RETIRED      RETIRE            RETIRED
            RETIRED      CHECK             refused
            RETIRED      REBOOT            refused
            RETIRED      POWER_CYCLE       refused
            """;

    @Test
    void everyHealthAnswersEveryEventAsInTheTable() {
        StringBuilder table = new StringBuilder();
        for (DeviceHealth health : DeviceHealth.values()) {
            for (LifeEvent event : LifeEvent.values()) {
                table.append(line(health, event)).append('\n');
            }
        }

        assertThat(table.toString()).isEqualTo(TABLE);
    }

    private static String line(DeviceHealth health, LifeEvent event) {
        LifeStep step = LifeMachine.step(health, event);
        String actions = step.actions().stream().map(Enum::name).collect(Collectors.joining(" "));
        String next = step.refusal() == null ? step.health().name() : "refused";
        return String.format(Locale.ROOT, "%-13s%-18s%-13s%s", health, event, next, actions)
                .stripTrailing();
    }

    @Test
    void aRefusalChangesNothing() {
        for (DeviceHealth health : DeviceHealth.values()) {
            for (LifeEvent event : LifeEvent.values()) {
                LifeStep step = LifeMachine.step(health, event);
                if (step.refusal() != null) {
                    assertThat(step.health()).isEqualTo(health);
                    assertThat(step.actions()).isEmpty();
                }
            }
        }
    }

    @Test
    void whoeverIsOutOfServiceCanComeBack() {
        List<DeviceHealth> out = Arrays.stream(DeviceHealth.values())
                .filter(health -> !LifeMachine.takesWork(health))
                .toList();

        assertThat(out)
                .containsExactly(DeviceHealth.QUARANTINED, DeviceHealth.MAINTENANCE, DeviceHealth.RETIRED)
                .allSatisfy(health -> assertThat(LifeMachine.takesWork(
                                LifeMachine.step(health, LifeEvent.RESUME).health()))
                        .isTrue());
    }

    @Test
    void everyWayIntoQuarantinePlansTheCheckThatLeadsOutOfIt() {
        TreeSet<String> ways = new TreeSet<>();
        for (DeviceHealth health : DeviceHealth.values()) {
            for (LifeEvent event : LifeEvent.values()) {
                LifeStep step = LifeMachine.step(health, event);
                if (step.health() == DeviceHealth.QUARANTINED && health != DeviceHealth.QUARANTINED) {
                    ways.add(health + " " + event);
                    assertThat(step.actions()).contains(LifeAction.CHECK_AFTER_PAUSE, LifeAction.SEND_JOBS_AWAY);
                }
            }
        }

        assertThat(ways).hasSize(7);
    }
}
