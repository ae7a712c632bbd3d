package kaikin.stacks.config;

import kaikin.contract.AccountId;

/** Where a stack is deployed, and whose hub it belongs to. */
public record Place(AccountId account, String region, AccountId hub) {
    /** An ARN of this account and region. */
    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }
}
