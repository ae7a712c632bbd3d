package kaikin.policies.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions, operator by operator: values are separated by semicolons, "-" is a missing key. */
class ConditionTest {
    private static boolean holds(String operator, String key, String wanted, String carried) {
        var values = wanted.isEmpty() ? "['']" : "['" + wanted.replace(";", "','") + "']";
        var statement = Policies.document("{'Effect': 'Allow', 'Action': '*', 'Condition': {'" + operator + "': {'"
                + key + "': " + values + "}}}");
        var context = carried.equals("-")
                ? RequestContext.EMPTY
                : RequestContext.EMPTY.with(key, List.of(carried.split(";", -1)));
        return statement.statements().get(0).conditions().get(0).holds(context);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "StringEquals               | a     | a     | true",
                "StringEquals               | a     | A     | false",
                "StringEquals               | a;b   | b     | true",
                "StringEquals               | a*    | ab    | false",
                "StringEquals               | a*    | a*    | true",
                "StringEquals               | a     | -     | false",
                "StringEqualsIfExists       | a     | -     | true",
                "StringEqualsIfExists       | a     | b     | false",
                "StringNotEquals            | a     | b     | true",
                "StringNotEquals            | a;b   | b     | false",
                "StringNotEquals            | a     | -     | true",
                "StringNotEqualsIfExists    | a     | -     | true",
                "StringEqualsIgnoreCase     | Abc   | aBC   | true",
                "StringNotEqualsIgnoreCase  | Abc   | aBC   | false",
                "StringNotEqualsIgnoreCase  | Abc   | -     | true",
                "StringLike                 | a*c   | abbc  | true",
                "StringLike                 | a*c   | Abc   | false",
                "StringLike                 | a?c   | abbc  | false",
                "StringLike                 | a.c   | abc   | false",
                "StringLike                 | ${*}  | a     | false",
                "StringLike                 | ${*}  | *     | true",
                "StringLike                 | ${?}  | ?     | true",
                "StringLike                 | ${$}  | $     | true",
                "StringLike                 | $x    | $x    | true",
                "StringNotLike              | a*    | abc   | false",
                "StringNotLike              | a*    | -     | true"
            })
    void comparesText(String operator, String wanted, String carried, boolean holds) {
        assertThat(holds(operator, "sts:ExternalId", wanted, carried)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NumericEquals              | 10 | 10.0 | true",
                "NumericNotEquals           | 10 | 10.0 | false",
                "NumericNotEquals           | 10 | -    | true",
                "NumericLessThan            | 10 | 9    | true",
                "NumericLessThan            | 10 | 10   | false",
                "NumericLessThanEquals      | 10 | 10   | true",
                "NumericLessThanEquals      | 10 | 11   | false",
                "NumericGreaterThan         | 10 | 10   | false",
                "NumericGreaterThan         | 10 | 100  | true",
                "NumericGreaterThanEquals   | 10 | 10   | true",
                "NumericGreaterThanEquals   | 10 | 9    | false",
                "NumericLessThan            | 10 | -    | false",
                "NumericLessThanIfExists    | 10 | -    | true",
                "NumericEquals              | -3 | -3.0 | true",
                "NumericLessThan            | 0  | -0.5 | true",
                "NumericEquals              | 0  | -0   | true",
                "NumericEquals              | 12345678901234567890.5 | 12345678901234567890.50 | true",
                "NumericEquals              | 0.1 | 0.10000000000000000001 | false"
            })
    void comparesNumbers(String operator, String wanted, String carried, boolean holds) {
        assertThat(holds(operator, "s3:max-keys", wanted, carried)).isEqualTo(holds);
    }

    /** JSON's own numbers, which no text stands around: digit by digit, however long. */
    @ParameterizedTest
    @CsvSource({
        "10, 10, true",
        "10000000.5, 10000000.5, true",
        "0.1000000000000000000001, 0.1, false",
        "12345678901234567890123, 12345678901234567890123, true"
    })
    void readsNumbersOfJsonWhole(String wanted, String carried, boolean holds) {
        var statement = Policies.document(
                        "{'Effect': 'Allow', 'Action': '*', 'Condition': {'NumericEquals': {'s3:max-keys': " + wanted
                                + "}}}")
                .statements()
                .get(0);

        assertThat(statement.conditions().get(0).holds(RequestContext.EMPTY.with("s3:max-keys", carried)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DateEquals              | 2026-11-22T00:00:00Z | 2026-11-22T09:00:00+09:00 | true",
                "DateEquals              | 2026-11-22           | 2026-11-22T00:00:00Z      | true",
                "DateEquals              | 2026-11              | 2026-11-01T00:00:00Z      | true",
                "DateEquals              | 2026                 | 2026-01-01T00:00Z         | true",
                "DateEquals              | 1577836800           | 2020-01-01T00:00:00Z      | true",
                "DateNotEquals           | 2026-11-22T00:00:00Z | 2026-11-22T00:00:01Z      | true",
                "DateNotEquals           | 2026-11-22T00:00:00Z | -                         | true",
                "DateLessThan            | 2026-11-22T00:00:00Z | 2026-11-21T23:59:59Z      | true",
                "DateLessThan            | 2026-11-22T00:00:00Z | 2026-11-22T00:00:00Z      | false",
                "DateLessThanEquals      | 2026-11-22T00:00:00Z | 2026-11-22T00:00:00Z      | true",
                "DateGreaterThan         | 2026-11-22T00:00:00Z | 2026-11-22T00:00:01Z      | true",
                "DateGreaterThan         | 2026-11-22T00:00:00Z | 2026-11-22T00:00:00Z      | false",
                "DateGreaterThanEquals   | 2026-11-22T00:00:00Z | 2026-11-22T00:00:00Z      | true",
                "DateGreaterThanEquals   | 2026-11-22T00:00:00Z | -                         | false"
            })
    void comparesDates(String operator, String wanted, String carried, boolean holds) {
        assertThat(holds(operator, "aws:CurrentTime", wanted, carried)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IpAddress           | 203.0.113.0/24             | 203.0.113.255 | true",
                "IpAddress           | 203.0.113.0/24             | 203.0.114.0   | false",
                "IpAddress           | 203.0.113.7                | 203.0.113.7   | true",
                "IpAddress           | 203.0.113.7                | 203.0.113.8   | false",
                "IpAddress           | 203.0.113.9/24             | 203.0.113.1   | true",
                "IpAddress           | 0.0.0.0/0                  | 203.0.113.1   | true",
                "IpAddress           | 0.0.0.0/0                  | 2001:db8::1   | false",
                "IpAddress           | 2001:DB8:1234:5678::/64    | 2001:db8:1234:5678:9::1 | true",
                "IpAddress           | 2001:DB8:1234:5678::/64    | 2001:db8:1234:5679::1   | false",
                "IpAddress           | ::1                        | 0:0:0:0:0:0:0:1         | true",
                "IpAddress           | 203.0.113.0/24             | ::ffff:203.0.113.7      | true",
                "IpAddress           | 203.0.113.0/24             | ::FFFF:cb00:7107        | true",
                "IpAddress           | 203.0.113.0/24             | 0:0:0:0:0:ffff:203.0.114.7 | false",
                "IpAddress           | ::ffff:203.0.113.0/120     | 203.0.113.7   | true",
                "IpAddress           | ::ffff:203.0.113.0/120     | 203.0.114.7   | false",
                "IpAddress           | ::ffff:0:0/96              | 203.0.113.7   | true",
                "IpAddress           | ::ffff:203.0.113.7         | 203.0.113.7   | true",
                "IpAddress           | ::ffff:0:0/96              | 2001:db8::1   | false",
                "IpAddress           | ::203.0.113.7              | 203.0.113.7   | false",
                "IpAddress           | ::203.0.113.7              | ::cb00:7107   | true",
                "IpAddress           | 64:ff9b::203.0.113.7       | 64:ff9b::cb00:7107 | true",
                "NotIpAddress        | 203.0.113.0/24             | ::ffff:203.0.113.7      | false",
                "IpAddress           | 203.0.113.0/24             | -             | false",
                "IpAddressIfExists   | 203.0.113.0/24             | -             | true",
                "NotIpAddress        | 203.0.113.0/24             | 203.0.113.1   | false",
                "NotIpAddress        | 203.0.113.0/24             | 203.0.114.1   | true",
                "NotIpAddress        | 203.0.113.0/24             | -             | true"
            })
    void comparesAddresses(String operator, String wanted, String carried, boolean holds) {
        assertThat(holds(operator, "aws:SourceIp", wanted, carried)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ArnEquals    | arn:aws:iam::111111111111:role/a     | arn:aws:iam::111111111111:role/a   | true",
                "ArnEquals    | arn:aws:iam::111111111111:role/a     | arn:aws:iam::111111111111:role/A   | false",
                "ArnEquals    | arn:aws:iam::111111111111:role/*     | arn:aws:iam::111111111111:role/a/b | true",
                "ArnLike      | arn:aws:iam::*:role/a                | arn:aws:iam::999999999999:role/a   | true",
                "ArnLike      | arn:aws:iam:*:role/a                 | arn:aws:iam::999999999999:role/a   | malformed",
                "ArnLike      | arn:aws:sns:*:1:t                    | arn:aws:sns:r:1:t                  | true",
                "ArnLike      | arn:aws:sns:*:1:t                    | arn:aws:sns:r:2:1:t                | false",
                "ArnLike      | arn:aws:logs:r:1:log-group:*         | arn:aws:logs:r:1:log-group:a:b     | true",
                "ArnLike      | arn:aws:iam::111111111111:role/a     | nonsense                           | false",
                "ArnNotLike   | arn:aws:iam::111111111111:role/a     | nonsense                           | true",
                "ArnEquals    | arn:aws:iam::111111111111:role/a     | -                                  | false",
                "ArnNotEquals | arn:aws:iam::111111111111:role/a     | -                                  | true",
                "ArnNotEquals | arn:aws:iam::111111111111:role/a     | arn:aws:iam::111111111111:role/a   | false",
                "ArnEqualsIfExists | arn:aws:iam::111111111111:role/a | -                                 | true"
            })
    void comparesArns(String operator, String wanted, String carried, String outcome) {
        if (outcome.equals("malformed")) {
            assertThatThrownBy(() -> holds(operator, "aws:SourceArn", wanted, carried))
                    .isInstanceOf(MalformedPolicyException.class);
        } else {
            assertThat(holds(operator, "aws:SourceArn", wanted, carried)).isEqualTo(Boolean.valueOf(outcome));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bool         | aws:SecureTransport | true         | true         | true",
                "Bool         | aws:SecureTransport | false        | true         | false",
                "Bool         | aws:SecureTransport | True         | true         | true",
                "Bool         | aws:SecureTransport | false        | -            | false",
                "BoolIfExists | aws:SecureTransport | false        | -            | true",
                "Null         | aws:SourceArn       | true         | -            | true",
                "Null         | aws:SourceArn       | false        | -            | false",
                "Null         | aws:SourceArn       | true         | x            | false",
                "Null         | aws:SourceArn       | false        | x            | true",
                "BinaryEquals | sts:ExternalId      | QmluYXJ5     | QmluYXJ5     | true",
                "BinaryEquals | sts:ExternalId      | QmluYXJ5     | QmluYXJ6     | false",
                "BinaryEquals | sts:ExternalId      | QmluYXJ5     | -            | false"
            })
    void comparesTruthAndBytes(String operator, String key, String wanted, String carried, boolean holds) {
        assertThat(holds(operator, key, wanted, carried)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ForAllValues:StringEquals         | a;b | a;b | true",
                "ForAllValues:StringEquals         | a;b | a   | true",
                "ForAllValues:StringEquals         | a;b | a;c | false",
                "ForAllValues:StringEquals         | a;b | -   | true",
                "ForAllValues:StringNotEquals      | a;b | c;d | true",
                "ForAllValues:StringNotEquals      | a;b | c;a | false",
                "ForAnyValue:StringEquals          | a;b | c;b | true",
                "ForAnyValue:StringEquals          | a;b | c;d | false",
                "ForAnyValue:StringEquals          | a;b | -   | false",
                "ForAnyValue:StringEqualsIfExists  | a;b | -   | true",
                "ForAnyValue:StringNotEquals       | a;b | a;c | true",
                "ForAnyValue:StringNotEquals       | a;b | a;b | false",
                "ForAnyValue:StringNotEquals       | a;b | -   | false",
                "ForAllValues:StringLike           | a*  | ab;ac | true"
            })
    void comparesSets(String operator, String wanted, String carried, boolean holds) {
        assertThat(holds(operator, "aws:TagKeys", wanted, carried)).isEqualTo(holds);
    }

    @Test
    void takesAnEmptyValueInASetForNone() {
        assertThat(holds("ForAllValues:StringEquals", "aws:TagKeys", "a", "")).isTrue();
        assertThat(holds("ForAnyValue:StringEquals", "aws:TagKeys", "", "")).isFalse();
        assertThat(holds("StringEquals", "s3:prefix", "", "")).isTrue();
    }

    @Test
    void fallsIntoTheTrapOfForAllValuesOnASingleKeyAsAwsDoes() {
        assertThat(holds("ForAllValues:ArnEquals", "aws:SourceArn", "arn:aws:sns:r:1:t", "-"))
                .isTrue();
    }

    @Test
    void refusesARequestValueThatIsNoAddress() {
        assertThatThrownBy(() -> holds("IpAddress", "aws:SourceIp", "203.0.113.0/24", "localhost"))
                .hasMessage("«localhost» is not an IP address or range: write 203.0.113.0/24 or 2001:db8::/32");
    }
}
