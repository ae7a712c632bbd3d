package kaikin.policies.iam;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kaikin.policies.iam.ActionElement.ActionPattern;
import org.jspecify.annotations.Nullable;

/**
 * One action on one resource, asked for by one caller.
 *
 * @param resource an ARN, or {@code *} for actions that know no resources
 * @param resourceAccount the account that owns the resource
 * @param context the condition keys beyond those that follow from the caller and the resource
 */
public record AccessRequest(
        Caller caller, String action, String resource, String resourceAccount, RequestContext context) {
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");
    private static final ActionElement ON_TRUST = new ActionElement(
            false,
            Stream.of("sts:AssumeRole*", "sts:SetSourceIdentity", "sts:TagSession", "sts:SetContext")
                    .map(ActionPattern::new)
                    .toList());

    /** The STS API reference, GetCallerIdentity. */
    private static final ActionPattern FREE = new ActionPattern("sts:GetCallerIdentity");

    public AccessRequest {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("the action «" + action + "» must be one action, such as s3:GetObject");
        }
        if (!Arn.isAccount(resourceAccount)) {
            throw new IllegalArgumentException("the resource's account must have twelve digits");
        }
        var owner = resource.equals("*") ? "" : Arn.parse(resource).account();
        if (Arn.isAccount(owner) && !owner.equals(resourceAccount)) {
            throw new IllegalArgumentException(resource + " is not of account " + resourceAccount);
        }
        if (context.keys().stream().anyMatch(ConditionKeys::isDerived)) {
            // What AWS fills in itself, a context may repeat, but neither contradict nor invent.
            var derived = derived(caller, resourceAccount);
            derived.and(context);
            for (var key : context.keys()) {
                if (ConditionKeys.isOfCaller(key) && derived.values(key).isEmpty()) {
                    throw new IllegalArgumentException(
                            key + " follows from the caller, and " + caller + " has none: leave it out of the context");
                }
            }
        }
    }

    /** All condition keys of the request. */
    RequestContext fullContext() {
        return derived(caller, resourceAccount).and(context);
    }

    /** Whether the resource's policy is a role's trust policy. */
    boolean isTrustDecision() {
        return ON_TRUST.cover(action);
    }

    /** Whether a caller who has signed it needs no permission for it, and no policy can deny it. */
    boolean isFree() {
        return FREE.matches(action) && caller.home().isPresent();
    }

    /** Whether the resource's policy must allow it, whoever asks: so for roles' trust and for KMS keys. */
    boolean needsResourcePolicy() {
        return isTrustDecision()
                || (!resource.equals("*") && Arn.parse(resource).isKmsKey());
    }

    /** Whether caller and resource are of one account. */
    boolean isWithinOneAccount() {
        return caller.home().filter(resourceAccount::equals).isPresent();
    }

    private static RequestContext derived(Caller caller, String resourceAccount) {
        var owner = RequestContext.derived(Map.of(ConditionKeys.RESOURCE_ACCOUNT, List.of(resourceAccount)));
        return caller.context().and(owner);
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }

    /** A request with all its condition keys, which are worked out once, when the first statement asks for them. */
    static final class EvaluatedRequest {
        private final AccessRequest request;
        private @Nullable RequestContext context;

        EvaluatedRequest(AccessRequest request) {
            this.request = request;
        }

        AccessRequest request() {
            return request;
        }

        RequestContext context() {
            var known = context;
            if (known == null) {
                known = request.fullContext();
                context = known;
            }
            return known;
        }
    }
}
