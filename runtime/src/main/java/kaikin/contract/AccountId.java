package kaikin.contract;

import java.util.regex.Pattern;

/** An AWS account id: twelve digits, leading zeros included. */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final Pattern SYNTAX = Pattern.compile("[0-9]{12}");

    public AccountId {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "«" + value + "» is not an AWS account id: twelve digits, such as 111111111111");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
