package kaikin.policies.rules;

import java.util.List;
import kaikin.policies.pack.Accounts;
import kaikin.policies.pack.ExemptionsAreCurrent;
import kaikin.policies.pack.Policy;
import kaikin.policies.pack.PolicyPack;

/** The pack: its table of contents. */
public final class KaikinPack {
    private KaikinPack() {}

    /** For a company with these accounts. */
    public static PolicyPack of(Accounts accounts) {
        return new PolicyPack("kaikin", "0.1.0", "Who can do what, and nobody more", policies(accounts));
    }

    private static List<Policy> policies(Accounts accounts) {
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
