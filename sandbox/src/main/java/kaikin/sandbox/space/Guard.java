package kaikin.sandbox.space;

/** What bans on a server; each has a script {@code guard-<id>.sh}. */
public enum Guard {
    NFT_SETS("nft-sets");

    private final String id;

    Guard(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    String script() {
        return "guard-" + id + ".sh";
    }
}
