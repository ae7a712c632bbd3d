package kaikin.stacks.config;

import kaikin.contract.AccountId;

/** The account and region that a stack is deployed to, and the hub that it belongs to. */
public record Deployment(AccountId account, String region, AccountId hub) {
    /** An ARN of this account and region. */
    public String arn(String service, String resource) {
        return arn(service, account, resource);
    }

    /** An ARN of the hub in this region. */
    public String hubArn(String service, String resource) {
        return arn(service, hub, resource);
    }

    private String arn(String service, AccountId owner, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, owner, resource);
    }
}
