package kaikin.policies.proofs;

import java.util.List;
import java.util.stream.Stream;
import kaikin.policies.iam.RequestContext;

/** Everything that is tried: what the cast is there for, and its neighbours in action, resource and circumstance. */
final class Deeds {
    /** What Systems Manager says of a command that has changed; AWS lets nobody else say so. */
    static final String SOURCE = "aws.ssm";

    static final String DETAIL_TYPE = "EC2 Command Status-change Notification";

    private final Cast cast;

    private Deeds(Cast cast) {
        this.cast = cast;
    }

    static List<Deed> of(Cast cast) {
        var deeds = new Deeds(cast);
        return Stream.of(
                        deeds.becoming(),
                        deeds.commands(),
                        deeds.parameters(),
                        deeds.objects(),
                        deeds.hub(),
                        deeds.logs(),
                        deeds.withoutResource())
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Deed> becoming() {
        var fixed = Stream.of(cast.webhook(), cast.outcome(), cast.keepActive());
        var ofFleets = cast.accounts()
                .flatMap(fleet -> Stream.of(
                        fleet.operator(),
                        fleet.reader(),
                        fleet.forwarder(),
                        fleet.schedule(),
                        fleet.server(),
                        fleet.writer(),
                        Cast.role(fleet.account(), "another")));
        var stranger = Stream.of(cast.fleet(Cast.STRANGER).operator());
        return Stream.of(fixed, ofFleets, stranger).flatMap(each -> each).flatMap(Deeds::becoming);
    }

    private static Stream<Deed> becoming(String role) {
        return Stream.of("sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession")
                .map(action -> Deed.of(action, role))
                .flatMap(deed -> Stream.of(
                        deed,
                        deed.with("sts:SourceIdentity", "chatwork-7"),
                        deed.with("sts:SourceIdentity", "7"),
                        deed.with("sts:SourceIdentity", "another-7")));
    }

    private Stream<Deed> commands() {
        return cast.accounts().flatMap(fleet -> Stream.concat(documents(fleet), instances(fleet)));
    }

    private Stream<Deed> documents(Fleet fleet) {
        var run = Stream.of(
                        fleet.release(),
                        fleet.upload(),
                        fleet.release() + "2",
                        fleet.upload() + "2",
                        cast.arn("ssm", fleet.account(), "document/another"),
                        cast.arn("ssm", "", "document/AWS-RunShellScript"))
                .map(document -> Deed.of("ssm:SendCommand", document).ownedBy(fleet.account()));
        var change = Stream.of("ssm:UpdateDocument", "ssm:DeleteDocument", "ssm:GetDocument")
                .flatMap(action ->
                        Stream.of(fleet.release(), fleet.upload()).map(document -> Deed.of(action, document)));
        var tag = cast.tag(fleet.account());
        var tagged = Deed.of("ssm:SendCommand", cast.arn("ssm", fleet.account(), "document/another"))
                .with("ssm:resourceTag/" + tag.getKey(), tag.getValue());
        return Stream.of(run, change, Stream.of(tagged)).flatMap(each -> each);
    }

    private Stream<Deed> instances(Fleet fleet) {
        var key = "ssm:resourceTag/" + cast.tag(fleet.account()).getKey();
        var value = cast.tag(fleet.account()).getValue();
        return Stream.of("ssm:SendCommand", "ssm:StartSession", "ssm:SendAutomationSignal", "ec2:TerminateInstances")
                .map(action -> Deed.of(action, fleet.instance()))
                .flatMap(deed -> Stream.of(
                        deed,
                        deed.with(key, value),
                        deed.with(key, value + "-not"),
                        deed.with(key, "another"),
                        deed.with("ssm:resourceTag/another", value)));
    }

    private Stream<Deed> parameters() {
        var names = cast.accounts()
                .flatMap(fleet -> Stream.of(
                                "kaikin/chatwork/webhook-token",
                                "kaikin/chatwork/webhook-token2",
                                "kaikin/chatwork/api-token",
                                "kaikin/chatwork/api-token2",
                                "kaikin",
                                "kaikin/another",
                                "another",
                                "")
                        .map(name -> cast.arn("ssm", fleet.account(), "parameter/" + name)));
        return names.flatMap(name -> Stream.of(
                        "ssm:GetParameter",
                        "ssm:GetParameters",
                        "ssm:GetParametersByPath",
                        "ssm:GetParameterHistory",
                        "ssm:PutParameter",
                        "ssm:DeleteParameter")
                .map(action -> Deed.of(action, name)));
    }

    private Stream<Deed> objects() {
        var objects = Stream.concat(
                        cast.accounts().map(Fleet::list),
                        Stream.of(
                                cast.fleet(Cast.STRANGER).list(),
                                cast.bucket() + "/claims/outcomes/111/1",
                                cast.bucket() + "/claims/another",
                                cast.bucket() + "/history/10/1/request",
                                cast.bucket() + "/history/servers/111/1",
                                cast.bucket() + "/another",
                                "arn:aws:s3:::another/ban-lists/1"))
                .toList();
        var deeds = objects.stream()
                .flatMap(object -> Stream.of(
                                "s3:GetObject",
                                "s3:PutObject",
                                "s3:DeleteObject",
                                "s3:GetObjectVersion",
                                "s3:PutObjectAcl")
                        .map(action -> onBucket(action, object)));
        return Stream.concat(deeds, listings())
                .flatMap(deed -> Stream.of("true", "false").map(tls -> deed.with("aws:SecureTransport", tls)));
    }

    private Stream<Deed> listings() {
        var bucket = cast.bucket();
        return Stream.of(
                        Stream.of("ban-lists/", "ban-lists/1", "claims/", "history/10/", "")
                                .map(prefix -> onBucket("s3:ListBucket", bucket).with("s3:prefix", prefix)),
                        Stream.of(
                                onBucket("s3:ListBucketVersions", bucket).with("s3:prefix", "ban-lists/"),
                                onBucket("s3:ListBucket", bucket + "2").with("s3:prefix", "ban-lists/")),
                        Stream.of("s3:ListBucket", "s3:ListBucketVersions", "s3:PutBucketPolicy", "s3:DeleteBucket")
                                .map(action -> onBucket(action, bucket)))
                .flatMap(each -> each);
    }

    private Deed onBucket(String action, String resource) {
        return new Deed(action, resource, cast.hub(), RequestContext.EMPTY);
    }

    private Stream<Deed> hub() {
        var functions = Stream.of("kaikin-webhook", "kaikin-outcome", "another")
                .map(cast::function)
                .flatMap(function -> Stream.of(function, function + ":live", function + ":1"))
                .flatMap(function -> Stream.of(
                                "lambda:InvokeFunction", "lambda:UpdateFunctionCode", "lambda:GetFunction")
                        .map(action -> Deed.of(action, function)));
        var buses = cast.accounts()
                .flatMap(fleet -> Stream.of("kaikin", "kaikin2", "default", "another")
                        .map(bus -> cast.arn("events", fleet.account(), "event-bus/" + bus)))
                .flatMap(bus -> Stream.of("events:PutEvents", "events:DeleteEventBus", "events:PutRule")
                        .map(action -> Deed.of(action, bus)))
                .flatMap(Deeds::withEvent);
        var queues = Stream.concat(
                        Stream.of(
                                cast.queue(),
                                cast.queue() + "2",
                                cast.checks(),
                                cast.arn("sqs", cast.hub(), "another")),
                        cast.accounts().map(Fleet::unforwarded))
                .flatMap(queue -> Stream.of(
                                "sqs:SendMessage",
                                "sqs:ReceiveMessage",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes",
                                "sqs:PurgeQueue")
                        .map(action -> Deed.of(action, queue)));
        return Stream.of(functions, buses, queues).flatMap(each -> each);
    }

    /** With what an event on a bus says of itself: what is meant, and its neighbours. */
    private static Stream<Deed> withEvent(Deed deed) {
        return deed.action().equals("events:PutEvents")
                ? Stream.of(
                        deed,
                        deed.with("events:source", SOURCE).with("events:detail-type", DETAIL_TYPE),
                        deed.with("events:source", "somebody").with("events:detail-type", DETAIL_TYPE),
                        deed.with("events:source", SOURCE).with("events:detail-type", "another"))
                : Stream.of(deed);
    }

    private Stream<Deed> logs() {
        return Stream.of("kaikin-webhook", "kaikin-outcome", "another")
                .map(name -> cast.arn("logs", cast.hub(), "log-group:/aws/lambda/" + name + ":log-stream:1"))
                .flatMap(log -> Stream.of(
                                "logs:CreateLogStream",
                                "logs:CreateLogGroup",
                                "logs:PutLogEvents",
                                "logs:PutRetentionPolicy",
                                "logs:GetLogEvents",
                                "logs:DeleteLogStream")
                        .map(action -> Deed.of(action, log)));
    }

    private Stream<Deed> withoutResource() {
        return Stream.of(
                        "ssm:UpdateInstanceInformation",
                        "ssm:GetCommandInvocation",
                        "ssm:ListCommandInvocations",
                        "ssm:ListCommands",
                        "ssm:CancelCommand",
                        "ssm:DescribeParameters",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel",
                        "ec2messages:GetMessages",
                        "s3:ListAllMyBuckets",
                        "events:PutPartnerEvents",
                        "logs:DescribeLogGroups",
                        "sts:GetServiceBearerToken",
                        "iam:PassRole")
                .flatMap(action ->
                        cast.accounts().map(fleet -> new Deed(action, "*", fleet.account(), RequestContext.EMPTY)));
    }
}
