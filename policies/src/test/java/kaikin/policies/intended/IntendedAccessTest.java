package kaikin.policies.intended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kaikin.policies.intended.DeploymentNames.Fleet;
import kaikin.policies.intended.IntendedAccess.Entry;
import kaikin.policies.intended.IntendedAccess.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntendedAccessTest {
    private static final DeploymentNames DEPLOYMENT = new DeploymentNames(
            "111111111111",
            "ap-northeast-1",
            "api",
            List.of(
                    new Fleet("111111111111", "kaikin-server", true, "bot", "one"),
                    new Fleet("222222222222", "team/web", false, "guard", "two")),
            List.of());

    private static final String HEAD = "## `one` in `{hub}`\n\n| may | on | when |\n|---|---|---|\n";

    @Test
    void aRowAboutFleetsIsThereForEach() {
        var table = IntendedAccess.parse("""
                ## `{server}` in `{fleet}`

                | may | on | when |
                |---|---|---|
                | `ssm:SendCommand` | `arn:aws:ec2:{region}:{fleet}:instance/*` | `StringEquals ssm:resourceTag/{tag-key} [{tag-value}]` |

                ## `ec2.amazonaws.com`

                | may | on | when |
                |---|---|---|
                | `sts:AssumeRole` | `arn:aws:iam::{new-role-fleet}:role/{server}` | |

                ## everyone else in `{other-fleet}`

                | may | on | when |
                |---|---|---|
                | `events:PutEvents` | `arn:aws:events:{region}:{hub}:event-bus/kaikin` | |

                ## everyone

                | never | on | when |
                |---|---|---|
                | `s3:*` | `arn:aws:s3:::b/*` | `ArnNotEquals aws:PrincipalArn [arn:aws:iam::{hub}:role/a, arn:aws:iam::{hub}:role/w-{fleet}]` |
                """);

        assertThat(table.of(DEPLOYMENT))
                .extracting(IntendedAccessTest::text)
                .containsExactly(
                        "AWS arn:aws:iam::111111111111:role/kaikin-server ALLOW arn:aws:ec2:ap-northeast-1:111111111111:instance/*"
                                + " StringEquals ssm:resourceTag/bot [one]",
                        "AWS arn:aws:iam::222222222222:role/team/web ALLOW arn:aws:ec2:ap-northeast-1:222222222222:instance/*"
                                + " StringEquals ssm:resourceTag/guard [two]",
                        "Service ec2.amazonaws.com ALLOW arn:aws:iam::111111111111:role/kaikin-server",
                        "AWS 222222222222 ALLOW arn:aws:events:ap-northeast-1:111111111111:event-bus/kaikin",
                        "* DENY arn:aws:s3:::b/* ArnNotEquals aws:PrincipalArn [arn:aws:iam::111111111111:role/a,"
                                + " arn:aws:iam::111111111111:role/w-111111111111, arn:aws:iam::111111111111:role/w-222222222222]");
    }

    private static String text(Entry entry) {
        var statement = entry.statement();
        var principal = entry.holder() instanceof Principal.Everyone
                ? "*"
                : (entry.holder() instanceof Principal.Service ? "Service " : "AWS ")
                        + statement.principals().orElseThrow().names().get(0);
        var conditions = statement.conditions().stream()
                .map(each -> " " + each.operator() + " " + each.key() + " " + each.values())
                .toList();
        return principal + " " + statement.effect() + " "
                + statement.resources().orElseThrow().patterns().get(0).text() + String.join("", conditions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "## the servers; 1: «the servers» names nobody",
                "## `one` in hub; 1: «`one` in hub» names nobody",
                "HEAD| `s3:GetObject` | `arn:aws:s3:::b/*` |; 5: a row has three columns",
                "HEAD| s3:GetObject | `arn:aws:s3:::b/*` | |; 5: «s3:GetObject» is no `action`",
                "HEAD| `s3:GetObject` | `arn:aws:s3:::b/*` | `aws:SourceIp` |; 5: «aws:SourceIp» is no condition",
                "HEAD| `s3:GetObject` | `arn:aws:s3:::b/*` | `Bool aws:Secure [true]` |; 5: statement 1: the condition key",
                "HEAD| `s3:GetObject` | `arn:aws:s3:::{fleets}/*` | |; has {fleets} where that name is not known",
                "HEAD| `s3:GetObject` | `arn:aws:s3:::{our-fleet}/*` | |; knows no {our-fleet}",
                "| may | on | when |; 1: a row has three columns, below the title of whom it is about",
                "## everyone/| can | on | when |; 2: a table's first column is «may» or «never»"
            })
    void whatIsNotUnderstoodIsSaidWithItsLine(String table, String message) {
        var markdown = table.replace("HEAD", HEAD).replace("everyone/", "everyone\n");

        assertThatThrownBy(() -> IntendedAccess.parse(markdown).of(DEPLOYMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    /** The README's table is the sentences of this one. */
    @Test
    void theReadmeSaysTheSameOfEachRole() throws IOException {
        var readme = Files.readString(Path.of(System.getProperty("kaikin.project", ".."), "README.md"));

        var rows = IntendedAccess.read().sections().stream()
                .flatMap(section -> row(section).stream())
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> assertThat(readme).contains(row));
    }

    /** A fork has other accounts, and the same table. */
    @Test
    void theTableNamesNoAccountOrRegion() throws IOException {
        var table =
                Files.readString(Path.of(System.getProperty("kaikin.project", ".."), "policies/intended-access.md"));

        assertThat(table).isNotEmpty().doesNotContainPattern("[0-9]{12}|[a-z]{2}-[a-z]+-[0-9]");
    }

    private static Optional<String> row(IntendedAccess.Section section) {
        var cells = List.of(section.text().split(" · ", -1));
        return section.principal() instanceof Principal.Role role && cells.size() == 3
                ? Optional.of("| " + name(role) + " | " + String.join(" | ", cells) + " |")
                : Optional.empty();
    }

    private static String name(Principal.Role role) {
        return role.name().replace("kaikin-", "").replace("-{fleet}", "").replaceAll("[{}]", "");
    }
}
