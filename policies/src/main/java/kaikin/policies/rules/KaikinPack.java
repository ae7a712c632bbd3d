package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.pack.ExemptionsAreCurrent;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;
import kaikin.policies.rules.apigateway.RoutesAreAuthorised;
import kaikin.policies.rules.apigateway.StagesAreLogged;
import kaikin.policies.rules.apigateway.StagesAreThrottled;
import kaikin.policies.rules.iam.AccessIsIntended;
import kaikin.policies.rules.iam.AccessIsRead;
import kaikin.policies.rules.iam.AssumeRoleEdgesClose;
import kaikin.policies.rules.iam.NoDanglingPrincipal;
import kaikin.policies.rules.iam.NoFederatedPrincipal;
import kaikin.policies.rules.iam.NoForeignPrincipal;
import kaikin.policies.rules.iam.NoForeignResource;
import kaikin.policies.rules.iam.NoIdentityGrants;
import kaikin.policies.rules.iam.NoUnseenPolicies;
import kaikin.policies.rules.iam.NoWildcardAction;
import kaikin.policies.rules.iam.NoWildcardPrincipal;
import kaikin.policies.rules.iam.NoWildcardResource;
import kaikin.policies.rules.iam.NothingIsPublic;
import kaikin.policies.rules.iam.ReadablePolicies;
import kaikin.policies.rules.iam.RolesHaveOneUser;
import kaikin.policies.rules.iam.RootPrincipalNamesOneRole;
import kaikin.policies.rules.iam.ServersAssumeOneRole;
import kaikin.policies.rules.iam.ServicePrincipalNamesItsSource;
import kaikin.policies.rules.iam.SourceIdentityIsBound;
import kaikin.policies.rules.lambda.AsyncFunctionsHaveFailurePaths;
import kaikin.policies.rules.lambda.FunctionConcurrencyIsBounded;
import kaikin.policies.rules.lambda.FunctionEnvironmentHoldsNoSecret;
import kaikin.policies.rules.lambda.FunctionEnvironmentIsItsOwn;
import kaikin.policies.rules.lambda.FunctionLogsAreKept;
import kaikin.policies.rules.lambda.FunctionRuntimeIsSupported;
import kaikin.policies.rules.lambda.InvokePermissionNamesItsSource;
import kaikin.policies.rules.logs.LogGroupsForget;
import kaikin.policies.rules.s3.BucketsAreClosed;
import kaikin.policies.rules.s3.BucketsAreEncrypted;
import kaikin.policies.rules.s3.BucketsAreVersioned;
import kaikin.policies.rules.s3.BucketsWantTls;
import kaikin.policies.rules.s3.WritersStayInTheirPrefix;
import kaikin.policies.rules.scheduler.RunCommandTargetsOneTag;
import kaikin.policies.rules.ssm.CommandsNameTheirDocument;
import kaikin.policies.rules.ssm.DocumentIsPrivate;
import kaikin.policies.rules.ssm.DocumentParametersAreBound;
import kaikin.policies.rules.ssm.DocumentParametersAreNotPasted;
import kaikin.policies.rules.ssm.DocumentScriptsAreStrict;
import kaikin.policies.rules.ssm.ParametersAreSecret;
import kaikin.policies.rules.ssm.SendCommandIsNarrow;
import kaikin.policies.rules.ssm.ServersReadNoSecret;

/** The pack: its table of contents. */
public final class KaikinPack {
    private KaikinPack() {}

    /** For a company with these accounts. */
    public static PolicyPack of(OwnAccounts accounts) {
        return new PolicyPack("kaikin", "0.1.0", "Who can do what, and nobody more", policies(accounts));
    }

    private static List<Policy> policies(OwnAccounts accounts) {
        return List.of(
                // Who is let in
                new AccessIsRead(),
                new ReadablePolicies(),
                new NoWildcardPrincipal(),
                new NoForeignPrincipal(accounts),
                new NoForeignResource(accounts),
                new NoDanglingPrincipal(),
                new NoFederatedPrincipal(),
                new RootPrincipalNamesOneRole(),
                new ServicePrincipalNamesItsSource(),
                new InvokePermissionNamesItsSource(),
                new NothingIsPublic(),
                // What they may
                new NoWildcardAction(),
                new NoWildcardResource(),
                new NoIdentityGrants(),
                new NoUnseenPolicies(),
                new RolesHaveOneUser(accounts),
                // From role to role
                new AssumeRoleEdgesClose(accounts),
                new SourceIdentityIsBound(accounts),
                new ServersAssumeOneRole(accounts),
                new ServersReadNoSecret(accounts),
                new WritersStayInTheirPrefix(accounts),
                // Commands on servers
                new SendCommandIsNarrow(),
                new CommandsNameTheirDocument(accounts),
                new RunCommandTargetsOneTag(accounts),
                new DocumentIsPrivate(),
                new DocumentParametersAreBound(),
                new DocumentParametersAreNotPasted(),
                new DocumentScriptsAreStrict(),
                // Data
                new BucketsAreClosed(),
                new BucketsWantTls(),
                new BucketsAreEncrypted(),
                new BucketsAreVersioned(),
                new ParametersAreSecret(),
                // Functions and their API
                new FunctionRuntimeIsSupported(),
                new FunctionConcurrencyIsBounded(),
                new FunctionEnvironmentHoldsNoSecret(),
                new FunctionEnvironmentIsItsOwn(),
                new AsyncFunctionsHaveFailurePaths(),
                new FunctionLogsAreKept(),
                new LogGroupsForget(),
                new StagesAreLogged(),
                new StagesAreThrottled(),
                new RoutesAreAuthorised(),
                // All of it together
                new AccessIsIntended(),
                // Exemptions from all of these
                new ExemptionsAreCurrent());
    }
}
