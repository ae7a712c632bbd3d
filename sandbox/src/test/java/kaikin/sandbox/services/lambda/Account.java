package kaikin.sandbox.services.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.audit.Audit;
import kaikin.sandbox.audit.Authorizer;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.gateway.Credentials;
import kaikin.sandbox.services.sqs.Queues;
import kaikin.sandbox.services.sts.TokenService;

/** The services that others call, over one cloud, for tests. */
public record Account(
        Cloud cloud, Path file, Authorizer authorizer, TokenService tokens, Queues queues, Lambda lambda) {
    public static Account of(Cloud cloud, Path directory) throws IOException {
        var clock = Clock.systemUTC();
        var file = directory.resolve("audit");
        var authorizer = new Authorizer(cloud, new Audit(file), clock);
        var credentials = new Credentials<RoleSession>(clock);
        var tokens = new TokenService(cloud, authorizer, credentials);
        var queues = new Queues(cloud, authorizer, clock);
        return new Account(
                cloud,
                file,
                authorizer,
                tokens,
                queues,
                new Lambda(cloud, authorizer, authorizer, tokens, credentials, queues, clock));
    }

    /** What has been decided, a line each. */
    public List<String> audit() throws IOException {
        return Files.readAllLines(file);
    }

    /** What has been decided about an action: the decision and the statements. */
    public List<String> decisions(String action) throws IOException {
        return audit().stream()
                .map(Audit::read)
                .filter(entry -> entry.action().equals(action))
                .map(entry -> (entry.decision() + " " + entry.statement()).strip())
                .toList();
    }
}
