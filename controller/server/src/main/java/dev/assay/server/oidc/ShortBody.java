package dev.assay.server.oidc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes an answer as text, UTF-8, and breaks it off where it becomes too long. Used by one exchange. */
final class ShortBody implements BodySubscriber<String> {
    private final int bytesMax;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private Flow.Subscription subscription = new NoSubscription();

    ShortBody(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Before there is one. */
    private static final class NoSubscription implements Flow.Subscription {
        @Override
        public void request(long count) {
            // Nothing comes from it.
        }

        @Override
        public void cancel() {
            // Nothing comes from it.
        }
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (taken.size() + buffer.remaining() > bytesMax) {
                subscription.cancel();
                text.completeExceptionally(new IOException("it sends more than " + bytesMax + " bytes"));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            taken.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(taken.toString(StandardCharsets.UTF_8));
    }
}
