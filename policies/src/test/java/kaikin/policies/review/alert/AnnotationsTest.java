package kaikin.policies.review.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void errorsComeBeforeWarningsEachAtItsLine() {
        assertThat(Annotations.of(ReviewFixture.all(ReviewFixture.logs("webhook"), ReviewFixture.wildcard("operator"))))
                .isEqualTo("""
                        ::error file=stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java,line=31,title=no-wildcard-action::aws:iam/rolePolicy:RolePolicy «operator» of account-b: allows «ssm:*»: name the actions
                        ::warning file=stacks/src/main/java/kaikin/stacks/fleet/OperatorRole.java,line=31,title=log-groups-forget::aws:cloudwatch/logGroup:LogGroup «webhook» of account-a: has no retention: set one
                        """);
    }

    @Test
    void aHostileNameStaysInItsLine() {
        var hostile = ReviewFixture.wildcard("x\n::error::forged\r\n::stop-commands::%0A");

        var lines = Annotations.of(ReviewFixture.all(hostile)).lines().toList();

        assertThat(lines).singleElement().asString().contains("«x%0A::error::forged%0D%0A::stop-commands::%250A»");
    }

    @Test
    void aHostileFileStaysInItsProperty() {
        var hostile = ReviewFixture.at("x", List.of(ReviewFixture.line("a,title=b::c%\n.java", 1, "changed")));

        assertThat(Annotations.of(ReviewFixture.all(hostile)))
                .startsWith("::error file=a%2Ctitle=b%3A%3Ac%25%0A.java,line=1,title=");
    }

    @Test
    void moreThanGitHubShowsIsSaid() {
        var many = Stream.concat(
                IntStream.range(0, 13).mapToObj(n -> ReviewFixture.wildcard("role-" + n)),
                IntStream.range(0, 10).mapToObj(n -> ReviewFixture.logs("group-" + n)));

        var lines = Annotations.of(ReviewFixture.all(many.toArray(Alert[]::new)))
                .lines()
                .toList();

        assertThat(lines.subList(0, 10)).allMatch(line -> line.startsWith("::error "));
        assertThat(lines.get(10)).isEqualTo("3 more of level error are in the report.");
        assertThat(lines.subList(11, 21)).allMatch(line -> line.startsWith("::warning "));
        assertThat(lines).hasSize(21);
    }

    @Test
    void whatIsExemptIsNotShownBesideTheCode() {
        assertThat(Annotations.of(
                        ReviewFixture.all(ReviewFixture.exempt(ReviewFixture.wildcard("operator"), "until the move"))))
                .isEmpty();
    }

    @Test
    void withoutALineOfTheProgramItIsShownBesideNoCode() {
        assertThat(Annotations.of(ReviewFixture.all(ReviewFixture.at("operator", List.of()))))
                .startsWith("::error title=no-wildcard-action::");
    }
}
