package dev.assay.cli.doctor;

import dev.assay.cli.doctor.GrafanaClient.Answer;

/**
 * Why an answer is of no use, and what to do.
 *
 * @param text what was found
 */
record GrafanaFault(String text, String remedy) {
    private static final int REDIRECTED_MIN = 300;
    private static final int REFUSED_MIN = 400;
    private static final int BROKEN_MIN = 500;

    private static final String START =
            "start it (docker compose up --detach grafana), and give the address at which this machine reaches it with --grafana";
    private static final String ADDRESS =
            "give Grafana's own address with --grafana: with https where it speaks that, with its path where a proxy serves it below one,"
                    + " and behind a proxy that asks people to sign in";
    private static final String TOKEN =
            "make one in Grafana (Administration, Users and access, Service accounts; role Admin), and give it with --grafana-token-file";

    /** Of an answer to a question that needs no token. */
    static GrafanaFault open(Answer answer) {
        if (answer.status() == GrafanaClient.NO_ANSWER) {
            return new GrafanaFault(answer.trouble(), START);
        }
        if (answer.status() >= BROKEN_MIN) {
            return broken(answer);
        }
        if (answer.status() >= REFUSED_MIN) {
            return new GrafanaFault(
                    "something answers with status " + answer.status()
                            + (answer.isAboutTheToken()
                                    ? "; Grafana tells its health to everybody"
                                    : "; Grafana has /api/health"),
                    ADDRESS);
        }
        return notGrafana(answer);
    }

    /** Of an answer to a question that only a token may ask. */
    static GrafanaFault closed(Answer answer) {
        return switch (answer.status()) {
            case 401 -> new GrafanaFault("Grafana does not know the token, or it has ended", TOKEN);
            case 403 ->
                new GrafanaFault(
                        "the token may not see this", "give its service account the role Admin; Viewer is not enough");
            case 404 ->
                new GrafanaFault(
                        "status 404: this Grafana does not know the question", "expected Grafana 11.3 or newer");
            case GrafanaClient.NO_ANSWER -> new GrafanaFault(answer.trouble(), START);
            default -> answer.status() >= REFUSED_MIN ? broken(answer) : notGrafana(answer);
        };
    }

    private static GrafanaFault broken(Answer answer) {
        String message = answer.text("message");
        return new GrafanaFault(
                "it answers with status " + answer.status() + (message.isEmpty() ? "" : ": " + message),
                "see what its log says last (docker compose logs grafana)");
    }

    private static GrafanaFault notGrafana(Answer answer) {
        return new GrafanaFault(
                answer.status() >= REDIRECTED_MIN
                        ? "it leads elsewhere (status " + answer.status() + ")"
                        : "a page answers, and not Grafana's API",
                ADDRESS);
    }
}
