package kaikin.policies.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kaikin.policies.iam.Arn;
import kaikin.policies.iam.Caller;
import kaikin.policies.iam.PrincipalElement;
import kaikin.policies.iam.PrincipalName;
import kaikin.policies.iam.RequestContext;
import kaikin.policies.iam.RequestDimensions;
import kaikin.policies.sets.Box;
import kaikin.policies.sets.Dimension;
import kaikin.policies.sets.RegularLanguage;

/**
 * Principals that policies can only tell apart by condition keys. Together the sets hold everyone: each role of the
 * plans, all others of its account, those of all other accounts, AWS's services, federated users and callers without a
 * signature.
 */
public sealed interface PrincipalSet {
    Dimension PRINCIPAL_ARN = RequestDimensions.of("aws:PrincipalArn");
    Dimension PRINCIPAL_ACCOUNT = RequestDimensions.of("aws:PrincipalAccount");
    Dimension SERVICE_NAME = RequestDimensions.of("aws:PrincipalServiceName");
    Dimension SESSION_NAME = new Dimension(" session", RegularLanguage.TEXT);
    RegularLanguage DIGITS = RegularLanguage.exactly(12, '0', '9');

    /**
     * The principals of a set that a statement's Principal element reaches.
     *
     * @param box which of them
     * @param direct whether they are reached themselves, so that policies on the principal need not agree
     * @param name as the policy has it
     */
    record Reach(Box box, boolean direct, String name) {}

    /** Whether a principal's name is the ARN of one role. */
    static boolean isRole(String principal) {
        return principal.matches("arn:aws:iam::[0-9]{12}:role/[^*?]+");
    }

    /** Names them for reports, where no policy names them closer. */
    String name();

    /** The account whose policies speak for them; empty where there is none or more than one. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /** Whether any policy on the principal's side has to agree, and agrees to everything, since it is not known. */
    default boolean mayDoAllAtHome() {
        return false;
    }

    /** Condition keys whose value follows from who they are. */
    RequestContext fixed();

    /** The requests that they can make at all. */
    default Box box() {
        return Box.ALL;
    }

    /** Finds whom one name of a Principal element that is not everyone's reaches; empty where it reaches none. */
    default Optional<Reach> reach(PrincipalName name) {
        return Optional.empty();
    }

    /** Finds whom a statement's Principal or NotPrincipal reaches. */
    default List<Reach> reach(PrincipalElement principals) {
        if (principals.excluded()) {
            // What NotPrincipal spares depends on three levels of names: never guessed, told by its text.
            var undecided =
                    Box.ALL.with(RequestDimensions.undecided(principals.toString()), RegularLanguage.text("true"));
            return undecided.stream()
                    .map(box -> new Reach(box, true, principals.toString()))
                    .toList();
        }
        return principals.names().stream()
                .flatMap(name ->
                        (name instanceof PrincipalName.Everyone ? reached(Box.ALL, true, name) : reach(name)).stream())
                .toList();
    }

    /** Makes all sets, for the policies of some plans. */
    static Stream<PrincipalSet> of(Collection<PlannedRole> roles, Set<String> accounts, Set<String> federated) {
        return Stream.of(
                        roles.stream().map(OneRole::new),
                        accounts.stream().sorted().map(account -> RestOfAccount.without(roles, account)),
                        federated.stream().sorted().map(Federated::new),
                        Stream.of(OtherAccounts.than(accounts), new Services(), new Anonymous()))
                .flatMap(each -> each);
    }

    private static Optional<Reach> reached(Optional<Box> box, boolean direct, PrincipalName name) {
        return box.map(each -> new Reach(each, direct, name.toString()));
    }

    private static Optional<Reach> reached(Box box, boolean direct, PrincipalName name) {
        return reached(Optional.of(box), direct, name);
    }

    /** The sessions of one role. */
    record OneRole(PlannedRole role) implements PrincipalSet {
        @Override
        public String name() {
            return role.arn().toString();
        }

        @Override
        public Optional<String> account() {
            return Optional.of(role.account());
        }

        @Override
        public RequestContext fixed() {
            return role.session()
                    .context()
                    .with("aws:PrincipalServiceName")
                    .with("aws:PrincipalServiceNamesList")
                    .with("aws:username")
                    .with("aws:FederatedProvider");
        }

        @Override
        public Optional<Reach> reach(PrincipalName name) {
            if (name instanceof PrincipalName.Account account) {
                return account.id().equals(role.account())
                        ? PrincipalSet.reached(Box.ALL, false, name)
                        : Optional.empty();
            }
            return name instanceof PrincipalName.Identity identity ? reach(identity) : Optional.empty();
        }

        private Optional<Reach> reach(PrincipalName.Identity identity) {
            var session = "assumed-role/" + role.name() + "/";
            var arn = identity.arn();
            if (arn.equals(role.arn())) {
                return PrincipalSet.reached(Box.ALL, true, identity);
            }
            return arn.service().equals("sts")
                            && arn.account().equals(role.account())
                            && arn.resource().startsWith(session)
                    ? PrincipalSet.reached(
                            Box.ALL.with(
                                    SESSION_NAME,
                                    RegularLanguage.text(arn.resource().substring(session.length()))),
                            true,
                            identity)
                    : Optional.empty();
        }
    }

    /** Everyone in an account but the roles of the plans: administrators, other roles, users. */
    record RestOfAccount(String id, Box box) implements PrincipalSet {
        static RestOfAccount without(Collection<PlannedRole> roles, String id) {
            var ours = RegularLanguage.texts(roles.stream()
                    .filter(role -> role.account().equals(id))
                    .map(role -> role.arn().toString())
                    .toList());
            return new RestOfAccount(
                    id,
                    Box.ALL
                            .with(
                                    PRINCIPAL_ARN,
                                    identities(RegularLanguage.text(id)).minus(ours))
                            .orElseThrow());
        }

        @Override
        public String name() {
            return id;
        }

        @Override
        public Optional<String> account() {
            return Optional.of(id);
        }

        @Override
        public boolean mayDoAllAtHome() {
            return true;
        }

        @Override
        public RequestContext fixed() {
            return RequestContext.EMPTY
                    .with("aws:PrincipalAccount", id)
                    .with("aws:PrincipalIsAWSService", "false")
                    .with("aws:PrincipalServiceName")
                    .with("aws:PrincipalServiceNamesList");
        }

        @Override
        public Optional<Reach> reach(PrincipalName name) {
            if (name instanceof PrincipalName.Account account) {
                return account.id().equals(id) ? PrincipalSet.reached(Box.ALL, false, name) : Optional.empty();
            }
            return name instanceof PrincipalName.Identity identity
                            && identity.arn().account().equals(id)
                    ? PrincipalSet.reached(called(identity.arn(), box()), true, name)
                    : Optional.empty();
        }
    }

    /** Everyone in the accounts that no plan is about. */
    record OtherAccounts(Box box) implements PrincipalSet {
        static OtherAccounts than(Set<String> ours) {
            var others = DIGITS.minus(RegularLanguage.texts(ours));
            return new OtherAccounts(Box.ALL
                    .with(PRINCIPAL_ACCOUNT, others)
                    .flatMap(box -> box.with(PRINCIPAL_ARN, identities(others)))
                    .orElseThrow());
        }

        @Override
        public String name() {
            return "*";
        }

        @Override
        public boolean mayDoAllAtHome() {
            return true;
        }

        @Override
        public RequestContext fixed() {
            return RequestContext.EMPTY
                    .with("aws:PrincipalIsAWSService", "false")
                    .with("aws:PrincipalServiceName")
                    .with("aws:PrincipalServiceNamesList");
        }

        @Override
        public Optional<Reach> reach(PrincipalName name) {
            if (name instanceof PrincipalName.Account account) {
                return PrincipalSet.reached(
                        box().with(PRINCIPAL_ACCOUNT, RegularLanguage.text(account.id())), false, name);
            }
            return name instanceof PrincipalName.Identity identity
                    ? PrincipalSet.reached(
                            box().with(
                                            PRINCIPAL_ACCOUNT,
                                            RegularLanguage.text(identity.arn().account()))
                                    .flatMap(box -> called(identity.arn(), box)),
                            true,
                            name)
                    : Optional.empty();
        }
    }

    /** AWS's services, acting for themselves. */
    record Services() implements PrincipalSet {
        @Override
        public String name() {
            return "AWS services";
        }

        @Override
        public RequestContext fixed() {
            return RequestContext.EMPTY
                    .with("aws:PrincipalIsAWSService", "true")
                    .with("aws:PrincipalArn")
                    .with("aws:username");
        }

        @Override
        public Box box() {
            return Box.ALL
                    .with(SERVICE_NAME, RegularLanguage.TEXT.minus(RegularLanguage.text("")))
                    .orElseThrow();
        }

        @Override
        public Optional<Reach> reach(PrincipalName name) {
            return name instanceof PrincipalName.Service service
                    ? PrincipalSet.reached(Box.ALL.with(SERVICE_NAME, RegularLanguage.text(service.name())), true, name)
                    : Optional.empty();
        }
    }

    /** The users of an identity provider. */
    record Federated(String provider) implements PrincipalSet {
        @Override
        public String name() {
            return provider;
        }

        @Override
        public RequestContext fixed() {
            return RequestContext.EMPTY
                    .with("aws:PrincipalIsAWSService", "false")
                    .with("aws:PrincipalArn");
        }

        @Override
        public Optional<Reach> reach(PrincipalName name) {
            return name instanceof PrincipalName.Federated other
                            && other.provider().equals(provider)
                    ? PrincipalSet.reached(Box.ALL, true, name)
                    : Optional.empty();
        }
    }

    /** Callers without a signature. */
    record Anonymous() implements PrincipalSet {
        @Override
        public String name() {
            return "anonymous callers";
        }

        @Override
        public RequestContext fixed() {
            return new Caller.Anonymous().context().with("aws:PrincipalArn");
        }
    }

    /** The values of aws:PrincipalArn in some accounts: a role, a user, a federated user, the root. */
    private static RegularLanguage identities(RegularLanguage accounts) {
        return RegularLanguage.sequence(List.of(
                RegularLanguage.text("arn:aws:iam::").or(RegularLanguage.text("arn:aws:sts::")),
                accounts,
                RegularLanguage.text(":"),
                RegularLanguage.TEXT));
    }

    /** Keeps those that an ARN means; whose sessions a session's ARN means, its role's name says. */
    private static Optional<Box> called(Arn arn, Box box) {
        if (!arn.resource().startsWith("assumed-role/")) {
            return box.with(PRINCIPAL_ARN, RegularLanguage.text(arn.toString()));
        }
        var parts = arn.resource().split("/", 3);
        var roles = RegularLanguage.sequence(List.of(
                RegularLanguage.text("arn:aws:iam::" + arn.account() + ":role/"),
                RegularLanguage.text("")
                        .or(RegularLanguage.sequence(List.of(RegularLanguage.TEXT, RegularLanguage.text("/")))),
                RegularLanguage.text(parts[1])));
        return box.with(PRINCIPAL_ARN, roles).flatMap(each -> each.with(SESSION_NAME, RegularLanguage.text(parts[2])));
    }
}
