package kaikin.policies.proofs;

import java.util.List;
import java.util.stream.Stream;

/** Everybody who tries: the cast, people of the same accounts, strangers, and services for all of them. */
final class Actors {
    private static final List<String> SERVICES = List.of(
            "apigateway.amazonaws.com",
            "ec2.amazonaws.com",
            "events.amazonaws.com",
            "lambda.amazonaws.com",
            "scheduler.amazonaws.com",
            "ssm.amazonaws.com");

    private final Cast cast;

    private Actors(Cast cast) {
        this.cast = cast;
    }

    static List<Actor> of(Cast cast) {
        var actors = new Actors(cast);
        return Stream.of(actors.ours(), actors.bystanders(), actors.strangers(), actors.services())
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Actor> ours() {
        var hub = Stream.of(cast.webhook(), cast.outcome(), cast.keepActive()).map(Actor::role);
        return Stream.concat(hub, cast.fleets().stream().flatMap(this::ofFleet));
    }

    private Stream<Actor> ofFleet(Fleet fleet) {
        return Stream.of(
                Actor.role(fleet.operator(), "chatwork-7"),
                Actor.role(fleet.reader()),
                Actor.role(fleet.forwarder()),
                Actor.role(fleet.schedule()),
                Actor.role(fleet.server()),
                Actor.carelessServer(fleet.server()),
                Actor.role(fleet.writer()));
    }

    private Stream<Actor> bystanders() {
        return cast.accounts()
                .flatMap(fleet -> Stream.of(
                        Actor.role(Cast.role(fleet.account(), "somebody")), Actor.administrator(fleet.account())));
    }

    private Stream<Actor> strangers() {
        var names =
                Stream.of("kaikin-webhook", "kaikin-outcome", "kaikin-forwarder", "kaikin-server", "kaikin-operator");
        return Stream.of(
                        names.map(name -> Actor.role(Cast.role(Cast.STRANGER, name))),
                        Stream.of(Actor.administrator(Cast.STRANGER), Actor.anonymous()))
                .flatMap(each -> each);
    }

    private Stream<Actor> services() {
        return SERVICES.stream()
                .flatMap(service -> Stream.of(
                                Stream.of(Actor.service(service)),
                                sources()
                                        .flatMap(source -> Stream.of(
                                                Actor.service(service, source.split(":", 6)[4], source),
                                                Actor.service(service, Cast.STRANGER, source))))
                        .flatMap(each -> each));
    }

    /** For whom a service may be acting: what is meant, its neighbours in the account, and a stranger's. */
    private Stream<String> sources() {
        var ours = cast.accounts()
                .flatMap(fleet -> Stream.of(
                        fleet.uploadSchedules(),
                        cast.arn("scheduler", fleet.account(), "schedule-group/kaikin-keep-active"),
                        cast.arn("scheduler", fleet.account(), "schedule-group/another"),
                        fleet.endedRule(),
                        cast.arn("events", fleet.account(), "rule/another"),
                        cast.arn("events", fleet.account(), "rule/kaikin/kaikin-outcome"),
                        cast.arn("events", fleet.account(), "rule/kaikin/another")));
        var ofApis = Stream.of(
                cast.route(),
                cast.route().replace("/POST/", "/GET/"),
                cast.route() + "/more",
                cast.arn("execute-api", cast.hub(), "another/$default/POST/chatwork"));
        var theirs = Stream.of(
                cast.arn("events", Cast.STRANGER, "rule/kaikin/kaikin-outcome"),
                cast.arn("events", Cast.STRANGER, "rule/kaikin-release-ended"),
                cast.arn("scheduler", Cast.STRANGER, "schedule-group/kaikin-upload-ban-list"),
                cast.arn("execute-api", Cast.STRANGER, cast.api() + "/$default/POST/chatwork"));
        return Stream.of(ours, ofApis, theirs).flatMap(each -> each);
    }
}
