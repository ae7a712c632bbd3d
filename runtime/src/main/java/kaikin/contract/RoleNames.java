package kaikin.contract;

/**
 * The roles of hub and fleets. Their names are fixed, so that either account can trust the other's before it exists.
 */
public final class RoleNames {
    /** The name of {@link #keepActive}, and of the schedules' group. */
    public static final String KEEP_ACTIVE = "kaikin-keep-active";

    private RoleNames() {}

    /** Execution role of the webhook function, in the hub. */
    public static RoleArn webhook(AccountId hub) {
        return new RoleArn(hub, "kaikin-webhook");
    }

    /** Execution role of the outcome function, in the hub. */
    public static RoleArn outcome(AccountId hub) {
        return new RoleArn(hub, "kaikin-outcome");
    }

    /** Starts a release in a fleet's account; the webhook function assumes it. */
    public static RoleArn operator(AccountId fleet) {
        return new RoleArn(fleet, "kaikin-operator");
    }

    /** Reads how a command ended in a fleet's account; the outcome function assumes it. */
    public static RoleArn reader(AccountId fleet) {
        return new RoleArn(fleet, "kaikin-reader");
    }

    /** The role that EventBridge forwards events to the hub with, in each fleet's account. */
    public static RoleArn forwarder(AccountId fleet) {
        return new RoleArn(fleet, "kaikin-forwarder");
    }

    /** Instance role of a fleet's servers. */
    public static RoleArn server(AccountId fleet) {
        return new RoleArn(fleet, "kaikin-server");
    }

    /** Writes one fleet's ban lists, in the hub; that fleet's servers assume it. */
    public static RoleArn writer(AccountId hub, AccountId fleet) {
        return new RoleArn(hub, "kaikin-writer-" + fleet);
    }

    /** The role that EventBridge Scheduler starts the upload with, in each fleet's account. */
    public static RoleArn schedule(AccountId fleet) {
        return new RoleArn(fleet, "kaikin-schedule");
    }

    /** The role that EventBridge Scheduler calls both functions with once a day, in the hub. */
    public static RoleArn keepActive(AccountId hub) {
        return new RoleArn(hub, KEEP_ACTIVE);
    }
}
