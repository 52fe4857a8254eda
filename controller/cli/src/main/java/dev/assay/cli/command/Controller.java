package dev.assay.cli.command;

import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.EvidenceClient;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.client.GateClient;
import dev.assay.cli.client.HistoryClient;
import dev.assay.cli.client.InfluxClient;
import dev.assay.cli.client.PatientSender;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.tls.PinnedTls;
import java.net.URI;
import java.time.Duration;

/**
 * A controller to talk to.
 *
 * @param token what it is shown, and how it is known
 */
public record Controller(URI url, TokenText token) {
    /**
     * A controller with a token as a person copied it.
     *
     * @throws CommandFailedException when the address or the token cannot be one
     */
    static Controller of(URI url, String token) {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    "--controller: found \"" + url + "\"; expected http://HOST:PORT or https://HOST:PORT");
        }
        try {
            return new Controller(url, TokenText.parse(token));
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT, "the token is not whole: " + e.getMessage() + "; copy it again");
        }
    }

    /** Talks about campaigns; waits so long for a controller that is restarted. */
    public ApiClient client(Surroundings surroundings, Duration patience) {
        return new ApiClient(url, token, sender(surroundings, patience));
    }

    /** Talks about the farm; waits so long for a controller that is restarted. */
    public FarmClient farm(Surroundings surroundings, Duration patience) {
        return new FarmClient(url, token, sender(surroundings, patience));
    }

    /** Talks about baselines and waivers; waits so long for a controller that is restarted. */
    public GateClient gates(Surroundings surroundings, Duration patience) {
        return new GateClient(url, token, sender(surroundings, patience));
    }

    /** Talks about histories and incidents; waits so long for a controller that is restarted. */
    public HistoryClient histories(Surroundings surroundings, Duration patience) {
        return new HistoryClient(url, token, sender(surroundings, patience));
    }

    /** Talks about what is written to InfluxDB; waits so long for a controller that is restarted. */
    public InfluxClient influx(Surroundings surroundings, Duration patience) {
        return new InfluxClient(url, token, sender(surroundings, patience));
    }

    /** Talks about evidence; waits so long for a controller that is restarted. */
    public EvidenceClient evidence(Surroundings surroundings, Duration patience) {
        return new EvidenceClient(url, token, sender(surroundings, patience));
    }

    private PatientSender sender(Surroundings surroundings, Duration patience) {
        return new PatientSender(PinnedTls.of(token.pins()), patience, surroundings.clock(), surroundings.pause());
    }
}
