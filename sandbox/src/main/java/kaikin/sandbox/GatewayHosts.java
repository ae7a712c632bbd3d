package kaikin.sandbox;

import java.util.ArrayList;
import java.util.List;
import kaikin.sandbox.cloud.Cloud;
import kaikin.sandbox.cloud.Cloud.ApiRoute;

/** The real host names that lead to the gateway. */
record GatewayHosts(String region) {
    static final String CHATWORK = "api.chatwork.com";

    String sts() {
        return "sts." + region + ".amazonaws.com";
    }

    String ssm() {
        return "ssm." + region + ".amazonaws.com";
    }

    String sqs() {
        return "sqs." + region + ".amazonaws.com";
    }

    String events() {
        return "events." + region + ".amazonaws.com";
    }

    String lambda() {
        return "lambda." + region + ".amazonaws.com";
    }

    String scheduler() {
        return "scheduler." + region + ".amazonaws.com";
    }

    String cloudWatch() {
        return "monitoring." + region + ".amazonaws.com";
    }

    String bucket(String name) {
        return name + ".s3." + region + ".amazonaws.com";
    }

    String api(ApiRoute route) {
        return route.apiId() + ".execute-api." + region + ".amazonaws.com";
    }

    /** All of them, for the certificate and for /etc/hosts, which knows no wildcards. */
    List<String> all(Cloud cloud) {
        var names =
                new ArrayList<>(List.of(CHATWORK, sts(), ssm(), sqs(), events(), lambda(), scheduler(), cloudWatch()));
        cloud.bucketNames().forEach(name -> names.add(bucket(name)));
        cloud.routes().forEach(route -> names.add(api(route)));
        return names;
    }
}
