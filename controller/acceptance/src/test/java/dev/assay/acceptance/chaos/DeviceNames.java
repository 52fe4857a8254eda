package dev.assay.acceptance.chaos;

import dev.assay.api.DeviceRow;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The devices that a farm knows. */
record DeviceNames(List<DeviceRow> devices) {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 500;

    DeviceNames {
        devices = List.copyOf(devices);
    }

    /** Waits until so many are connected. */
    static DeviceNames await(URI controller, String token, int count) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(controller.resolve("/api/v1/devices"))
                .header("Authorization", "Bearer " + token)
                .build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String found = "";
        while (System.nanoTime() < deadline) {
            try {
                DeviceNames names = WireJson.read(
                        DeviceNames.class,
                        http.send(request, BodyHandlers.ofByteArray()).body());
                if (names.devices().stream().filter(DeviceRow::connected).count() >= count) {
                    return names;
                }
                found = names.devices().size() + " devices";
            } catch (WireFormatException e) {
                found = String.valueOf(e.getMessage());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new IOException("after " + LIMIT + " there are " + found + "; expected " + count + " that are connected");
    }

    List<String> names(boolean isSimulated) {
        return devices.stream()
                .filter(device -> device.simulated() == isSimulated)
                .map(DeviceRow::name)
                .toList();
    }
}
