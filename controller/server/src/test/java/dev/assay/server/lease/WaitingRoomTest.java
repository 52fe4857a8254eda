package dev.assay.server.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private final WaitingRoom room = new WaitingRoom();

    @Test
    void onlyThoseWhoAreCalledComeIn() {
        CompletableFuture<Boolean> pi = room.enter("pi");
        CompletableFuture<Boolean> jetson = room.enter("jetson");

        room.call(Set.of("pi", "nobody"));

        assertThat(pi).isCompletedWithValue(true);
        assertThat(jetson).isNotDone();
        assertThat(room.devices()).containsExactly("jetson");
    }

    @Test
    void anOlderQuestionOfTheSameDeviceIsGivenUp() {
        CompletableFuture<Boolean> before = room.enter("pi");
        CompletableFuture<Boolean> now = room.enter("pi");
        room.leave("pi", before);

        assertThat(before).isCompletedWithValue(false);
        assertThat(room.devices()).containsExactly("pi");
        assertThat(now).isNotDone();
    }

    @Test
    void whoLeavesIsNotCalledAnyMore() {
        CompletableFuture<Boolean> pi = room.enter("pi");

        room.leave("pi", pi);
        room.call(Set.of("pi"));

        assertThat(pi).isNotDone();
        assertThat(room.devices()).isEmpty();
    }

    @Test
    void allAreSentAwayWhenTheStoreIsAway() {
        CompletableFuture<Boolean> pi = room.enter("pi");

        room.dismiss(new IllegalStateException("away"));

        assertThat(pi).isCompletedExceptionally();
        assertThat(room.devices()).isEmpty();
    }
}
