package kaikin.stacks.fleet;

import java.util.List;
import kaikin.contract.AccountId;
import kaikin.stacks.config.Deployment;

/** The scripts of one fleet that is not the hub's own, as they are deployed. */
final class Scripts {
    static final AccountId HUB = new AccountId("111111111111");
    static final AccountId ACCOUNT = new AccountId("222222222222");
    static final String REGION = "ap-northeast-1";

    private static final ServerScript DEPLOYED = new ServerScript(new Deployment(ACCOUNT, REGION, HUB));

    private Scripts() {}

    static ServerDocument.Content release() {
        return DEPLOYED.release();
    }

    static ServerDocument.Content upload() {
        return DEPLOYED.upload();
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
