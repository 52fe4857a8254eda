package dev.assay.server.lease;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Where agents wait that found no work, each by the name of its device. Nothing happens for them until they are called. Thread-safe. */
public final class WaitingRoom {
    private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();

    /**
     * Waits to be called.
     *
     * @return true when it is time to ask again; false when the same device has come once more, and this one is given up
     */
    public CompletableFuture<Boolean> enter(String device) {
        CompletableFuture<Boolean> call = new CompletableFuture<>();
        CompletableFuture<Boolean> before = waiting.put(device, call);
        if (before != null) {
            before.complete(false);
        }
        return call;
    }

    /** Is not interested any more. */
    public void leave(String device, CompletableFuture<Boolean> call) {
        waiting.remove(device, call);
    }

    /** Those who wait now. */
    public Set<String> devices() {
        return Set.copyOf(waiting.keySet());
    }

    /** Calls these in. */
    public void call(Set<String> devices) {
        devices.forEach(device -> end(device, call -> call.complete(true)));
    }

    /** Sends all away: they cannot be served here now. */
    public void dismiss(RuntimeException why) {
        List.copyOf(waiting.keySet()).forEach(device -> end(device, call -> call.completeExceptionally(why)));
    }

    private void end(String device, Consumer<CompletableFuture<Boolean>> how) {
        CompletableFuture<Boolean> call = waiting.remove(device);
        if (call != null) {
            how.accept(call);
        }
    }
}
