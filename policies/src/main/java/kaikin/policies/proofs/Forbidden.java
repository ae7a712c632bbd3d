package kaikin.policies.proofs;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What nobody can do, or nobody but one: what a reviewer asks first. */
final class Forbidden {
    private final Cast cast;

    Forbidden(Cast cast) {
        this.cast = cast;
    }

    List<Proof> all() {
        return Stream.of(strangers(), releases(), servers(), readers(), data())
                .flatMap(List::stream)
                .toList();
    }

    private List<Proof> strangers() {
        return List.of(
                Proof.cannot(
                        "nobody outside the configured accounts can do anything at all",
                        each -> each.actor().isAtHomeIn(Cast.STRANGER)
                                || each.actor().isAnonymous()),
                Proof.cannot(
                        "no service can be made to act by somebody outside the configured accounts",
                        each -> each.actor().isService()
                                && !isRunner(each)
                                && (each.actor()
                                                .context()
                                                .values("aws:SourceAccount")
                                                .contains(Cast.STRANGER)
                                        || each.actor().context().values("aws:SourceArn").stream()
                                                .anyMatch(source -> source.contains(Cast.STRANGER)))),
                Proof.cannot(
                        "no service can act that does not say for whom",
                        each -> each.actor().isService()
                                && !isRunner(each)
                                && each.actor().context().asMap().isEmpty()),
                Proof.cannot(
                        "an administrator of one account has no way into another, nor to a role or list of the hub",
                        each -> each.actor().isAdministrator()));
    }

    private List<Proof> releases() {
        return List.of(
                Proof.cannot(
                        "only operators can start a release",
                        each -> each.does("ssm:SendCommand")
                                && isOnAny(each, Fleet::release)
                                && isByNone(each, Fleet::operator)),
                Proof.cannot(
                        "only the hub's webhook function can become an operator",
                        each -> isBecoming(each) && isOnAny(each, Fleet::operator) && !each.isBy(cast.webhook())),
                Proof.cannot(
                        "nobody becomes an operator without saying who asked",
                        each -> isBecoming(each)
                                && isOnAny(each, Fleet::operator)
                                && !each.says("sts:SourceIdentity", "chatwork-7")),
                Proof.cannot(
                        "no operator can act in another account than its own",
                        each -> cast.anyFleet(fleet -> each.isBy(fleet.operator())
                                && !each.deed().owner().equals(fleet.account()))),
                Proof.cannot(
                        "no command reaches a machine without the servers' tag",
                        each -> each.does("ssm:SendCommand")
                                && each.deed().resource().contains(":instance/")
                                && !isTagged(each, cast)),
                Proof.cannot(
                        "nobody can run any other document, AWS's own among them",
                        each -> each.does("ssm:SendCommand")
                                && each.deed().resource().contains(":document/")
                                && !isOnAny(each, Fleet::release)
                                && !isOnAny(each, Fleet::upload)),
                Proof.cannot(
                        "only the minute schedule's role can start the upload, and it can start nothing else",
                        each -> each.does("ssm:SendCommand")
                                && each.deed().resource().contains(":document/")
                                && isByNone(each, Fleet::schedule) == isOnAny(each, Fleet::upload)
                                && isByNone(each, Fleet::operator)));
    }

    private List<Proof> servers() {
        return List.of(
                Proof.cannot(
                        "no server can read or change the bot's tokens, not even with leave to read every parameter",
                        each -> cast.anyFleet(fleet -> isServer(each, fleet))
                                && each.deed().resource().matches(".*:parameter/(kaikin.*)?")),
                Proof.cannot(
                        "a server can become nobody but its own account's writer",
                        each -> isBecoming(each)
                                && cast.anyFleet(fleet -> each.isBy(fleet.server())
                                        && !(each.does("sts:AssumeRole") && each.isOn(fleet.writer())))),
                Proof.cannot(
                        "a server can change no list but its own account's",
                        each -> each.does("s3:PutObject")
                                && cast.anyFleet(fleet -> !each.isOn(fleet.list())
                                        && (each.isBy(fleet.server()) || each.isBy(fleet.writer())))),
                Proof.cannot(
                        "a writer can neither read nor delete, and do nothing but write lists",
                        each -> cast.anyFleet(fleet -> each.isBy(fleet.writer())) && !each.does("s3:PutObject")),
                Proof.cannot(
                        "a server can start no command",
                        each -> each.does("ssm:SendCommand", "ssm:StartSession")
                                && cast.anyFleet(fleet -> isServer(each, fleet))));
    }

    private List<Proof> readers() {
        return List.of(
                Proof.cannot(
                        "the outcome function and its readers can start no command",
                        each -> (each.isBy(cast.outcome()) || !isByNone(each, Fleet::reader))
                                && (each.does("ssm:SendCommand", "ssm:StartSession", "ssm:CancelCommand")
                                        || (isBecoming(each) && isOnAny(each, Fleet::operator)))),
                Proof.cannot(
                        "only the hub's outcome function can become a reader",
                        each -> isBecoming(each) && isOnAny(each, Fleet::reader) && !each.isBy(cast.outcome())),
                Proof.cannot(
                        "only forwarders put events on the hub's bus, and other accounts only those of Systems Manager",
                        each -> each.does("events:PutEvents")
                                && each.isOn(cast.bus())
                                && (each.actor().isAtHomeIn(cast.hub())
                                        ? isByNone(each, Fleet::forwarder)
                                        : !isOfSystemsManager(each))),
                Proof.cannot(
                        "a forwarder can do nothing but put events on the hub's bus",
                        each -> !isByNone(each, Fleet::forwarder)
                                && !(each.does("events:PutEvents") && each.isOn(cast.bus()))));
    }

    private List<Proof> data() {
        return List.of(
                Proof.cannot(
                        "nobody reaches the bucket in plain text",
                        each -> each.deed().resource().startsWith(cast.bucket())
                                && each.says("aws:SecureTransport", "false")),
                Proof.cannot(
                        "only the webhook function can read a ban list",
                        each -> each.does("s3:GetObject")
                                && each.deed().resource().startsWith(cast.bucket() + "/ban-lists/")
                                && !each.isBy(cast.webhook())),
                Proof.cannot(
                        "only the webhook function can read what was asked for, and only the bot's functions can add to it",
                        each -> each.deed().resource().startsWith(cast.bucket() + "/history/")
                                && !(each.isBy(cast.webhook()) && each.does("s3:GetObject", "s3:PutObject"))
                                && !(each.isBy(cast.outcome()) && each.does("s3:PutObject"))
                                // It calls servers as the webhook function has.
                                && !(each.isBy(cast.outcome())
                                        && each.does("s3:GetObject")
                                        && each.deed().resource().startsWith(cast.bucket() + "/history/servers/"))),
                Proof.cannot(
                        "only the bot's functions can read its tokens, and nobody can change them",
                        each -> each.deed().resource().contains(":parameter/kaikin/chatwork/")
                                && !(each.does("ssm:GetParameter", "ssm:GetParameters")
                                        && (each.isBy(cast.webhook()) || each.isBy(cast.outcome())))));
    }

    static boolean isOfSystemsManager(Attempt each) {
        return each.says("events:source", Deeds.SOURCE) && each.says("events:detail-type", Deeds.DETAIL_TYPE);
    }

    static boolean isTagged(Attempt each, Cast cast) {
        var tag = cast.tag(each.deed().owner());
        return each.says("ssm:resourceTag/" + tag.getKey(), tag.getValue());
    }

    private boolean isServer(Attempt each, Fleet fleet) {
        return (each.actor().more().isEmpty() || each.actor().isCareless())
                && each.actor().hasAssumed(fleet.server());
    }

    /** Lambda and EC2 run functions and instances: who may hand a role to them is up to iam:PassRole. */
    private boolean isRunner(Attempt each) {
        var name = each.actor().name();
        return each.does("sts:AssumeRole")
                && (name.startsWith("lambda.amazonaws.com") || name.startsWith("ec2.amazonaws.com"));
    }

    private static boolean isBecoming(Attempt each) {
        return each.deed().action().startsWith("sts:");
    }

    private boolean isOnAny(Attempt each, Function<Fleet, String> ofFleet) {
        return cast.anyFleet(fleet -> each.isOn(ofFleet.apply(fleet)));
    }

    private boolean isByNone(Attempt each, Function<Fleet, String> ofFleet) {
        return !cast.anyFleet(fleet -> each.isBy(ofFleet.apply(fleet)));
    }
}
