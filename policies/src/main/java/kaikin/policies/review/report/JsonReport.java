package kaikin.policies.review.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kaikin.policies.access.AccessChange;
import kaikin.policies.access.AccessExample;
import kaikin.policies.model.PrettyJson;
import kaikin.policies.review.PlanFindings;
import kaikin.policies.review.Review;
import kaikin.policies.review.Violation;

/** The whole review for programs: nothing is left out of it. */
public final class JsonReport {
    private JsonReport() {}

    public static String of(Review review) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("status", review.status()).put("verdict", review.verdict()).put("base", review.base());
        fill(root.putArray("counts"), review.counts());
        review.undecided().ifPresent(why -> root.put("undecided", why));
        var access = root.putArray("access");
        review.access().forEach(change -> access.add(json(change)));
        fill(root, review.judgement());
        review.deployed().ifPresent(deployed -> fill(root.putObject("deployed"), deployed));
        var exemptions = root.putArray("exemptions");
        review.exemptions()
                .forEach(exemption -> exemptions
                        .addObject()
                        .put("rule", exemption.declared().rule())
                        .put("resource", exemption.declared().resource())
                        .put("subject", exemption.declared().subject())
                        .put("reason", exemption.declared().reason())
                        .put("until", exemption.declared().until().toString())
                        .put("daysLeft", exemption.daysLeft(review.today())));
        var resources = root.putArray("resources");
        review.resources().changes().forEach(change -> {
            var json = resources
                    .addObject()
                    .put("change", change.kind().name())
                    .put("urn", change.resource().value());
            fill(json.putArray("details"), change.details());
            var lost = json.putArray("lost");
            change.lost()
                    .forEach(loss -> lost.addObject()
                            .put("safeguard", loss.safeguard().name())
                            .put("what", loss.what()));
            var texts = json.putArray("texts");
            change.texts()
                    .forEach(text ->
                            fill(texts.addObject().put("name", text.name()).putArray("diff"), text.lines()));
        });
        root.put("unchanged", review.resources().unchanged());
        return PrettyJson.of(root);
    }

    private static void fill(ObjectNode json, PlanFindings judgement) {
        judgement.undecided().ifPresent(why -> json.put("claimsUndecided", why));
        var violations = json.putArray("violations");
        judgement.violations().forEach(violation -> violations.add(json(violation)));
        var claims = json.putArray("claims");
        judgement.claims().forEach(claim -> {
            var result = claims.addObject().put("claim", claim.claim()).put("holds", claim.holds());
            fill(result.putArray("against"), claim.against());
        });
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
        change.evidence().gained().ifPresent(example -> json.set("gained", json(example)));
        change.evidence().lost().ifPresent(example -> json.set("lost", json(example)));
        fill(
                json.putArray("source"),
                change.evidence().source().stream().map(Object::toString).toList());
        return json;
    }

    private static ObjectNode json(AccessExample example) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("principal", example.principal())
                .put("action", example.action())
                .put("resource", example.resource());
        var context = json.putObject("context");
        example.context().forEach((key, value) -> context.put(key, value.orElse(null)));
        fill(json.putArray("undecided"), example.undecided());
        return json;
    }

    private static ObjectNode json(Violation violation) {
        var about = violation.policy().about();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("rule", violation.policy().name())
                .put("subject", violation.finding().subject())
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
