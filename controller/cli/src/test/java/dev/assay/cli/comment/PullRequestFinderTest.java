package dev.assay.cli.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.comment.PullRequest.Host;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullRequestFinderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void aPullRequestsEventNamesIt() throws Exception {
        github("refs/heads/main", "{\"action\":\"synchronize\",\"pull_request\":{\"number\":12}}");

        assertThat(find())
                .contains(new PullRequest(Host.GITHUB, URI.create("https://github.example/api/v3"), "octo/edge", 12));
    }

    @Test
    void aCommentsEventNamesItOnlyWhenItIsOnAPullRequest() throws Exception {
        github("refs/heads/main", "{\"issue\":{\"number\":12,\"pull_request\":{\"url\":\"x\"}}}");
        assertThat(find()).map(PullRequest::number).contains(12L);

        github("refs/heads/main", "{\"issue\":{\"number\":12}}");
        assertThat(find()).isEmpty();
    }

    @Test
    void aWorkflowThatFollowsAnotherNamesIt() throws Exception {
        github("refs/heads/main", "{\"workflow_run\":{\"pull_requests\":[{\"number\":12}]}}");

        assertThat(find()).map(PullRequest::number).contains(12L);
    }

    @Test
    void theRefNamesItWhereTheEventDoesNot() throws Exception {
        github("refs/pull/12/merge", "{}");

        assertThat(find()).map(PullRequest::number).contains(12L);
    }

    @Test
    void aPushIsAboutNoPullRequest() throws Exception {
        github("refs/heads/main", "{\"ref\":\"refs/heads/main\"}");

        assertThat(find()).isEmpty();
    }

    @Test
    void aJobForAForkSpeaksWithTheProjectThatHasTheMergeRequest() throws Exception {
        environment.putAll(Map.of(
                "GITLAB_CI", "true",
                "CI_API_V4_URL", "https://gitlab.example/api/v4",
                "CI_PROJECT_ID", "80",
                "CI_MERGE_REQUEST_PROJECT_ID", "77",
                "CI_MERGE_REQUEST_IID", "5"));

        assertThat(find()).contains(new PullRequest(Host.GITLAB, URI.create("https://gitlab.example/api/v4"), "77", 5));
        environment.remove("CI_MERGE_REQUEST_IID");
        assertThat(find()).isEmpty();
    }

    @Test
    void jenkinsNamesThePageOfAChange() throws Exception {
        environment.put("JENKINS_URL", "https://jenkins.example/");
        assertThat(find()).isEmpty();

        environment.put("CHANGE_URL", "https://github.com/octo/edge/pull/12");
        assertThat(find())
                .contains(new PullRequest(Host.GITHUB, URI.create("https://api.github.com"), "octo/edge", 12));
    }

    @Test
    void aPageSaysWhereItsApiIs() throws Exception {
        PullRequestFinder finder = new PullRequestFinder(Map.of(), null);

        assertThat(finder.at("https://github.example/octo/edge/pull/12/files"))
                .isEqualTo(new PullRequest(Host.GITHUB, URI.create("https://github.example/api/v3"), "octo/edge", 12));
        assertThat(finder.at("https://gitlab.example/group/sub/edge/-/merge_requests/5"))
                .isEqualTo(
                        new PullRequest(Host.GITLAB, URI.create("https://gitlab.example/api/v4"), "group/sub/edge", 5));
        assertThatThrownBy(() -> finder.at("https://github.com/octo/edge/issues/12"))
                .hasMessageContaining("is no page of a pull request");
        assertThatThrownBy(() -> finder.at("not an address")).hasMessageContaining("is no address");
    }

    @Test
    void aTokenIsNeverSentInTheOpen() {
        PullRequestFinder finder = new PullRequestFinder(Map.of(), null);

        assertThatThrownBy(() -> finder.at("http://gitlab.example/group/edge/-/merge_requests/5"))
                .hasMessageContaining("expected https://…, since a token is sent there");
    }

    @Test
    void withoutAnyCiSystemItMustBeSaid() {
        assertThatThrownBy(this::find).hasMessageContaining("expected --pull-request URL");
    }

    private Optional<PullRequest> find() throws CommentException {
        return new PullRequestFinder(environment, null).find();
    }

    private void github(String ref, String event) throws IOException {
        environment.putAll(Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_API_URL", "https://github.example/api/v3",
                "GITHUB_REPOSITORY", "octo/edge",
                "GITHUB_REF", ref,
                "GITHUB_EVENT_PATH",
                        Files.writeString(folder.resolve("event.json"), event).toString()));
    }
}
