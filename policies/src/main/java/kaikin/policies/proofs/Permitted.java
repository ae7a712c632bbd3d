package kaikin.policies.proofs;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What somebody can do. Each of it is needed on the way of a message from the chat to a server and back. */
final class Permitted {
    private final Cast cast;

    Permitted(Cast cast) {
        this.cast = cast;
    }

    List<Proof> all() {
        return Stream.of(functions(), webhook(), outcome(), fleets(), instances(), servers())
                .flatMap(List::stream)
                .toList();
    }

    private List<Proof> functions() {
        return List.of(
                Proof.can(
                        "the API's one route calls the webhook function",
                        each -> each.isBy("apigateway.amazonaws.com", cast.hub(), cast.route())
                                && invokes(each, "kaikin-webhook")),
                Proof.can(
                        "the rule for ended releases calls the outcome function",
                        each -> each.isBy("events.amazonaws.com", cast.hub(), cast.outcomeRule())
                                && invokes(each, "kaikin-outcome")),
                Proof.can(
                        "Lambda runs each function as its own role",
                        each -> each.actor().name().startsWith("lambda.amazonaws.com")
                                && each.does("sts:AssumeRole")
                                && each.isOn(cast.webhook(), cast.outcome())),
                Proof.can(
                        "the daily schedules can assume the role that keeps the functions active",
                        each -> each.isBy("scheduler.amazonaws.com", cast.hub(), cast.dailySchedules())
                                && each.does("sts:AssumeRole")
                                && each.isOn(cast.keepActive())),
                Proof.can(
                        "the daily schedules' role can call both functions",
                        each -> each.isBy(cast.keepActive())
                                && (invokes(each, "kaikin-webhook") || invokes(each, "kaikin-outcome"))),
                Proof.can(
                        "the rule for ended releases can keep what it could not deliver",
                        each -> each.isBy("events.amazonaws.com", cast.hub(), cast.outcomeRule())
                                && each.does("sqs:SendMessage")
                                && each.isOn(cast.queue())),
                Proof.can(
                        "each function can write its own log",
                        each -> each.does("logs:CreateLogStream", "logs:PutLogEvents")
                                && (isLogOf(each, cast.webhook(), "kaikin-webhook")
                                        || isLogOf(each, cast.outcome(), "kaikin-outcome"))));
    }

    private List<Proof> webhook() {
        return List.of(
                byWebhook(
                        "the webhook function can read both its secrets",
                        each -> each.does("ssm:GetParameters")
                                && each.isOn(cast.token("webhook-token"), cast.token("api-token"))),
                byWebhook(
                        "the webhook function can list the ban lists",
                        each -> each.does("s3:ListBucket")
                                && each.isOn(cast.bucket())
                                && each.says("s3:prefix", "ban-lists/")
                                && each.says("aws:SecureTransport", "true")),
                byWebhook(
                        "the webhook function can read every ban list",
                        each -> each.does("s3:GetObject")
                                && each.deed().resource().startsWith(cast.bucket() + "/ban-lists/")
                                && each.says("aws:SecureTransport", "true")),
                byWebhook(
                        "the webhook function can keep what was asked for, and read it",
                        each -> each.does("s3:PutObject", "s3:GetObject")
                                && each.deed().resource().startsWith(cast.bucket() + "/history/")
                                && each.says("aws:SecureTransport", "true")),
                byWebhook(
                        "the webhook function can list the history of a room",
                        each -> each.does("s3:ListBucket")
                                && each.isOn(cast.bucket())
                                && each.says("s3:prefix", "history/10/")
                                && each.says("aws:SecureTransport", "true")),
                byWebhook(
                        "the webhook function can become every fleet's operator in the name of who asked",
                        each -> each.does("sts:AssumeRole", "sts:SetSourceIdentity")
                                && each.says("sts:SourceIdentity", "chatwork-7")
                                && cast.anyFleet(fleet -> each.isOn(fleet.operator()))),
                byWebhook(
                        "the webhook function can have the end of a release checked later",
                        each -> each.does("sqs:SendMessage") && each.isOn(cast.checks())));
    }

    private List<Proof> outcome() {
        return List.of(
                byOutcome(
                        "the outcome function can become every fleet's reader",
                        each -> each.does("sts:AssumeRole") && cast.anyFleet(fleet -> each.isOn(fleet.reader()))),
                byOutcome(
                        "the outcome function can claim an outcome, and see its claim",
                        each -> each.does("s3:PutObject", "s3:GetObject")
                                && each.deed().resource().startsWith(cast.bucket() + "/claims/outcomes/")
                                && each.says("aws:SecureTransport", "true")),
                byOutcome(
                        "the outcome function can add to the history how a release ended",
                        each -> each.does("s3:PutObject")
                                && each.deed().resource().startsWith(cast.bucket() + "/history/")
                                && each.says("aws:SecureTransport", "true")),
                byOutcome(
                        "the outcome function can read which servers a command was sent to",
                        each -> each.does("s3:GetObject")
                                && each.deed().resource().startsWith(cast.bucket() + "/history/servers/")
                                && each.says("aws:SecureTransport", "true")),
                byOutcome(
                        "the outcome function can read the token that it answers with",
                        each -> each.does("ssm:GetParameter") && each.isOn(cast.token("api-token"))),
                byOutcome(
                        "Lambda can keep the events that the outcome function failed on",
                        each -> each.does("sqs:SendMessage") && each.isOn(cast.queue())),
                byOutcome(
                        "Lambda can take delayed checks for the outcome function",
                        each -> each.does("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
                                && each.isOn(cast.checks())));
    }

    private List<Proof> fleets() {
        return List.of(
                inAnyFleet(
                        "each operator can start a release on its account's servers",
                        (fleet, each) -> each.isBy(fleet.operator()) && sends(each, fleet, fleet.release())),
                inAnyFleet(
                        "each schedule can start the upload on its account's servers",
                        (fleet, each) -> each.isBy(fleet.schedule()) && sends(each, fleet, fleet.upload())),
                inAnyFleet(
                        "each minute schedule can assume its account's schedule role",
                        (fleet, each) -> each.isBy("scheduler.amazonaws.com", fleet.account(), fleet.uploadSchedules())
                                && each.does("sts:AssumeRole")
                                && each.isOn(fleet.schedule())),
                inAnyFleet(
                        "each rule for ended releases can be its account's forwarder",
                        (fleet, each) -> each.isBy("events.amazonaws.com", fleet.account(), fleet.endedRule())
                                && each.does("sts:AssumeRole")
                                && each.isOn(fleet.forwarder())),
                inAnyFleet(
                        "each rule for ended releases can keep what it could not forward",
                        (fleet, each) -> each.isBy("events.amazonaws.com", fleet.account(), fleet.endedRule())
                                && each.does("sqs:SendMessage")
                                && each.isOn(fleet.unforwarded())),
                inAnyFleet(
                        "each forwarder can put events of Systems Manager on the hub's bus",
                        (fleet, each) -> each.isBy(fleet.forwarder())
                                && each.does("events:PutEvents")
                                && each.isOn(cast.bus())
                                && (each.actor().isAtHomeIn(cast.hub()) || Forbidden.isOfSystemsManager(each))),
                inAnyFleet(
                        "each reader can read how commands ended",
                        (fleet, each) -> each.isBy(fleet.reader())
                                && each.does("ssm:GetCommandInvocation", "ssm:ListCommandInvocations")));
    }

    /** Whom a role that was there before lets in, no plan says. */
    private List<Proof> instances() {
        var made = cast.fleets().stream().filter(cast::makesServerRole).toList();
        var runs = inAnyFleet(
                "EC2 runs each server as its account's server role",
                (fleet, each) -> made.contains(fleet)
                        && each.actor().name().startsWith("ec2.amazonaws.com")
                        && each.does("sts:AssumeRole")
                        && each.isOn(fleet.server()));
        return made.isEmpty() ? List.of() : List.of(runs);
    }

    private List<Proof> servers() {
        return List.of(
                inAnyFleet(
                        "each server can be managed by Systems Manager",
                        (fleet, each) -> each.isBy(fleet.server())
                                && (each.does("ssm:UpdateInstanceInformation")
                                        || each.deed().action().startsWith("ssmmessages:"))),
                inAnyFleet(
                        "each server can become its account's writer",
                        (fleet, each) ->
                                each.isBy(fleet.server()) && each.does("sts:AssumeRole") && each.isOn(fleet.writer())),
                inAnyFleet(
                        "each writer can upload its account's lists",
                        (fleet, each) -> each.isBy(fleet.writer())
                                && each.does("s3:PutObject")
                                && each.isOn(fleet.list())
                                && each.says("aws:SecureTransport", "true")));
    }

    private boolean sends(Attempt each, Fleet fleet, String document) {
        return each.does("ssm:SendCommand")
                && (each.isOn(document) || (each.isOn(fleet.instance()) && Forbidden.isTagged(each, cast)));
    }

    private boolean invokes(Attempt each, String function) {
        return each.does("lambda:InvokeFunction") && each.isOn(cast.function(function) + ":live");
    }

    private boolean isLogOf(Attempt each, String role, String function) {
        return each.isBy(role) && each.deed().resource().contains(":/aws/lambda/" + function + ":");
    }

    private Proof byWebhook(String claim, Predicate<Attempt> about) {
        return Proof.can(claim, each -> each.isBy(cast.webhook()) && about.test(each));
    }

    private Proof byOutcome(String claim, Predicate<Attempt> about) {
        return Proof.can(claim, each -> each.isBy(cast.outcome()) && about.test(each));
    }

    private Proof inAnyFleet(String claim, BiPredicate<Fleet, Attempt> about) {
        return Proof.can(claim, each -> cast.anyFleet(fleet -> about.test(fleet, each)));
    }
}
