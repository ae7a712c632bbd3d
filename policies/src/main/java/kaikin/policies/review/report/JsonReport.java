package kaikin.policies.review.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kaikin.policies.access.AccessChange;
import kaikin.policies.plan.PrettyJson;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;

/** The whole review for programs: nothing is left out of it. */
public final class JsonReport {
    private JsonReport() {}

    public static String of(Review review) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("status", review.status()).put("verdict", review.verdict()).put("base", review.base());
        review.undecided().ifPresent(why -> root.put("undecided", why));
        var access = root.putArray("access");
        review.access().forEach(change -> access.add(json(change)));
        var violations = root.putArray("violations");
        review.violations().forEach(violation -> violations.add(json(violation)));
        var exemptions = root.putArray("exemptions");
        review.exemptions()
                .forEach(waiver -> exemptions
                        .addObject()
                        .put("rule", waiver.exemption().rule())
                        .put("resource", waiver.exemption().resource())
                        .put("reason", waiver.exemption().reason())
                        .put("until", waiver.exemption().until().toString())
                        .put("daysLeft", waiver.daysLeft(review.today())));
        var proofs = root.putArray("proofs");
        review.proofs().forEach(proof -> {
            var json = proofs.addObject()
                    .put("claim", proof.claim())
                    .put("holds", proof.holds())
                    .put("tried", proof.tried());
            fill(json.putArray("counterExamples"), proof.counterExamples());
        });
        var resources = root.putArray("resources");
        review.resources().forEach(change -> {
            var json = resources
                    .addObject()
                    .put("change", change.kind().name())
                    .put("urn", change.resource().value());
            fill(json.putArray("details"), change.details());
        });
        return PrettyJson.of(root);
    }

    private static ObjectNode json(AccessChange change) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("change", change.kind().name())
                .put("principal", change.principal())
                .put("action", change.action())
                .put("resource", change.resource());
        fill(json.putArray("before"), change.before());
        fill(json.putArray("after"), change.after());
        fill(json.putArray("path"), change.path());
        return json;
    }

    private static ObjectNode json(Violation violation) {
        var about = violation.policy().about();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("rule", violation.policy().name())
                .put("kind", violation.kind().name())
                .put("severity", about.severity().name())
                .put("urn", violation.resource().value())
                .put("message", violation.message())
                .put("why", about.why())
                .put("mustBe", about.info())
                .put("link", about.link());
        violation.component().ifPresent(component -> json.put("component", component.value()));
        fill(
                json.putArray("source"),
                violation.lines().stream().map(Object::toString).toList());
        return json;
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
