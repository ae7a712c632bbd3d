package kaikin.sandbox.audit;

import kaikin.policies.iam.Caller.RoleSession;
import kaikin.sandbox.gateway.AwsException;
import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.gateway.SignatureV4;
import kaikin.sandbox.gateway.SignatureV4.VerifiedSignature;

/** A service behind the signature check: whom it lets in is known, and whom it does not is in the audit. */
public final class AuthenticatedService implements Service {
    private final SignatureV4<RoleSession> signatures;
    private final Authorizer authorizer;
    private final SignedService service;

    public AuthenticatedService(SignatureV4<RoleSession> signatures, Authorizer authorizer, SignedService service) {
        this.signatures = signatures;
        this.authorizer = authorizer;
        this.service = service;
    }

    /** A service that answers calls whose caller is known. */
    @FunctionalInterface
    public interface SignedService {
        ServiceResponse answer(HttpCall call, VerifiedSignature<RoleSession> signed);
    }

    @Override
    public ServiceResponse answer(HttpCall call) {
        var signed = verify(call);
        try {
            return service.answer(call, signed);
        } catch (AwsException e) {
            if (!e.error().code().startsWith("AccessDenied")) {
                refused(signed.principal().toString(), call, e);
            }
            throw e;
        }
    }

    private VerifiedSignature<RoleSession> verify(HttpCall call) {
        try {
            return signatures.verify(call);
        } catch (AwsException e) {
            refused("unknown", call, e);
            throw e;
        }
    }

    private void refused(String principal, HttpCall call, AwsException e) {
        authorizer.refused(
                principal,
                call.headers().first("X-Amz-Target").orElse(call.method()),
                call.host() + call.rawPath(),
                e.error().code() + ": " + e.error().message());
    }
}
